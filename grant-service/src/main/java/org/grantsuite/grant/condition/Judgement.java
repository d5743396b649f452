package org.grantsuite.grant.condition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody found a condition to be; never changed, only followed by another. */
public record Judgement(Finding finding, Instant recordedAt, String recordedBy) {
    /** A judgement as it is told. */
    public record Finding(
            ConditionState state,
            LocalDate judgedOn,
            @Nullable String reason,
            @Nullable String evidence) {}

    public ConditionState state() {
        return finding.state();
    }
}
