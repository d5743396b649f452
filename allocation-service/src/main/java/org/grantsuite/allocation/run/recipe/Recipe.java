package org.grantsuite.allocation.run.recipe;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.apportionment.method.Method;
import org.jspecify.annotations.Nullable;

/**
 * How a run is worked out, as data.
 *
 * @param placed what caps cut off is redistributed; else it stays in the pot
 * @param earlierRunIds what counts as got before
 * @param queue null where all are paid at once
 */
public record Recipe(
        Method method,
        List<Filter> filters,
        List<Limit> limits,
        boolean placed,
        @Nullable TrueUpRule trueUp,
        List<UUID> earlierRunIds,
        @Nullable Queue queue) {

    /** A method and nothing else. */
    public static Recipe of(Method method) {
        return new Recipe(method, List.of(), List.of(), true, null, List.of(), null);
    }

    public Optional<Limit> limit(Limit.Level level) {
        return limits.stream().filter(limit -> limit.level() == level).findFirst();
    }
}
