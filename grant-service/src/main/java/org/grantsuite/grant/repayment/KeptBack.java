package org.grantsuite.grant.repayment;

import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the department kept back of a grant, with the cash it sent or instead of any.
 *
 * @param forGrantId the grant it was kept back for, where that was its reason
 * @param source what told it
 */
public record KeptBack(UUID grantId, @Nullable UUID forGrantId, LocalDate on, Money amount, Source source) {

    /** Either a receipt that was cut, or the move by which an instalment was set off without cash. */
    public record Source(@Nullable UUID receiptId, @Nullable UUID moveId) {}
}
