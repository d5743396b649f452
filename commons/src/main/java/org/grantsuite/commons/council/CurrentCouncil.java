package org.grantsuite.commons.council;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;

/** The council whose rows this thread may see: the request's, or that of an explicit {@link CouncilScope}. */
@ApplicationScoped
public class CurrentCouncil {
    /** No council at all: it matches no row, so forgetting to set one shows nothing. */
    public static final String NONE = "NONE";

    private final RequestCouncil request;

    CurrentCouncil(RequestCouncil request) {
        this.request = request;
    }

    /** ONS code, {@code E} and eight digits, or {@link #NONE}. */
    public String code() {
        return CouncilScope.councilCode()
                .orElseGet(() -> Arc.container().requestContext().isActive() ? request.code() : NONE);
    }
}
