package org.grantsuite.reporting.pages;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.web.Correlation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What leaves under /pages: nothing a browser may keep, run from elsewhere or frame; a refusal as a page that says what to do. */
public class PageAnswers {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    private final Template refusal;

    PageAnswers(@Location("pages/refusal") Template refusal) {
        this.refusal = refusal;
    }

    static boolean isPage(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.equals("/pages") || path.startsWith("/pages/");
    }

    @ServerResponseFilter(priority = 1)
    public void finish(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isPage(request)) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY);
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("Cache-Control", "no-store");
        if (response.getEntity() instanceof HttpProblem problem) {
            response.setEntity(page(problem), new Annotation[0], HTML);
        }
    }

    private String page(HttpProblem problem) {
        var code = String.valueOf(problem.getParameters().getOrDefault("code", "REFUSED"));
        return refusal.data("shell", Shell.ofNobody(String.valueOf(problem.getTitle())))
                .data("code", code)
                .data("detail", String.valueOf(problem.getDetail()))
                .data("advice", ADVICE.getOrDefault(code, advice(problem.getStatusCode())))
                .data("correlationId", Correlation.current())
                .render();
    }

    private static final Map<String, String> ADVICE = Map.of(
            RequestProblem.COUNCIL_NOT_GRANTED.name(),
            "Your account does not cover this council. Choose one of yours, or ask your administrator.",
            RequestProblem.ROLE_MISSING.name(),
            "Your account lacks the role this page asks for. Ask your administrator, or sign in as somebody who has it.");

    private static String advice(int status) {
        return switch (status) {
            case 401 -> "Start again and sign in; if it fails again, ask your administrator.";
            case 403 -> "Ask somebody who may, or your administrator.";
            case 404 -> "Check the address, or start again from your grants.";
            case 409, 412 -> "Somebody changed it at the same time. Read it again, and repeat what you did.";
            case 503 -> "Try again in a minute.";
            default ->
                status >= 500
                        ? "The fault was logged. Tell your administrator the reference below."
                        : "Go back, correct what was refused, and send it again.";
        };
    }
}
