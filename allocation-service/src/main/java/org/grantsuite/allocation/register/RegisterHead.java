package org.grantsuite.allocation.register;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What a snapshot of the register says of itself; {@code rows = kept + outside}. */
public record RegisterHead(
        UUID id,
        String label,
        String source,
        LocalDate publishedOn,
        String scope,
        String format,
        String contentHash,
        int rows,
        int kept,
        int outside,
        int unplaced,
        boolean applied,
        int unlisted,
        boolean madeUp,
        UUID importId,
        String importedBy,
        OffsetDateTime recordedAt) {}
