package org.grantsuite.reporting.allocationclient;

import java.time.LocalDate;
import java.util.UUID;

/** A payment that left the council, by the award it pays. */
public record AwardPayment(
        UUID id, UUID awardId, String providerId, int round, long pence, LocalDate paidOn, String reference) {}
