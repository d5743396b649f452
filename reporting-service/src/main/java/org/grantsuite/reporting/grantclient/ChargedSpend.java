package org.grantsuite.reporting.grantclient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line of the council's own spending that was not taken back. */
public record ChargedSpend(
        String reference,
        String description,
        @Nullable String providerReference,
        long pence,
        long irrecoverableVatPence,
        LocalDate incurredOn) {}
