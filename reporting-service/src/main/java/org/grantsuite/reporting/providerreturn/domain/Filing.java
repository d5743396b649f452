package org.grantsuite.reporting.providerreturn.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a statement reached us: under which id, by whom, when, in which file, and as which version. */
public record Filing(
        UUID id,
        String submittedBy,
        Instant recordedAt,
        @Nullable UUID importId,
        ReturnVersion version,
        ReturnNotes notes) {}
