package org.grantsuite.reporting.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** A file that was made for the public, without its bytes. */
public record Publication(
        UUID id,
        PublicationKind kind,
        UUID grantId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String fileName,
        String contentHash,
        int rows,
        Money total,
        int withheldNames,
        List<String> notes,
        String madeBy,
        Instant madeAt) {}
