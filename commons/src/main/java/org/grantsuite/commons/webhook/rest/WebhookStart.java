package org.grantsuite.commons.webhook.rest;

/** End or beginning of the feed. */
public enum WebhookStart {
    NOW,
    BEGINNING
}
