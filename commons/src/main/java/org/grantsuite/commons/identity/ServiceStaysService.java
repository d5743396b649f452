package org.grantsuite.commons.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A service is nothing else: a token of one that was given a person's role as well approves, releases and certifies nothing. */
@ApplicationScoped
class ServiceStaysService implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean alone = !identity.hasRole(Roles.SERVICE) || identity.getRoles().size() == 1;
        return Uni.createFrom().item(alone ? identity : serviceOnly(identity));
    }

    private static SecurityIdentity serviceOnly(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRole(Roles.SERVICE)
                .build();
    }
}
