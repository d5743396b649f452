package org.grantsuite.commons.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Takes X-Correlation-Id in, gives it out, and keeps it in the log's context; makes one where the caller sent none. */
@Provider
@PreMatching
@Priority(1)
public class Correlation implements ContainerRequestFilter, ContainerResponseFilter {
    public static final String HEADER = "X-Correlation-Id";
    public static final String LOG_KEY = "correlationId";
    private static final Pattern CLEAN = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

    @Override
    public void filter(ContainerRequestContext request) {
        String sent = request.getHeaderString(HEADER);
        MDC.put(
                LOG_KEY,
                sent != null && CLEAN.matcher(sent).matches()
                        ? sent
                        : UUID.randomUUID().toString());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, current());
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("Cache-Control", "no-store");
    }

    public static String current() {
        Object id = MDC.get(LOG_KEY);
        return id == null ? "none" : id.toString();
    }
}
