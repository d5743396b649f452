package org.grantsuite.commons.client;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The service's own token by client credentials, kept until shortly before it expires. */
@ApplicationScoped
@Unremovable
public class ServiceToken {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final OidcClient client;
    private @Nullable Tokens tokens;

    ServiceToken(OidcClient client) {
        this.client = client;
    }

    synchronized String value() {
        Tokens current = tokens;
        if (current == null || current.isAccessTokenExpired() || current.isAccessTokenWithinRefreshInterval()) {
            current = client.getTokens().await().atMost(PATIENCE);
            tokens = current;
        }
        return current.getAccessToken();
    }
}
