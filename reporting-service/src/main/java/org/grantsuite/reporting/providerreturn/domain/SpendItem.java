package org.grantsuite.reporting.providerreturn.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One dated item behind a measure's spend.
 *
 * @param documentPence what the document as a whole is for, where the provider states it; several returns may claim parts
 */
public record SpendItem(
        String measure,
        @Nullable String description,
        LocalDate incurredOn,
        @Nullable LocalDate invoicedOn,
        long pence,
        String evidenceReference,
        @Nullable Long documentPence) {}
