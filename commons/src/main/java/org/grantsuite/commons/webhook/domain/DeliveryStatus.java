package org.grantsuite.commons.webhook.domain;

/** PENDING is tried again, FAILED was given up. */
public enum DeliveryStatus {
    PENDING,
    DELIVERED,
    FAILED
}
