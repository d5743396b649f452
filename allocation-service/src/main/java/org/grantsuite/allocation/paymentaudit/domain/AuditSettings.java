package org.grantsuite.allocation.paymentaudit.domain;

import java.util.Map;

/**
 * What the council says beside the file.
 *
 * @param publicationThresholdPence payments up to this are not in published spending (Transparency Code: £500)
 * @param smallestRatePence an inferred rate below this is no rate
 * @param pennyOffPence how far off is still a slip of rounding
 * @param statedRates pence a unit by label; the rest is inferred
 */
public record AuditSettings(
        long publicationThresholdPence, long smallestRatePence, long pennyOffPence, Map<String, Long> statedRates) {}
