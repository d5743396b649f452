package org.grantsuite.allocation.paymentaudit.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a payments file tells of itself. */
public record AuditReport(List<RunTold> runs, List<Pair> pairs, List<AuditFinding> findings) {
    /**
     * The payments under one label.
     *
     * @param ratePence a unit, stated or inferred; absent where the amounts follow no rate
     * @param units that fit the rate
     */
    public record RunTold(
            String label,
            LocalDate firstPaidOn,
            int lines,
            long totalPence,
            @Nullable Long ratePence,
            boolean rateStated,
            long units) {}

    /**
     * Two runs that pay the same units.
     *
     * @param predictedPence the units of the earlier at the rate of the later
     * @param suppliersAgreeing of those in both, how many have the same units
     */
    public record Pair(
            String earlier,
            String later,
            int suppliersInBoth,
            int suppliersAgreeing,
            long predictedPence,
            long paidPence) {}
}
