package org.grantsuite.commons.webhook.domain;

/** Why an event is delivered: its turn in the feed came, or someone asked for it again. */
public enum DeliveryOrigin {
    FEED,
    REPLAY
}
