package org.grantsuite.grant.period;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who closed a period, asked for its reopening or answered that, when and why. */
public record PeriodStep(
        int number, PeriodAction action, @Nullable String reason, Instant recordedAt, String recordedBy) {}
