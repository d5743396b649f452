package org.grantsuite.commons.webhook.destination;

import java.util.List;
import java.util.Locale;
import org.grantsuite.commons.webhook.WebhookSettings;

/**
 * What the operator lets this service call.
 *
 * @param hosts exact names, {@code *.suffix} for everything below it, or {@code *}
 */
public record TargetRules(List<String> hosts, boolean http, boolean privateAddresses) {

    static TargetRules of(WebhookSettings settings) {
        return new TargetRules(
                settings.allowedHosts().orElse(List.of()), settings.allowHttp(), settings.allowPrivateAddresses());
    }

    boolean allowHost(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                .anyMatch(pattern -> pattern.equals("*")
                        || pattern.equals(asked)
                        || (pattern.startsWith("*.")
                                && asked.endsWith(pattern.substring(1))
                                && asked.length() >= pattern.length()));
    }
}
