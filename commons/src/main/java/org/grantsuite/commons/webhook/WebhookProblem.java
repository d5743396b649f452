package org.grantsuite.commons.webhook;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something about a webhook is refused, in the order of checking. */
public enum WebhookProblem implements ProblemCode {
    WEBHOOKS_NOT_CONFIGURED(503, "The operator has set no key for the secrets of webhooks"),
    WEBHOOK_UNKNOWN(404, "There is no such webhook here"),
    WEBHOOK_DELIVERY_UNKNOWN(404, "There is no such delivery here"),
    WEBHOOK_ENDED(409, "The webhook was ended"),
    WEBHOOK_NOT_ACTIVE(409, "The webhook is not active"),
    WEBHOOK_NOT_PAUSED(409, "The webhook is not paused"),
    WEBHOOK_CURSOR_STALE(409, "The feed was restored since; set a new place by a replay first"),
    WEBHOOK_DELIVERY_PENDING(409, "The delivery is still being tried"),
    WEBHOOK_REPLAYS_WAITING(409, "As many deliveries wait to be repeated as can be kept"),
    WEBHOOK_LIMIT_REACHED(422, "The council has as many webhooks as can be kept"),
    WEBHOOK_EVENT_TYPE_UNKNOWN(422, "No event has this type"),
    WEBHOOK_TARGET_INVALID(422, "The address is not one to deliver to"),
    WEBHOOK_TARGET_INSECURE(422, "The address is not https"),
    WEBHOOK_TARGET_NOT_ALLOWED(422, "The host is not on the operator's list"),
    WEBHOOK_TARGET_UNRESOLVABLE(409, "The host has no address"),
    WEBHOOK_TARGET_PRIVATE(422, "The host has an address inside a private network");

    private final int status;
    private final String title;

    WebhookProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
