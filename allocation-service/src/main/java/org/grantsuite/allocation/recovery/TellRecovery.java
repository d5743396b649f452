package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.RecoveryGateway;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.jspecify.annotations.Nullable;

/** Money that came back, told to grant-service once by its reference. */
@ApplicationScoped
class TellRecovery implements OutboxHandler {
    static final String COMMAND = "RECORD_RECOVERY";

    private final RecoveryGateway ledger;
    private final RecoveryEntries entries;
    private final RecoveryService service;

    TellRecovery(RecoveryGateway ledger, RecoveryEntries entries, RecoveryService service) {
        this.ledger = ledger;
        this.entries = entries;
        this.service = service;
    }

    @Override
    public String command() {
        return COMMAND;
    }

    @Override
    public String deliver(OutboxCommand command) {
        return ledger.recover(new LedgerFact(command).told()).toString();
    }

    @Override
    public void delivered(OutboxCommand command, @Nullable String receipt) {
        entries.posted(command.businessKey(), UUID.fromString(Objects.requireNonNull(receipt)));
    }

    @Override
    public void withdrawn(OutboxCommand command, String reason) {
        service.undo(command.businessKey(), reason);
    }
}
