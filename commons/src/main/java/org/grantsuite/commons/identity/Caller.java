package org.grantsuite.commons.identity;

import io.quarkus.arc.Arc;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.grantsuite.commons.council.CouncilScope;
import org.jspecify.annotations.Nullable;

/** Who makes this request, by the validated token; outside a request, who the council scope says is acting. */
@ApplicationScoped
public class Caller {
    private final SecurityIdentity identity;
    private final String providerClaim;
    private final String councilClaim;

    Caller(
            SecurityIdentity identity,
            @ConfigProperty(name = "suite.identity.provider-claim") String providerClaim,
            @ConfigProperty(name = "suite.identity.council-claim") String councilClaim) {
        this.identity = identity;
        this.providerClaim = providerClaim;
        this.councilClaim = councilClaim;
    }

    /** The acting person: the token's subject. */
    public String subject() {
        return CouncilScope.actingPerson()
                .or(() -> token().map(JsonWebToken::getSubject))
                .orElse("system");
    }

    /** The client the token was given to (azp), or the subject where it names none: part of an idempotency key's scope. */
    public String client() {
        return token().map(token -> {
                    Object azp = token.getClaim("azp");
                    return azp == null ? String.valueOf(token.getSubject()) : azp + "/" + token.getSubject();
                })
                .orElse("system");
    }

    public boolean has(String role) {
        return inRequest() && identity.hasRole(role);
    }

    public boolean isService() {
        return has(Roles.SERVICE);
    }

    /** ONS codes of the councils the token grants. */
    public Set<String> councils() {
        return texts(councilClaim);
    }

    /** Ids of the providers a `provider` token speaks for. */
    public Set<String> providerIds() {
        return texts(providerClaim);
    }

    /** The bearer token as it was sent, to be carried to a sibling service. */
    public Optional<String> rawToken() {
        return token().map(JsonWebToken::getRawToken);
    }

    /** Read past {@code JsonWebToken.getClaim}, which throws and catches for every name it does not know, at each request. */
    private Set<String> texts(String claim) {
        return token().map(token -> strings(
                        token instanceof OidcJwtCallerPrincipal oidc
                                ? oidc.getClaims().getClaimValue(claim)
                                : token.getClaim(claim)))
                .orElse(Set.of());
    }

    private static Set<String> strings(@Nullable Object claim) {
        Set<String> found = new TreeSet<>();
        if (claim instanceof JsonArray array) {
            array.forEach(value -> found.add(value instanceof JsonString s ? s.getString() : value.toString()));
        } else if (claim instanceof Collection<?> values) {
            values.forEach(value -> found.add(value instanceof JsonString s ? s.getString() : String.valueOf(value)));
        } else if (claim instanceof JsonString single) {
            found.add(single.getString());
        } else if (claim != null) {
            found.add(claim.toString());
        }
        return found;
    }

    private Optional<JsonWebToken> token() {
        return inRequest() && identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    private static boolean inRequest() {
        var container = Arc.container();
        return container != null && container.requestContext().isActive();
    }
}
