package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.jspecify.annotations.Nullable;

/** Gives back what withdrawn payments leave of a reservation. */
@ApplicationScoped
class GiveBackReservation implements OutboxHandler {
    static final String COMMAND = "GIVE_BACK_RESERVATION";

    private final GrantGateway grants;

    GiveBackReservation(GrantGateway grants) {
        this.grants = grants;
    }

    @Override
    public String command() {
        return COMMAND;
    }

    @Override
    public @Nullable String deliver(OutboxCommand command) {
        grants.giveBack(
                command.grantId(),
                UUID.fromString(command.payload().path("reservationId").asText()),
                command.businessKey(),
                "Payments of the run were withdrawn",
                command.actingPerson());
        return null;
    }
}
