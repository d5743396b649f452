package org.grantsuite.commons.webhook.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.webhook.DeliveryService;
import org.grantsuite.commons.webhook.WebhookService;
import org.grantsuite.commons.webhook.WebhookService.Change;
import org.grantsuite.commons.webhook.WebhookService.Revealed;
import org.grantsuite.commons.webhook.WebhookService.Start;
import org.grantsuite.commons.webhook.destination.Targets;
import org.grantsuite.commons.webhook.domain.DeliveryStatus;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.domain.Webhook.Order;
import org.jspecify.annotations.Nullable;

/** What is answered under {@code /v1/webhooks}; the resource of a service says who may ask, and hands on. */
@ApplicationScoped
public class WebhookDesk {
    private final WebhookService webhooks;
    private final DeliveryService deliveries;
    private final Targets targets;
    private final Idempotency idempotency;
    private final UriInfo uri;

    WebhookDesk(
            WebhookService webhooks,
            DeliveryService deliveries,
            Targets targets,
            Idempotency idempotency,
            UriInfo uri) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.targets = targets;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    public Response create(String idempotencyKey, WebhookRequest request) {
        targets.admit(request.url());
        var start = new Start(request.after(), request.start() == WebhookStart.BEGINNING);
        var order = new Order(request.url(), request.description(), names(request.eventTypes()));
        return showingSecretOnce("createWebhook", idempotencyKey, request, 201, () -> webhooks.register(order, start));
    }

    public Response rotateSecret(UUID webhookId, String idempotencyKey, WebhookSecretRequest request) {
        return showingSecretOnce(
                "rotateWebhookSecret/" + webhookId,
                idempotencyKey,
                request,
                200,
                () -> webhooks.rotate(webhookId, Duration.ofHours(request.overlapHours())));
    }

    /** The kept answer of an idempotency key never holds the secret, which stands nowhere in the clear. */
    private Response showingSecretOnce(
            String operation, String key, Object request, int status, Supplier<Revealed> effect) {
        var revealed = new AtomicReference<@Nullable Revealed>();
        Response kept = idempotency.once(operation, key, request, () -> {
            Revealed made = effect.get();
            revealed.set(made);
            var answer = Response.status(status)
                    .tag(Versions.tag(made.webhook().version()))
                    .entity(new WebhookWithSecret(WebhookView.of(made.webhook()), null));
            return status == 201
                    ? answer.location(
                                    URI.create("/v1/webhooks/" + made.webhook().id()))
                            .build()
                    : answer.build();
        });
        Revealed made = revealed.get();
        return made == null
                ? kept
                : Response.fromResponse(kept)
                        .header("Cache-Control", "no-store")
                        .entity(new WebhookWithSecret(
                                WebhookView.of(made.webhook()), made.secret().reveal()))
                        .build();
    }

    public Response list(@Nullable String cursor, int limit) {
        var page = webhooks.page(cursor, limit);
        return Links.page(new Page<>(page.map(WebhookView::of), page.next()), page.next(), uri);
    }

    public Response get(UUID webhookId) {
        return tagged(webhooks.get(webhookId));
    }

    public Response change(UUID webhookId, WebhookChange request, @Nullable String ifMatch) {
        if (request.url() != null) {
            targets.admit(request.url());
        }
        List<String> types = request.eventTypes() == null ? null : names(request.eventTypes());
        var change = new Change(request.url(), request.description(), types);
        return tagged(webhooks.change(webhookId, ifMatch, change));
    }

    public Response pause(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return once(
                "pauseWebhook", webhookId, idempotencyKey, request, () -> webhooks.pause(webhookId, request.reason()));
    }

    public Response resume(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return once(
                "resumeWebhook",
                webhookId,
                idempotencyKey,
                request,
                () -> webhooks.resume(webhookId, request.reason()));
    }

    public Response end(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return once("endWebhook", webhookId, idempotencyKey, request, () -> webhooks.end(webhookId, request.reason()));
    }

    public Response replay(UUID webhookId, String idempotencyKey, WebhookReplay request) {
        return once(
                "replayWebhook",
                webhookId,
                idempotencyKey,
                request,
                () -> webhooks.replay(webhookId, request.after(), request.reason()));
    }

    private Response once(String operation, UUID id, String key, Object request, Supplier<Webhook> effect) {
        return idempotency.once(operation + "/" + id, key, request, () -> tagged(effect.get()));
    }

    public Response deliveries(UUID webhookId, @Nullable DeliveryStatus status, @Nullable String cursor, int limit) {
        var page = deliveries.page(webhookId, status, cursor, limit);
        return Links.page(new Page<>(page.map(DeliveryView::of), page.next()), page.next(), uri);
    }

    public Response delivery(UUID webhookId, UUID deliveryId) {
        return Response.ok(DeliveryView.whole(deliveries.get(webhookId, deliveryId)))
                .build();
    }

    public Response replayDelivery(UUID webhookId, UUID deliveryId, String idempotencyKey) {
        return idempotency.once(
                "replayWebhookDelivery/" + webhookId + "/" + deliveryId,
                idempotencyKey,
                Map.of("deliveryId", deliveryId),
                () -> Response.status(202)
                        .entity(DeliveryView.of(deliveries.replay(webhookId, deliveryId)))
                        .build());
    }

    private static Response tagged(Webhook webhook) {
        return Response.ok(WebhookView.of(webhook))
                .tag(Versions.tag(webhook.version()))
                .build();
    }

    private static List<String> names(@Nullable Set<String> types) {
        return types == null ? List.of() : List.copyOf(new TreeSet<>(types));
    }
}
