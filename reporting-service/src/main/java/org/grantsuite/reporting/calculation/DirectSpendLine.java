package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money the council spent itself, or an accrual or prepayment at a cut-off; it counts on the date it was incurred, what
 * takes it back on its own date.
 *
 * @param pence as recorded, not negative; the kind says whether it adds or takes
 * @param reversedOn day of the reversal, or the day after the cut-off on which an accrual is taken back
 */
public record DirectSpendLine(
        LineKind kind,
        String reference,
        String measure,
        String adminKind,
        long pence,
        LocalDate incurredOn,
        @Nullable LocalDate reversedOn,
        @Nullable String justification) {

    /** Money spent. */
    public DirectSpendLine(
            String reference,
            String measure,
            String adminKind,
            long pence,
            LocalDate incurredOn,
            @Nullable LocalDate reversedOn,
            @Nullable String justification) {
        this(LineKind.SPENT, reference, measure, adminKind, pence, incurredOn, reversedOn, justification);
    }

    String place() {
        return (kind == LineKind.SPENT ? "direct spend " : "accrual ") + reference;
    }
}
