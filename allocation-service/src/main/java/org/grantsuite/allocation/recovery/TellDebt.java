package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.RecoveryGateway;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.jspecify.annotations.Nullable;

/** Raises a debt at grant-service, once by its reference. */
@ApplicationScoped
class TellDebt implements OutboxHandler {
    static final String COMMAND = "RAISE_DEBT";

    private final RecoveryGateway ledger;
    private final RecoveryRepository recoveries;
    private final RecoveryService service;

    TellDebt(RecoveryGateway ledger, RecoveryRepository recoveries, RecoveryService service) {
        this.ledger = ledger;
        this.recoveries = recoveries;
        this.service = service;
    }

    @Override
    public String command() {
        return COMMAND;
    }

    @Override
    public String deliver(OutboxCommand command) {
        return ledger.raiseDebt(new LedgerFact(command).told()).toString();
    }

    @Override
    public void delivered(OutboxCommand command, @Nullable String receipt) {
        recoveries
                .lock(new LedgerFact(command).recoveryId())
                .inLedger(UUID.fromString(Objects.requireNonNull(receipt)));
        recoveries.flush();
    }

    @Override
    public void withdrawn(OutboxCommand command, String reason) {
        service.takeInvoiceBack(new LedgerFact(command).recoveryId(), reason);
    }
}
