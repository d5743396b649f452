package org.grantsuite.reporting.allocationclient;

import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.allocationclient.model.SpendStatementRequest;
import org.grantsuite.reporting.allocationclient.model.SpendStatementRequestAcceptedSpend;
import org.jspecify.annotations.Nullable;

/** What of an award was rightly spent, and when the rest is due; the reference is the fact's own key. */
public record SpendNotice(
        UUID awardId,
        String reference,
        long paidPence,
        long acceptedPence,
        long misspentPence,
        LocalDate statedOn,
        LocalDate dueOn,
        @Nullable String note) {

    SpendStatementRequest request() {
        var accepted = new SpendStatementRequestAcceptedSpend()
                .amount(Money.ofPence(acceptedPence).amount())
                .currency(SpendStatementRequestAcceptedSpend.CurrencyEnum.GBP);
        return new SpendStatementRequest()
                .statementReference(reference)
                .statedOn(statedOn)
                .dueOn(dueOn)
                .paid(Money.ofPence(paidPence))
                .acceptedSpend(accepted)
                .misspent(misspentPence == 0 ? null : Money.ofPence(misspentPence))
                .note(note);
    }
}
