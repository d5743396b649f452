package org.grantsuite.reporting.programme;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a version beside its document. */
public record ProgrammeVersion(
        UUID id,
        String code,
        String name,
        int version,
        String contentHash,
        @Nullable String reason,
        String recordedBy,
        Instant recordedAt) {}
