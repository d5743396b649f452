package org.grantsuite.allocation.payment;

import java.time.LocalDate;
import org.grantsuite.allocation.payment.domain.SettlementStatus;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a file says became of one payment.
 *
 * @param key the invoice reference, or the end-to-end id of a bank file
 * @param amount not stated by every bank report
 */
record Outcome(
        Place place,
        String key,
        SettlementStatus status,
        LocalDate on,
        @Nullable Money amount,
        @Nullable String reference,
        String reason) {

    /** Where it stands in the file. */
    record Place(int line, String column) {}
}
