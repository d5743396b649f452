package org.grantsuite.allocation.payment;

import java.util.List;
import org.grantsuite.allocation.payment.domain.ConfirmationSource;

/**
 * What a file says of payments.
 *
 * @param keyedById the outcomes name payments by end-to-end id, not by reference
 * @param undecided transactions of which nothing final is said
 */
record ReportedPayments(ConfirmationSource source, List<Outcome> outcomes, boolean keyedById, int undecided) {}
