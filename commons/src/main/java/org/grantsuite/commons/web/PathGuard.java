package org.grantsuite.commons.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;

/** PostgreSQL stores no NUL character, so a path or query that names one can match nothing: refused before it gets there. */
@Provider
@PreMatching
@Priority(2)
public class PathGuard implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String uri = request.getUriInfo().getRequestUri().toString().toLowerCase(Locale.ROOT);
        if (uri.contains("%00") || uri.indexOf('\0') >= 0) {
            throw Refusal.of(RequestProblem.PARAMETER_INVALID, "The address holds a NUL character; remove %00");
        }
    }
}
