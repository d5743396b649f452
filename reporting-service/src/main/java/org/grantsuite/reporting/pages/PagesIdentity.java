package org.grantsuite.reporting.pages;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who signed in is who their access token says, judged by the same tenant that judges bearer tokens: issuer, audience, councils,
 * roles and providers have one wall, whichever way a person comes. The ID token only opens the session.
 */
@ApplicationScoped
public class PagesIdentity implements SecurityIdentityAugmentor {
    private final TenantIdentityProvider bearer;

    PagesIdentity(TenantIdentityProvider bearer) {
        this.bearer = bearer;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        var session = identity.getCredential(IdTokenCredential.class);
        var access = identity.getCredential(AccessTokenCredential.class);
        if (session == null || access == null) {
            return Uni.createFrom().item(identity);
        }
        return bearer.authenticate(access)
                .map(person -> QuarkusSecurityIdentity.builder(person)
                        .addCredential(session)
                        .addAttributes(identity.getAttributes())
                        .build());
    }
}
