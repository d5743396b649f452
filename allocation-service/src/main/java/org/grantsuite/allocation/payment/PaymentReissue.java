package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.hold.PaymentHolds;
import org.grantsuite.allocation.payment.domain.Payment;

/** Lets a payment that came back be paid again, in a run of its own. */
@ApplicationScoped
class PaymentReissue {
    private final PaymentRepository payments;
    private final PaymentHolds holds;
    private final PaymentViews views;
    private final PaymentTrail trail;

    PaymentReissue(PaymentRepository payments, PaymentHolds holds, PaymentViews views, PaymentTrail trail) {
        this.payments = payments;
        this.holds = holds;
        this.views = views;
        this.trail = trail;
    }

    org.grantsuite.allocation.api.model.Payment reissue(UUID paymentId, String reason) {
        Payment payment = payments.lock(paymentId);
        payment.reissue(reason);
        holds.liftOn(payment.awardId(), payment.cameBack(), reason);
        payments.flush();
        trail.record("Reissued", payment, reason);
        return views.of(List.of(payment)).get(0);
    }
}
