package org.grantsuite.reporting.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that proves a figure.
 *
 * @param retainUntil the last day it must be kept (R44)
 * @param disposal what became of it after that; its record and its hash stay
 */
public record Evidence(
        UUID id,
        UUID grantId,
        @Nullable String providerId,
        String reference,
        String fileName,
        @Nullable String description,
        String mediaType,
        long sizeBytes,
        String contentHash,
        String scanStatus,
        @Nullable Instant scannedAt,
        LocalDate retainUntil,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable Disposal disposal) {

    /** Who let it go, when and why. */
    public record Disposal(String by, LocalDate on, String reason) {}

    boolean isDisposed() {
        return disposal != null;
    }
}
