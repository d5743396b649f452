package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Money the council spent itself; it counts on the date it was incurred, a reversal on its own date. */
public record DirectSpendLine(
        String reference,
        String measure,
        String adminKind,
        long pence,
        LocalDate incurredOn,
        @Nullable LocalDate reversedOn,
        @Nullable String justification) {}
