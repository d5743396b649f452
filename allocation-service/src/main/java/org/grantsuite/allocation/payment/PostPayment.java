package org.grantsuite.allocation.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.jspecify.annotations.Nullable;

/**
 * Posts a released payment out of its reservation, at least once; the payment's id makes it exactly once at the
 * receiver.
 */
@ApplicationScoped
class PostPayment implements OutboxHandler {
    static final String COMMAND = "POST_PAYMENT";
    private static final String KEY = "payment/";

    private final GrantGateway grants;
    private final PaymentRepository payments;
    private final PaymentSettlement settlement;
    private final ObjectMapper mapper;

    PostPayment(GrantGateway grants, PaymentRepository payments, PaymentSettlement settlement, ObjectMapper mapper) {
        this.grants = grants;
        this.payments = payments;
        this.settlement = settlement;
        this.mapper = mapper;
    }

    /** The payload of the command; {@code lines} are sums by pot. */
    record Posting(
            UUID paymentId,
            UUID reservationId,
            Money amount,
            int instalmentNumber,
            String providerReference,
            String description,
            Map<String, Money> lines) {}

    static String businessKey(UUID paymentId) {
        return KEY + paymentId;
    }

    static UUID paymentId(String businessKey) {
        return UUID.fromString(businessKey.substring(KEY.length()));
    }

    @Override
    public String command() {
        return COMMAND;
    }

    @Override
    public String deliver(OutboxCommand command) {
        Posting posting = read(command);
        return grants.post(new GrantGateway.PostingOrder(
                        posting.paymentId(),
                        command.grantId(),
                        posting.reservationId(),
                        posting.amount(),
                        command.datedOn(),
                        posting.instalmentNumber(),
                        posting.providerReference(),
                        posting.description(),
                        command.actingPerson(),
                        posting.lines()))
                .toString();
    }

    @Override
    public void delivered(OutboxCommand command, @Nullable String receipt) {
        Payment payment = payments.lock(paymentId(command.businessKey()));
        settlement.posted(payment, UUID.fromString(Objects.requireNonNull(receipt)));
    }

    @Override
    public void refused(OutboxCommand command, String problemJson) {
        settlement.refused(payments.lock(paymentId(command.businessKey())));
    }

    @Override
    public void retried(OutboxCommand command) {
        payments.lock(paymentId(command.businessKey())).sentAgain();
        payments.flush();
    }

    @Override
    public void withdrawn(OutboxCommand command, String reason) {
        settlement.withdrawn(paymentId(command.businessKey()), reason);
    }

    private Posting read(OutboxCommand command) {
        try {
            return mapper.treeToValue(command.payload(), Posting.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outbox holds only what was written", e);
        }
    }
}
