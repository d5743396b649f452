package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.grantsuite.allocation.payee.BankDetails;
import org.grantsuite.allocation.payee.PayeeService;
import org.grantsuite.allocation.payment.domain.Payment;

/** To whom finance pays, as a payment needs it. A council may keep no payees here at all. */
@ApplicationScoped
class PayeeBook {
    private final PayeeService payees;

    PayeeBook(PayeeService payees) {
        this.payees = payees;
    }

    /** @param verified R30: by somebody other than the maker of its details */
    record Known(Payment.Payee payee, boolean verified) {
        static final Known NOBODY = new Known(Payment.Payee.UNKNOWN, false);

        /** What the payee was; changes as soon as anything of it does, or it appears. */
        String fingerprint() {
            String print = payee.fingerprint();
            return print == null ? "" : print;
        }
    }

    Known of(String providerId) {
        return payees.findOf(providerId)
                .map(payee -> new Known(
                        new Payment.Payee(
                                payee.id(),
                                payee.supplierNumber(),
                                payee.site().isEmpty() ? null : payee.site(),
                                payee.fingerprint()),
                        payee.verified()))
                .orElse(Known.NOBODY);
    }

    /** Each provider is looked up once. */
    Function<String, Known> reader() {
        Map<String, Known> read = new ConcurrentHashMap<>();
        return providerId -> read.computeIfAbsent(providerId, this::of);
    }

    Optional<BankDetails> bankDetails(Payment payment) {
        return Optional.ofNullable(payment.payeeId()).flatMap(payees::bankDetailsOf);
    }
}
