package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.RecoveryGateway;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.jspecify.annotations.Nullable;

/** Takes back what is left of a debt at grant-service; the recovery's id makes it once. */
@ApplicationScoped
class CancelDebt implements OutboxHandler {
    static final String COMMAND = "CANCEL_DEBT";

    private final RecoveryGateway ledger;
    private final RecoveryService service;

    CancelDebt(RecoveryGateway ledger, RecoveryService service) {
        this.ledger = ledger;
        this.service = service;
    }

    @Override
    public String command() {
        return COMMAND;
    }

    @Override
    public @Nullable String deliver(OutboxCommand command) {
        LedgerFact fact = new LedgerFact(command);
        ledger.cancelDebt(
                command.grantId(), UUID.fromString(fact.text("debtId")), command.businessKey(), fact.text("why"));
        return null;
    }

    @Override
    public void withdrawn(OutboxCommand command, String reason) {
        service.takeCreditBack(new LedgerFact(command).recoveryId(), reason);
    }
}
