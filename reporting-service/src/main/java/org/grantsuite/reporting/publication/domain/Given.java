package org.grantsuite.reporting.publication.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An accepted award with what was paid of it and to whom. */
public record Given(
        UUID awardId,
        int round,
        List<String> pots,
        long pence,
        LocalDate awardedOn,
        Instant changedAt,
        Recipient recipient,
        List<Paid> payments) {

    private static final int DECIMALS = 2;

    public record Paid(UUID paymentId, long pence, LocalDate paidOn, String reference) {}

    long disbursedPence() {
        return payments.stream().mapToLong(Paid::pence).reduce(0, Math::addExact);
    }

    static BigDecimal pounds(long pence) {
        return BigDecimal.valueOf(pence, DECIMALS);
    }
}
