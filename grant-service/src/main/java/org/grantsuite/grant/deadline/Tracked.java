package org.grantsuite.grant.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deadline of a grant, and what met it. */
public record Tracked(
        UUID grantId, Due due, Instant recordedAt, @Nullable Met met) {
    /** @param by the submission that met it, or the evidence recorded */
    public record Met(LocalDate on, String by) {}

    int daysLeft(LocalDate asOf) {
        return Math.toIntExact(ChronoUnit.DAYS.between(asOf, due.on()));
    }

    boolean overdue(LocalDate asOf) {
        return met == null && asOf.isAfter(due.on());
    }
}
