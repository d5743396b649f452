package org.grantsuite.grant.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deadline of a grant, wherever it comes from; it ends at midnight in London. */
public record Due(
        @Nullable UUID id,
        String code,
        DeadlineKind kind,
        String label,
        LocalDate on,
        String source,
        @Nullable Counted counted) {

    static Due condition(String code, String label, LocalDate on, String source) {
        return new Due(null, code, DeadlineKind.CONDITION, label, on, source, null);
    }

    /** The first moment after it: 23:59 of the due day is in time, 00:01 of the next is not, summer or winter. */
    Instant endsAt(ZoneId zone) {
        return on.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
