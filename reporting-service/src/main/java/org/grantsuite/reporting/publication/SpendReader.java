package org.grantsuite.reporting.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.allocationclient.AwardGateway;
import org.grantsuite.reporting.allocationclient.AwardPayment;
import org.grantsuite.reporting.grantclient.ChargedSpend;
import org.grantsuite.reporting.grantclient.SpendGateway;
import org.grantsuite.reporting.publication.PublicationService.Order;
import org.grantsuite.reporting.publication.domain.Fund;
import org.grantsuite.reporting.publication.domain.SpendCsv;

/** Everything spent of a grant in a quarter: payments to providers, and the council's own spending with a known beneficiary. */
@ApplicationScoped
class SpendReader {

    private final AwardGateway awards;
    private final SpendGateway spend;
    private final RecipientBook recipients;

    SpendReader(AwardGateway awards, SpendGateway spend, RecipientBook recipients) {
        this.awards = awards;
        this.spend = spend;
        this.recipients = recipients;
    }

    /** @param notes what is left out is added here */
    List<SpendCsv.Line> lines(Order order, Fund fund, List<String> notes) {
        var from = Objects.requireNonNull(order.from());
        var to = Objects.requireNonNull(order.to());
        var payments = awards.payments(order.grantId(), from, to);
        var known = recipients.of(payments.stream().map(AwardPayment::providerId));
        var lines = new ArrayList<SpendCsv.Line>();
        payments.forEach(paid -> lines.add(new SpendCsv.Line(
                paid.paidOn(),
                Objects.requireNonNull(known.get(paid.providerId())),
                fund.name() + ", round " + paid.round(),
                paid.pence(),
                0,
                paid.reference())));
        long leftOut = 0;
        int count = 0;
        for (ChargedSpend one : spend.charged(order.grantId(), from, to)) {
            var beneficiary = one.providerReference() == null ? null : known.get(one.providerReference());
            if (beneficiary == null) {
                leftOut = Math.addExact(leftOut, one.pence());
                count++;
            } else {
                lines.add(new SpendCsv.Line(
                        one.incurredOn(),
                        beneficiary,
                        one.description(),
                        one.pence(),
                        one.irrecoverableVatPence(),
                        one.reference()));
            }
        }
        if (count > 0) {
            notes.add(
                    count + " line(s) of the council's own spending, " + Money.ofPence(leftOut)
                            + " in all, are not in the file: no described beneficiary stands on them; the general ledger publishes them");
        }
        return lines;
    }
}
