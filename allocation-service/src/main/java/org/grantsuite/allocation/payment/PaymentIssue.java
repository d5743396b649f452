package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.grantsuite.allocation.award.AwardLines;
import org.grantsuite.allocation.award.AwardRepository;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.recovery.Offsets;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;

/** Makes the payments of a released run, and for each the posting that will carry it into the ledger. */
@ApplicationScoped
class PaymentIssue {
    private final AwardRepository awards;
    private final AwardLines lines;
    private final PaymentRepository payments;
    private final Offsets offsets;
    private final Outbox outbox;
    private final PaymentTrail trail;

    PaymentIssue(
            AwardRepository awards,
            AwardLines lines,
            PaymentRepository payments,
            Offsets offsets,
            Outbox outbox,
            PaymentTrail trail) {
        this.awards = awards;
        this.lines = lines;
        this.payments = payments;
        this.offsets = offsets;
        this.outbox = outbox;
        this.trail = trail;
    }

    /** @param payees of the providers, as they were when nothing stood against them */
    void pay(PaymentRun run, UUID reservation, List<UUID> awardIds, Function<String, PayeeBook.Known> payees) {
        Map<UUID, Map<String, Money>> parts = lines.acceptedOf(awardIds);
        int position = 0;
        for (UUID awardId : awardIds) {
            Award award = awards.lock(awardId);
            Payment payment = Payment.release(trail.stamps().id(), run, award, ++position);
            payment.goTo(
                    payees.apply(award.providerId()).payee(),
                    payments.findReturned(awardId).orElse(null));
            keepBack(payment);
            payments.persist(payment);
            send(payment, reservation, AwardLines.share(parts.getOrDefault(awardId, Map.of()), payment.amount()));
        }
        payments.flush();
    }

    /** What the provider owes the grant; a payment of which nothing is left has nobody to confirm it. */
    private void keepBack(Payment payment) {
        payment.keepBack(offsets.keepBack(new Offsets.Paying(
                payment.id(), payment.grantId(), payment.providerId(), payment.amount(), payment.paidOn())));
        if (payment.payable().isZero()) {
            payment.confirm(new Payment.Confirmation(payment.paidOn(), null, "kept back whole"));
        }
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
                        payment.ledgerParty(),
                        payment.reference() + " " + payment.providerName(),
                        pots)));
    }
}
