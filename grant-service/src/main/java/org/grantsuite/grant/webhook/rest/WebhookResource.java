package org.grantsuite.grant.webhook.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.grant.api.WebhooksApi;
import org.grantsuite.grant.api.model.WebhookChange;
import org.grantsuite.grant.api.model.WebhookDeliveryPage;
import org.grantsuite.grant.api.model.WebhookPage;
import org.grantsuite.grant.api.model.WebhookReason;
import org.grantsuite.grant.api.model.WebhookReplay;
import org.grantsuite.grant.api.model.WebhookRequest;
import org.grantsuite.grant.api.model.WebhookSecretRequest;
import org.grantsuite.grant.api.model.WebhookStart;
import org.grantsuite.grant.api.model.WebhookWithSecret;
import org.grantsuite.grant.webhook.DeliveryService;
import org.grantsuite.grant.webhook.WebhookService;
import org.grantsuite.grant.webhook.WebhookService.Change;
import org.grantsuite.grant.webhook.WebhookService.Revealed;
import org.grantsuite.grant.webhook.WebhookService.Start;
import org.grantsuite.grant.webhook.destination.Targets;
import org.grantsuite.grant.webhook.domain.DeliveryStatus;
import org.grantsuite.grant.webhook.domain.Webhook;
import org.grantsuite.grant.webhook.domain.Webhook.Order;
import org.jspecify.annotations.Nullable;

@RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
public class WebhookResource implements WebhooksApi {
    private final WebhookService webhooks;
    private final DeliveryService deliveries;
    private final Targets targets;
    private final Idempotency idempotency;
    private final UriInfo uri;

    WebhookResource(
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

    @Override
    public Response createWebhook(String idempotencyKey, WebhookRequest request) {
        targets.admit(request.getUrl());
        var start = new Start(request.getAfter(), request.getStart() == WebhookStart.BEGINNING);
        var order = new Order(request.getUrl(), request.getDescription(), names(request.getEventTypes()));
        return showingSecretOnce("createWebhook", idempotencyKey, request, 201, () -> webhooks.register(order, start));
    }

    @Override
    public Response rotateWebhookSecret(UUID webhookId, String idempotencyKey, WebhookSecretRequest request) {
        return showingSecretOnce(
                "rotateWebhookSecret/" + webhookId,
                idempotencyKey,
                request,
                200,
                () -> webhooks.rotate(webhookId, Duration.ofHours(request.getOverlapHours())));
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
                    .entity(new WebhookWithSecret().webhook(WebhookViews.webhook(made.webhook())));
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
                        .entity(new WebhookWithSecret()
                                .webhook(WebhookViews.webhook(made.webhook()))
                                .secret(made.secret().reveal()))
                        .build();
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listWebhooks(@Nullable String cursor, Integer limit) {
        var page = webhooks.page(cursor, limit);
        var body = new WebhookPage().items(page.map(WebhookViews::webhook)).next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getWebhook(UUID webhookId) {
        return tagged(webhooks.get(webhookId));
    }

    @Override
    public Response changeWebhook(UUID webhookId, WebhookChange request, @Nullable String ifMatch) {
        if (request.getUrl() != null) {
            targets.admit(request.getUrl());
        }
        List<String> types = request.getEventTypes() == null ? null : names(request.getEventTypes());
        var change = new Change(request.getUrl(), request.getDescription(), types);
        return tagged(webhooks.change(webhookId, ifMatch, change));
    }

    @Override
    public Response pauseWebhook(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return once(
                "pauseWebhook",
                webhookId,
                idempotencyKey,
                request,
                () -> webhooks.pause(webhookId, request.getReason()));
    }

    @Override
    public Response resumeWebhook(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return once(
                "resumeWebhook",
                webhookId,
                idempotencyKey,
                request,
                () -> webhooks.resume(webhookId, request.getReason()));
    }

    @Override
    public Response endWebhook(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return once(
                "endWebhook", webhookId, idempotencyKey, request, () -> webhooks.end(webhookId, request.getReason()));
    }

    @Override
    public Response replayWebhook(UUID webhookId, String idempotencyKey, WebhookReplay request) {
        return once(
                "replayWebhook",
                webhookId,
                idempotencyKey,
                request,
                () -> webhooks.replay(webhookId, request.getAfter(), request.getReason()));
    }

    private Response once(String operation, UUID id, String key, Object request, Supplier<Webhook> effect) {
        return idempotency.once(operation + "/" + id, key, request, () -> tagged(effect.get()));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listWebhookDeliveries(
            UUID webhookId, @Nullable DeliveryStatus status, @Nullable String cursor, Integer limit) {
        var page = deliveries.page(webhookId, status, cursor, limit);
        var body = new WebhookDeliveryPage()
                .items(page.map(WebhookViews::delivery))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getWebhookDelivery(UUID webhookId, UUID deliveryId) {
        return Response.ok(WebhookViews.whole(deliveries.get(webhookId, deliveryId)))
                .build();
    }

    @Override
    public Response replayWebhookDelivery(UUID webhookId, UUID deliveryId, String idempotencyKey) {
        return idempotency.once(
                "replayWebhookDelivery/" + webhookId + "/" + deliveryId,
                idempotencyKey,
                Map.of("deliveryId", deliveryId),
                () -> {
                    var queued = deliveries.replay(webhookId, deliveryId);
                    return Response.status(202)
                            .entity(WebhookViews.delivery(queued))
                            .build();
                });
    }

    private static Response tagged(Webhook webhook) {
        return Response.ok(WebhookViews.webhook(webhook))
                .tag(Versions.tag(webhook.version()))
                .build();
    }

    private static List<String> names(@Nullable Iterable<String> types) {
        if (types == null) {
            return List.of();
        }
        var found = new java.util.TreeSet<String>();
        types.forEach(found::add);
        return List.copyOf(found);
    }
}
