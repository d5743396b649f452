package org.grantsuite.allocation.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/** The places of a queue, out of the snapshot the run is frozen on. Missing is not last: who has none refuses the run. */
final class QueuePlaces {
    private static final int LONGEST = 10_000;
    private static final int MOST_TOLD = 100;

    private final Map<String, Long> places = new HashMap<>();
    private final List<Violation> missing = new ArrayList<>();

    void put(String providerId, @Nullable String locationId, String service, long place) {
        places.put(key(providerId, locationId, service), place);
    }

    /** Place of a line that asks for something; 0 where it has none, which is noted. */
    long of(RunColumns.Whose whose) {
        String key = key(whose.providerId(), whose.locationId(), whose.service());
        Long place = places.get(key);
        if (place == null) {
            missing.add(Violation.of(key + "|" + whose.driver(), "no place in the queue"));
            return 0;
        }
        return place;
    }

    private static String key(String providerId, @Nullable String locationId, String service) {
        return String.join("|", providerId, locationId == null ? "" : locationId, service);
    }

    /** @throws Refusal where a line has no place, or there are more lines than are served one after another */
    void requireEach(String driver, int lines) {
        if (!missing.isEmpty()) {
            throw Refusal.of(
                            RunProblem.RUN_QUEUE_PLACE_MISSING,
                            missing.size() + " line(s) of the run have no " + driver + " in the snapshot")
                    .violations(missing.subList(0, Math.min(MOST_TOLD, missing.size())));
        }
        if (lines > LONGEST) {
            throw Refusal.of(
                    RunProblem.RUN_QUEUE_TOO_LONG,
                    lines + " lines; a queue serves at most " + LONGEST + ", filter or split it");
        }
    }
}
