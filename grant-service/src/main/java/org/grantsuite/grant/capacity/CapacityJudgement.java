package org.grantsuite.grant.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.ledger.domain.Capacity;
import org.jspecify.annotations.Nullable;

/** In which capacity the council acts from a day on, and what the second person said to it. */
public record CapacityJudgement(
        Stamp stamp, Judged judged, @Nullable Answer answer) {

    /** @param potCode the whole grant where none is named */
    public record Judged(
            UUID grantId, @Nullable String potCode, Capacity capacity, String rationale, LocalDate effectiveOn) {}

    public record Answer(boolean approved, @Nullable String note, Instant recordedAt, String recordedBy) {}

    public UUID id() {
        return stamp.id();
    }
}
