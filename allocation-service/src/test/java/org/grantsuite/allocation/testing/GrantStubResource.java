package org.grantsuite.allocation.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Fixes where the stub of grant-service will listen; {@link GrantStub} runs in the class loader of the tests. */
public class GrantStubResource implements QuarkusTestResourceLifecycleManager {
    /** The first encrypts, both decrypt. */
    public static final String PAYEE_KEYS =
            "new:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=,old:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    static final String GRANT_PORT = "allocation.test.grant-port";
    static final String TOKEN_PORT = "allocation.test.token-port";

    @Override
    public Map<String, String> start() {
        System.setProperty(GRANT_PORT, freePort());
        System.setProperty(TOKEN_PORT, freePort());
        return Map.of(
                "allocation.payee.keys",
                PAYEE_KEYS,
                "quarkus.rest-client.grant-service.url",
                "http://127.0.0.1:" + System.getProperty(GRANT_PORT),
                "quarkus.rest-client.grant-service.read-timeout",
                "4000",
                "suite.service-token.enabled",
                "true",
                "quarkus.oidc-client.token-path",
                "http://127.0.0.1:" + System.getProperty(TOKEN_PORT) + "/token",
                "quarkus.oidc-client.client-id",
                "allocation-service",
                "quarkus.oidc-client.credentials.secret",
                "unused");
    }

    @Override
    public void stop() {
        // The ports were only looked for; nothing listens here.
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
