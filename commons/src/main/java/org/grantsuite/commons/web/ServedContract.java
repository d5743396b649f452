package org.grantsuite.commons.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract at {@code /q/openapi}, byte for byte as it is written: what an integrator reads is what every test holds the service to. */
@ApplicationScoped
public class ServedContract {
    private static final String MEDIA_TYPE = "application/yaml;charset=UTF-8"; // RFC 9512

    /** Read when it is first asked for: no start waits for it. */
    private static final class Document {
        private static final Optional<Buffer> BYTES = read();
    }

    void serve(@Observes Router router) {
        router.get("/q/openapi").handler(ServedContract::answer);
    }

    private static void answer(RoutingContext routing) {
        Document.BYTES.ifPresentOrElse(
                contract ->
                        routing.response().putHeader("Content-Type", MEDIA_TYPE).end(contract),
                routing::next);
    }

    private static Optional<Buffer> read() {
        try (InputStream contract = open()) {
            return contract == null ? Optional.empty() : Optional.of(Buffer.buffer(contract.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing where the application has none. */
    static @Nullable InputStream open() {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/openapi.yaml");
    }
}
