package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardLines;
import org.grantsuite.allocation.award.AwardRepository;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;

/** Makes the payments of a released run, and for each the posting that will carry it into the ledger. */
@ApplicationScoped
class PaymentIssue {
    private final AwardRepository awards;
    private final AwardLines lines;
    private final PaymentRepository payments;
    private final Outbox outbox;
    private final PaymentTrail trail;

    PaymentIssue(
            AwardRepository awards, AwardLines lines, PaymentRepository payments, Outbox outbox, PaymentTrail trail) {
        this.awards = awards;
        this.lines = lines;
        this.payments = payments;
        this.outbox = outbox;
        this.trail = trail;
    }

    void pay(PaymentRun run, UUID reservation, List<UUID> awardIds) {
        Map<UUID, List<AwardLines.Part>> parts = lines.of(awardIds);
        int position = 0;
        for (UUID awardId : awardIds) {
            Award award = awards.lock(awardId);
            Payment payment = Payment.release(trail.stamps().id(), run, award, ++position);
            payments.persist(payment);
            send(payment, reservation, AwardLines.byPot(parts.getOrDefault(awardId, List.of())));
        }
        payments.flush();
    }

    private void send(Payment payment, UUID reservation, Map<String, Money> pots) {
        outbox.send(new OutboxMessage(
                payment.grantId(),
                PostPayment.COMMAND,
                PostPayment.businessKey(payment.id()),
                payment.paidOn(),
                "/v1/grants/" + payment.grantId() + "/reservations/" + reservation + "/postings",
                new PostPayment.Posting(
                        payment.id(),
                        reservation,
                        payment.amount(),
                        payment.instalmentNumber(),
                        payment.providerId() + (payment.locationId() == null ? "" : "/" + payment.locationId()),
                        payment.reference() + " " + payment.providerName(),
                        pots)));
    }
}
