package org.grantsuite.reporting.figurelock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The lock as it was recorded: which statement, by its hash. */
public record LockedFigures(
        UUID grantId, LocalDate lockedOn, int version, String contentHash, String lockedBy, Instant recordedAt) {}
