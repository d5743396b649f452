package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.jspecify.annotations.Nullable;

/** What a change of a payment run or a payment leaves behind. */
@ApplicationScoped
class PaymentTrail {
    private final Stamps stamps;
    private final Audit audit;
    private final Events events;

    PaymentTrail(Stamps stamps, Audit audit, Events events) {
        this.stamps = stamps;
        this.audit = audit;
        this.events = events;
    }

    Stamps stamps() {
        return stamps;
    }

    void record(String verb, PaymentRun run, @Nullable String reason, Map<String, ?> detail) {
        audit.record("PAYMENT_RUN_" + verb.toUpperCase(Locale.ROOT), "payment-run", run.id(), reason, detail);
        events.append(
                "PaymentRun" + verb,
                "/v1/payment-runs/" + run.id(),
                Map.of("paymentRunId", run.id(), "grantId", run.grantId(), "total", run.total()));
    }

    void record(String verb, Payment payment, @Nullable String reason) {
        audit.record(
                "PAYMENT_" + verb.toUpperCase(Locale.ROOT),
                "payment",
                payment.id(),
                reason,
                Map.of("reference", payment.reference(), "amount", payment.amount()));
        events.append(
                "Payment" + verb,
                "/v1/payments/" + payment.id(),
                Map.of("paymentId", payment.id(), "grantId", payment.grantId(), "amount", payment.amount()));
    }
}
