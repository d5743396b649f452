package org.grantsuite.commons.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.domain.Webhook.Pause;
import org.jspecify.annotations.Nullable;

/** Who does what to a webhook; it stands in audit trail and feed alike. */
@ApplicationScoped
class WebhookTrail {
    private final Ids ids;
    private final BusinessClock clock;
    private final Caller caller;
    private final Audit audit;
    private final Events events;

    WebhookTrail(Ids ids, BusinessClock clock, Caller caller, Audit audit, Events events) {
        this.ids = ids;
        this.clock = clock;
        this.caller = caller;
        this.audit = audit;
        this.events = events;
    }

    /** Identity, moment and author of a new record. */
    record Stamp(UUID id, Instant at, String by) {}

    Stamp stamp() {
        return new Stamp(ids.next(), clock.now(), caller.subject());
    }

    /** @param reason in the words of who did it, where it asks for one */
    void tell(String event, Webhook webhook, @Nullable String reason) {
        Map<String, Object> detail = detail(webhook);
        String action = event.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        audit.record(action, "webhook", webhook.id(), reason, detail);
        events.append(event, "/v1/webhooks/" + webhook.id(), detail);
    }

    /** The address stays out of the event: a query string may hold what only its owner should see. */
    private static Map<String, Object> detail(Webhook webhook) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("webhookId", webhook.id());
        detail.put("status", webhook.status());
        detail.put("eventTypes", webhook.order().eventTypes());
        Pause pause = webhook.pause();
        if (pause != null) {
            detail.put("pauseReason", pause.reason());
        }
        return detail;
    }
}
