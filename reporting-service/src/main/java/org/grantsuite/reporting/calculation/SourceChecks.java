package org.grantsuite.reporting.calculation;

import static org.grantsuite.reporting.calculation.Review.pounds;

import java.util.ArrayList;
import java.util.List;

/** Where one return covers several funding sources: what was spent from each fits its share, and together the whole. */
final class SourceChecks {

    private SourceChecks() {}

    static List<Finding> check(Review review) {
        var sources = review.template().form().sources();
        if (sources.isEmpty()) {
            return List.of();
        }
        var spent = review.facts().inputs().sourcePence();
        var shares = FundingSource.shares(sources, review.facts().allocationPence());
        var findings = new ArrayList<Finding>();
        shares.forEach((code, share) -> {
            long used = spent.getOrDefault(code, 0L);
            if (used > share) {
                findings.add(error(code + "/SPENT", pounds(used) + " against a share of " + pounds(share)));
            }
        });
        long total = review.figures().directPence() + review.figures().transferredPence();
        long stated = Figure.sum(List.copyOf(spent.values()), Long::longValue);
        if (spent.keySet().containsAll(shares.keySet()) && stated != total) {
            findings.add(error("SPENT", "The sources make " + pounds(stated) + ", the ledger holds " + pounds(total)));
        }
        return findings;
    }

    private static Finding error(String key, String message) {
        return new Finding(StatedCells.SOURCE, Severity.ERROR, StatedCells.SOURCE + " " + key, message);
    }
}
