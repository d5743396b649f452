package org.grantsuite.reporting.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.webhook.domain.DeliveryStatus;
import org.grantsuite.commons.webhook.rest.WebhookChange;
import org.grantsuite.commons.webhook.rest.WebhookDesk;
import org.grantsuite.commons.webhook.rest.WebhookReason;
import org.grantsuite.commons.webhook.rest.WebhookReplay;
import org.grantsuite.commons.webhook.rest.WebhookRequest;
import org.grantsuite.commons.webhook.rest.WebhookSecretRequest;
import org.grantsuite.reporting.api.WebhooksApi;
import org.jspecify.annotations.Nullable;

@RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
public class WebhookResource implements WebhooksApi {
    private final WebhookDesk desk;

    WebhookResource(WebhookDesk desk) {
        this.desk = desk;
    }

    @Override
    public Response createWebhook(String idempotencyKey, WebhookRequest request) {
        return desk.create(idempotencyKey, request);
    }

    @Override
    public Response rotateWebhookSecret(UUID webhookId, String idempotencyKey, WebhookSecretRequest request) {
        return desk.rotateSecret(webhookId, idempotencyKey, request);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listWebhooks(@Nullable String cursor, Integer limit) {
        return desk.list(cursor, limit);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getWebhook(UUID webhookId) {
        return desk.get(webhookId);
    }

    @Override
    public Response changeWebhook(UUID webhookId, WebhookChange request, @Nullable String ifMatch) {
        return desk.change(webhookId, request, ifMatch);
    }

    @Override
    public Response pauseWebhook(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return desk.pause(webhookId, idempotencyKey, request);
    }

    @Override
    public Response resumeWebhook(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return desk.resume(webhookId, idempotencyKey, request);
    }

    @Override
    public Response endWebhook(UUID webhookId, String idempotencyKey, WebhookReason request) {
        return desk.end(webhookId, idempotencyKey, request);
    }

    @Override
    public Response replayWebhook(UUID webhookId, String idempotencyKey, WebhookReplay request) {
        return desk.replay(webhookId, idempotencyKey, request);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listWebhookDeliveries(
            UUID webhookId, @Nullable DeliveryStatus status, @Nullable String cursor, Integer limit) {
        return desk.deliveries(webhookId, status, cursor, limit);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getWebhookDelivery(UUID webhookId, UUID deliveryId) {
        return desk.delivery(webhookId, deliveryId);
    }

    @Override
    public Response replayWebhookDelivery(UUID webhookId, UUID deliveryId, String idempotencyKey) {
        return desk.replayDelivery(webhookId, deliveryId, idempotencyKey);
    }
}
