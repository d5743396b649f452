package org.grantsuite.commons.webhook.destination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.webhook.WebhookProblem;
import org.grantsuite.commons.webhook.WebhookSettings;

/**
 * Decides whether this service may call an address. Asked when a webhook is registered, so that a person learns it at once,
 * and again for each attempt: what a name means, and what the operator allows, may have changed since.
 */
@ApplicationScoped
public class Targets {
    private final TargetRules rules;
    private final NameResolver names;

    @Inject
    Targets(WebhookSettings settings, NameResolver names) {
        this(TargetRules.of(settings), names);
    }

    public Targets(TargetRules rules, NameResolver names) {
        this.rules = rules;
        this.names = names;
    }

    /**
     * @return the address to connect to, and no other: resolving again would ask a name server that may have changed its
     *     mind (DNS rebinding)
     * @throws Refusal WEBHOOK_TARGET_… saying what is wrong
     */
    public Target admit(String url) {
        URI uri = parse(url);
        String host = uri.getHost();
        if (!rules.allowHost(host)) {
            throw refused(WebhookProblem.WEBHOOK_TARGET_NOT_ALLOWED, host + " is not on the operator's list");
        }
        return new Target(uri, addressOf(host));
    }

    private URI parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw refused(WebhookProblem.WEBHOOK_TARGET_INVALID, "It is not a URL: " + e.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!List.of("https", "http").contains(scheme) || uri.getHost() == null) {
            throw refused(WebhookProblem.WEBHOOK_TARGET_INVALID, "Give https://, a host and a path");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || uri.getPort() == 0
                || uri.getPort() > 65535) {
            throw refused(
                    WebhookProblem.WEBHOOK_TARGET_INVALID, "Leave out credentials and fragment; a port is 1 to 65535");
        }
        if (scheme.equals("http") && !rules.http()) {
            throw refused(WebhookProblem.WEBHOOK_TARGET_INSECURE, "Give an https address");
        }
        return uri;
    }

    /** One inner address among several is enough to refuse: which one a later connection takes is chance. */
    private InetAddress addressOf(String host) {
        List<InetAddress> found;
        try {
            found = names.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (UnknownHostException e) {
            throw refused(WebhookProblem.WEBHOOK_TARGET_UNRESOLVABLE, host + " does not resolve");
        }
        if (found.isEmpty()) {
            throw refused(WebhookProblem.WEBHOOK_TARGET_UNRESOLVABLE, host + " does not resolve");
        }
        if (!rules.privateAddresses() && !found.stream().allMatch(PublicAddresses::contain)) {
            // Which address is not said: an answer must not map the inner network.
            throw refused(WebhookProblem.WEBHOOK_TARGET_PRIVATE, host + " resolves to an address that is not public");
        }
        return found.get(0);
    }

    private static Refusal refused(WebhookProblem problem, String detail) {
        return Refusal.of(problem, detail).at("url", detail);
    }
}
