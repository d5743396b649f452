package org.grantsuite.commons.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.webhook.domain.Delivery;
import org.grantsuite.commons.webhook.domain.DeliveryStatus;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.domain.WebhookStatus;
import org.grantsuite.commons.webhook.persistence.DeliveryLog;
import org.grantsuite.commons.webhook.persistence.DeliveryQueue;
import org.jspecify.annotations.Nullable;

/** The delivery log, and one delivery made again. */
@ApplicationScoped
public class DeliveryService {
    private static final int MOST_REPLAYS = 100;
    private final WebhookService webhooks;
    private final DeliveryLog log;
    private final DeliveryQueue queue;

    DeliveryService(WebhookService webhooks, DeliveryLog log, DeliveryQueue queue) {
        this.webhooks = webhooks;
        this.log = log;
        this.queue = queue;
    }

    @Transactional
    public Page<Delivery> page(UUID webhookId, @Nullable DeliveryStatus status, @Nullable String cursor, int limit) {
        webhooks.get(webhookId);
        return log.page(webhookId, status, cursor, limit);
    }

    @Transactional
    public Delivery get(UUID webhookId, UUID deliveryId) {
        webhooks.get(webhookId);
        return log.find(webhookId, deliveryId)
                .orElseThrow(() -> Refusal.of(
                        WebhookProblem.WEBHOOK_DELIVERY_UNKNOWN, "No delivery of it has the id " + deliveryId));
    }

    @Transactional
    public Delivery replay(UUID webhookId, UUID deliveryId) {
        Webhook webhook = webhooks.live(webhookId);
        Delivery delivery = get(webhookId, deliveryId);
        if (webhook.status() != WebhookStatus.ACTIVE) {
            throw Refusal.of(WebhookProblem.WEBHOOK_NOT_ACTIVE, "Resume it first");
        }
        if (delivery.status() == DeliveryStatus.PENDING) {
            throw Refusal.of(WebhookProblem.WEBHOOK_DELIVERY_PENDING, "It will be tried again by itself");
        }
        if (log.waitingReplays(webhookId) >= MOST_REPLAYS) {
            throw Refusal.of(
                    WebhookProblem.WEBHOOK_REPLAYS_WAITING, MOST_REPLAYS + " wait; replay from a cursor instead");
        }
        return get(webhookId, queue.openReplay(webhookId, delivery.eventId(), delivery.eventType()));
    }
}
