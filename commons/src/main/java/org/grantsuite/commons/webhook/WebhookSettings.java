package org.grantsuite.commons.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator decides about webhooks; the table is in grant-service's README. */
@ConfigMapping(prefix = "suite.webhook")
public interface WebhookSettings {
    /** Pause between two looks for work. */
    @WithDefault("PT0.5S")
    Duration every();

    /** Webhooks one replica serves at a time, so that a slow receiver holds up no other. */
    @WithDefault("4")
    int parallel();

    /** How long a replica may be silent before another takes its webhook over; longer than one attempt can take. */
    @WithDefault("PT45S")
    Duration lease();

    @WithDefault("PT5S")
    Duration resolveTimeout();

    @WithDefault("PT5S")
    Duration connectTimeout();

    /** From the connection to the end of the answer. */
    @WithDefault("PT15S")
    Duration timeout();

    @WithDefault("65536")
    int maxResponseBytes();

    /** Waits between attempts, each with a fifth of jitter; after the last the webhook is paused. */
    @WithDefault("PT5S,PT30S,PT2M,PT10M,PT30M,PT2H,PT6H,PT12H")
    List<Duration> retryAfter();

    /** `hooks.example.gov.uk` or `*.example.gov.uk`; without one, no address is allowed. */
    Optional<List<String>> allowedHosts();

    @WithDefault("false")
    boolean allowHttp();

    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** `name:base64 of 32 bytes`; the first seals, all open. */
    Optional<List<String>> encryptionKeys();

    @WithDefault("90")
    int logDays();

    @WithDefault("50")
    int maxPerCouncil();
}
