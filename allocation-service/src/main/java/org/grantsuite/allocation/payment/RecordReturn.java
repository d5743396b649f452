package org.grantsuite.allocation.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.RecoveryGateway;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A returned payment in the ledger: its transfer stands, and the money is held by the grant again as unspent, in a
 * journal of its own. The payment's id makes it exactly once.
 */
@ApplicationScoped
class RecordReturn implements OutboxHandler {
    static final String COMMAND = "RECORD_RETURN";
    private static final String KEY = "returned/";

    private final RecoveryGateway ledger;
    private final PaymentRepository payments;
    private final ObjectMapper mapper;

    RecordReturn(RecoveryGateway ledger, PaymentRepository payments, ObjectMapper mapper) {
        this.ledger = ledger;
        this.payments = payments;
        this.mapper = mapper;
    }

    /** The payload of the command. */
    record Return(UUID paymentId, UUID awardId, String party, Money amount, LocalDate on) {}

    static String businessKey(UUID paymentId) {
        return KEY + paymentId;
    }

    @Override
    public String command() {
        return COMMAND;
    }

    @Override
    public String deliver(OutboxCommand command) {
        Return told = read(command);
        return ledger.recover(new RecoveryGateway.Told(
                        command.grantId(),
                        command.businessKey(),
                        null,
                        told.party(),
                        told.awardId().toString(),
                        "UNSPENT",
                        told.amount(),
                        told.on(),
                        command.actingPerson()))
                .toString();
    }

    @Override
    public void delivered(OutboxCommand command, @Nullable String receipt) {
        payments.lock(read(command).paymentId()).returnPosted(UUID.fromString(Objects.requireNonNull(receipt)));
        payments.flush();
    }

    /** The money is back, whatever the ledger says: nothing but sending it again makes the books whole. */
    @Override
    public void withdrawn(OutboxCommand command, String reason) {
        throw Refusal.of(
                PaymentProblem.PAYMENT_CAME_BACK,
                "The bank gave " + read(command).amount() + " back; send it again when the ledger takes it");
    }

    private Return read(OutboxCommand command) {
        try {
            return mapper.treeToValue(command.payload(), Return.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outbox holds only what was written", e);
        }
    }
}
