package org.grantsuite.grant.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who is told of a deadline, at which distance. */
public record Ladder(
        List<Step> steps,
        boolean configuredDefault,
        @Nullable Instant recordedAt,
        @Nullable String recordedBy,
        long version) {

    /**
     * @param daysBefore days before the due day; 0 on the day itself, negative after it
     * @param kind null for both kinds
     */
    public record Step(
            int daysBefore, List<String> tell, @Nullable DeadlineKind kind) {
        boolean isFor(DeadlineKind asked) {
            return kind == null || kind == asked;
        }
    }

    /** A distance that has been reached, and everybody who is told at it. */
    public record Rung(int daysBefore, Set<String> tell) {}

    static Ladder byDefault(List<Step> steps) {
        return new Ladder(steps, true, null, null, 0);
    }

    /** The first distance that two steps for the same kind share. */
    static Optional<Integer> shared(List<Step> steps) {
        Set<List<Object>> seen = new HashSet<>();
        return steps.stream()
                .filter(step -> !seen.add(List.of(step.daysBefore(), Objects.requireNonNullElse(step.kind(), "BOTH"))))
                .map(Step::daysBefore)
                .findFirst();
    }

    /** The distances a deadline has reached, the nearest last. */
    List<Rung> reached(Due due, LocalDate today) {
        var byDistance = new TreeMap<Integer, Set<String>>(Comparator.reverseOrder());
        steps.stream()
                .filter(step ->
                        step.isFor(due.kind()) && !today.isBefore(due.on().minusDays(step.daysBefore())))
                .forEach(step -> byDistance
                        .computeIfAbsent(step.daysBefore(), distance -> new LinkedHashSet<>())
                        .addAll(step.tell()));
        return byDistance.entrySet().stream()
                .map(entry -> new Rung(entry.getKey(), entry.getValue()))
                .toList();
    }
}
