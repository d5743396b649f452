package org.grantsuite.grant.reservation.domain;

/** ACTIVE until all of it is posted or the rest is voided. */
public enum ReservationStatus {
    ACTIVE,
    POSTED,
    VOIDED
}
