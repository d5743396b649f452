package org.grantsuite.commons.probe;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.grantsuite.commons.outbox.OutboxMessage;
import org.grantsuite.commons.testing.Tokens;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Calls a sibling, at once and by a stored command. The sibling is the probe itself: one exporter sees both ends. */
@Path("/v1/relays")
@RolesAllowed(Roles.GRANTS_OFFICER)
public class Relay {
    static final String COUNCIL = "E08000002";
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private final Outbox outbox;

    Relay(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The part of a sibling's contract that is called. */
    @Path("/v1/probes")
    public interface Sibling {
        @GET
        @Produces("application/json")
        String list(@HeaderParam("Authorization") String token, @QueryParam("key") String key);
    }

    @POST
    @Transactional
    public void relay(@QueryParam("key") String key) {
        LOG.info("called");
        call(key);
        outbox.send(new OutboxMessage(UUID.randomUUID(), Handler.COMMAND, key, LocalDate.EPOCH, "/x", Map.of()));
    }

    /** Throws what was sent: an exception's words may be somebody's. */
    @POST
    @Path("broken")
    public void fail(@QueryParam("key") String key) {
        throw new IllegalStateException(key);
    }

    private static void call(String key) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("http://127.0.0.1:" + port))
                .build(Sibling.class)
                .list("Bearer " + Tokens.of(COUNCIL, "relay", "grants-officer"), key);
    }

    /** Delivers by the same call. */
    @Singleton
    public static class Handler implements OutboxHandler {
        static final String COMMAND = "RELAY";

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public @Nullable String deliver(OutboxCommand command) {
            LOG.info("delivering");
            call(command.businessKey());
            return null;
        }
    }
}
