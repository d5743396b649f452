package org.grantsuite.reporting.pages;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.problem.Refusal;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * No page takes a form that this service did not give to this person: a random number in a cookie, and in the form what a secret
 * makes of it and of the person (a signed double submit). Another site can neither read the one nor make the other.
 */
@ApplicationScoped
public class FormGuard {
    static final String FIELD = "formToken";
    static final String COOKIE = "pages_form";
    private static final int LEAST_SECRET = 32;
    private static final int LONGEST_FIELD = 200;
    private final Caller caller;
    private final RoutingContext routing;
    private final String secret;
    private final boolean enabled;

    FormGuard(
            Caller caller,
            RoutingContext routing,
            @ConfigProperty(name = "suite.pages.secret") String secret,
            @ConfigProperty(name = "suite.pages.enabled") boolean enabled) {
        this.caller = caller;
        this.routing = routing;
        this.secret = secret;
        this.enabled = enabled;
    }

    void started(@Observes StartupEvent event) {
        if (enabled && secret.length() < LEAST_SECRET) {
            throw new IllegalStateException("suite.pages.secret needs at least " + LEAST_SECRET + " characters");
        }
    }

    @WithFormRead
    @ServerRequestFilter
    public void check(ResteasyReactiveContainerRequestContext request) {
        if (!PageAnswers.isPage(request) || !request.getMethod().equals("POST")) {
            return;
        }
        var form = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        var sent = form.getFormParameter(FIELD, true, false);
        var cookie = routing.request().getCookie(COOKIE);
        boolean ours = cookie != null
                && sent instanceof String token
                && token.length() < LONGEST_FIELD
                && MessageDigest.isEqual(bytes(signed(cookie.getValue())), bytes(token));
        if (!ours) {
            throw Refusal.of(
                    PageProblem.FORM_NOT_OURS, "Nothing was changed. Go back, load the page again, and send the form");
        }
    }

    /** What a form of this person carries in its hidden field; gives the browser its cookie where it has none. */
    String token() {
        return signed(number(routing.request().getCookie(COOKIE)));
    }

    private String number(@Nullable Cookie given) {
        if (given != null) {
            return given.getValue();
        }
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        String made = HexFormat.of().formatHex(bytes);
        routing.response()
                .addCookie(Cookie.cookie(COOKIE, made)
                        .setPath("/pages")
                        .setHttpOnly(true)
                        .setSecure(routing.request().isSSL())
                        .setSameSite(CookieSameSite.LAX));
        return made;
    }

    private String signed(String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(number + "|" + caller.subject())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
