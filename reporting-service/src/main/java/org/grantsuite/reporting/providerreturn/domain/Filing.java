package org.grantsuite.reporting.providerreturn.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a statement reached us: under which id, by whom, when, whether after the due date and in which file. */
public record Filing(
        UUID id,
        String submittedBy,
        Instant recordedAt,
        boolean late,
        @Nullable UUID importId) {}
