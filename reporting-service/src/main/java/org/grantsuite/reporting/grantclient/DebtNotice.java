package org.grantsuite.reporting.grantclient;

import java.time.LocalDate;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.grantclient.model.DebtRequest;
import org.grantsuite.reporting.grantclient.model.RecoveryReason;
import org.jspecify.annotations.Nullable;

/** Money asked back from a provider; the reference is the fact's own key. */
public record DebtNotice(
        String reference,
        String providerId,
        boolean misspent,
        long pence,
        LocalDate raisedOn,
        @Nullable String note,
        String actingPerson) {

    DebtRequest request() {
        return new DebtRequest()
                .debtReference(reference)
                .providerReference(providerId)
                .reason(misspent ? RecoveryReason.MISSPENT : RecoveryReason.UNSPENT)
                .amount(Money.ofPence(pence))
                .raisedOn(raisedOn)
                .note(note)
                .actingPerson(actingPerson);
    }
}
