package org.grantsuite.commons.council;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Fixes the council of a request: named in X-Council-Code, or in the path of a page, and granted by the token; or the only one
 * the token grants.
 */
public class CouncilFilter {
    public static final String HEADER = "X-Council-Code";
    /** The path parameter in which a page names its council. */
    public static final String PATH_PARAMETER = "council";

    private final Caller caller;
    private final RequestCouncil request;

    CouncilFilter(Caller caller, RequestCouncil request) {
        this.caller = caller;
        this.request = request;
    }

    @ServerRequestFilter
    public void choose(ContainerRequestContext context, SimpleResourceInfo resource) {
        if (caller.rawToken().isEmpty()) {
            return; // no one is asking: the role check answers 401
        }
        if (resource.getResourceClass().isAnnotationPresent(WithoutCouncil.class)) {
            return; // no row is shown: CurrentCouncil.NONE matches none
        }
        String inPath = context.getUriInfo().getPathParameters().getFirst(PATH_PARAMETER);
        String named = inPath == null ? context.getHeaderString(HEADER) : inPath;
        String chosen = choose(named, caller.councils());
        request.choose(chosen);
        MDC.put("council", chosen);
    }

    private String choose(@Nullable String named, Set<String> granted) {
        if (named != null) {
            // A service acts for the councils of its deployment; which one, each command says.
            boolean allowed = granted.contains(named) || (granted.isEmpty() && caller.has(Roles.SERVICE));
            if (!allowed || !named.matches("E\\d{8}")) {
                throw Refusal.of(RequestProblem.COUNCIL_NOT_GRANTED, "The token does not grant the council named");
            }
            return named;
        }
        if (granted.isEmpty()) {
            throw Refusal.of(RequestProblem.COUNCIL_NOT_GRANTED, "The token grants no council");
        }
        if (granted.size() > 1) {
            throw Refusal.of(RequestProblem.COUNCIL_NEEDED, "Name one of " + granted + " in " + HEADER);
        }
        return granted.iterator().next();
    }
}
