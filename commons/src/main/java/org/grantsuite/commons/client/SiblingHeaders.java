package org.grantsuite.commons.client;

import io.quarkus.arc.Arc;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.grantsuite.commons.council.CouncilFilter;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.web.Correlation;

/** Who calls a sibling: the person of the request by their own token, or the service itself where there is no request. */
public class SiblingHeaders implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
        var container = Arc.container();
        String token = container
                .instance(Caller.class)
                .get()
                .rawToken()
                .orElseGet(() -> container.instance(ServiceToken.class).get().value());
        request.getHeaders().putSingle("Authorization", "Bearer " + token);
        request.getHeaders()
                .putSingle(
                        CouncilFilter.HEADER,
                        container.instance(CurrentCouncil.class).get().code());
        request.getHeaders().putSingle(Correlation.HEADER, Correlation.current());
    }
}
