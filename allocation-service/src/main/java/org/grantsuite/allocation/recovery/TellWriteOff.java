package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.RecoveryGateway;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.jspecify.annotations.Nullable;

/** A write-off to own resources, told to grant-service once by its reference. */
@ApplicationScoped
class TellWriteOff implements OutboxHandler {
    static final String COMMAND = "RECORD_WRITE_OFF";

    private final RecoveryGateway ledger;
    private final RecoveryEntries entries;
    private final RecoveryService service;

    TellWriteOff(RecoveryGateway ledger, RecoveryEntries entries, RecoveryService service) {
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
        LedgerFact fact = new LedgerFact(command);
        return ledger.writeOff(fact.told(), fact.text("why"), fact.text("approvedBy"))
                .toString();
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
