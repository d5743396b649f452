package org.grantsuite.allocation.recovery;

import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.RecoveryGateway;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.outbox.OutboxCommand;

/** A command of {@link RecoveryLedger} as it comes out of the outbox. */
final class LedgerFact {
    private final OutboxCommand command;

    LedgerFact(OutboxCommand command) {
        this.command = command;
    }

    String text(String field) {
        return command.payload().path(field).asText();
    }

    UUID recoveryId() {
        return UUID.fromString(text("recoveryId"));
    }

    /** The acting person is who asked, where another approved. */
    RecoveryGateway.Told told() {
        return new RecoveryGateway.Told(
                command.grantId(),
                command.businessKey(),
                command.payload().has("debtReference") ? text("debtReference") : null,
                text("party"),
                text("awardId"),
                text("reason"),
                Money.ofPence(command.payload().path("pence").asLong()),
                LocalDate.parse(text("on")),
                command.payload().has("askedBy") ? text("askedBy") : command.actingPerson());
    }
}
