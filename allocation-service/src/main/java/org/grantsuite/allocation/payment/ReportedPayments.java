package org.grantsuite.allocation.payment;

import java.util.List;
import org.grantsuite.allocation.payment.domain.ConfirmationSource;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of payments.
 *
 * @param keyedById the outcomes name payments by end-to-end id, not by reference
 * @param undecided transactions of which nothing final is said
 * @param whole what is said of a payment file as a whole, by its message id
 */
record ReportedPayments(
        ConfirmationSource source,
        List<Outcome> outcomes,
        boolean keyedById,
        int undecided,
        @Nullable Outcome whole) {

    ReportedPayments(ConfirmationSource source, List<Outcome> outcomes, boolean keyedById, int undecided) {
        this(source, outcomes, keyedById, undecided, null);
    }

    /** With the payments of the file it speaks of as a whole. */
    ReportedPayments with(List<Outcome> more) {
        return new ReportedPayments(source, more, keyedById, undecided);
    }
}
