package org.grantsuite.commons.webhook.delivery;

import java.util.List;
import java.util.stream.Collectors;
import org.grantsuite.commons.webhook.secret.WebhookSecret;

/**
 * An event as it is sent (Standard Webhooks).
 *
 * @param id the same at every attempt and replay, so that a receiver knows what it has seen
 * @param body signed as it is: what is sent is these very characters
 * @param secrets each signs; the receiver needs one that fits
 */
record Message(String id, String body, List<WebhookSecret> secrets) {

    String signatures(long timestamp) {
        return secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" "));
    }
}
