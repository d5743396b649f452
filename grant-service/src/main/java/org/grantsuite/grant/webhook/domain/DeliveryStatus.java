package org.grantsuite.grant.webhook.domain;

/** PENDING is tried again, FAILED was given up. */
public enum DeliveryStatus {
    PENDING,
    DELIVERED,
    FAILED
}
