package org.grantsuite.reporting.calculation;

import static org.grantsuite.reporting.calculation.Review.pounds;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** V9, V10, V13 and V14: this point against an earlier one, against the final settlement, and against its certificate. */
public final class ClosingChecks {

    private ClosingChecks() {}

    /** V9 (R35, invariant 7). The waiver of the finding is the recorded reason. */
    static List<Finding> neverFalls(Rule rule, Review review) {
        var findings = new ArrayList<Finding>();
        compared(rule, review, metric -> metric.aggregation().equals("CUMULATIVE"))
                .forEach((cell, before) -> {
                    var now = new BigDecimal(String.valueOf(cell.value()));
                    if (now.compareTo(new BigDecimal(before)) < 0) {
                        findings.add(rule.at(
                                cell.code(),
                                "It was " + before + " at " + review.template().earlierPoint() + " and is "
                                        + cell.value()));
                    }
                });
        return findings;
    }

    /** V10. Compares only what both points state: an earlier unknown is not a change. */
    static List<Finding> sameBaselines(Rule rule, Review review) {
        var findings = new ArrayList<Finding>();
        compared(rule, review, metric -> metric.figure().isBaseline()).forEach((cell, before) -> {
            if (!before.equals(cell.value())) {
                findings.add(rule.at(
                        cell.code(),
                        "It was " + before + " at " + review.template().earlierPoint() + " and is " + cell.value()));
            }
        });
        return findings;
    }

    /** The figures both points state, with the earlier one: of the fields the rule names, else of those that fit. */
    private static Map<Cell, String> compared(Rule rule, Review review, Predicate<Metric> fitting) {
        var named = rule.values("metrics");
        var codes = named.isEmpty()
                ? review.template().metrics().stream()
                        .filter(fitting)
                        .map(Metric::code)
                        .toList()
                : named;
        var earlier = review.facts().earlierCells();
        Map<Cell, String> found = new LinkedHashMap<>();
        for (var cell : review.figures().cells()) {
            var before = earlier.get(cell.code());
            boolean number = cell.type() != CellType.TEXT && cell.type() != CellType.LIST;
            if (number
                    && cell.key().isEmpty()
                    && codes.contains(cell.code())
                    && before != null
                    && cell.value() != null) {
                found.put(cell, before);
            }
        }
        return found;
    }

    /**
     * V13. Unspent is worked out twice: receipts less spending out of the ledger, and what each provider and the
     * council
     * still hold out of payments and cash.
     */
    static List<Finding> unspentIsSomewhere(Rule rule, Review review) {
        if (!review.template().finalPoint()) {
            return List.of();
        }
        long unspent = review.figures().totals().unspentPence();
        long recoverable = recoverable(review);
        long held = review.figures().heldPence();
        var findings = new ArrayList<Finding>();
        if (unspent < 0) {
            findings.add(rule.at("unspent", "It would be " + pounds(unspent)));
        }
        if (unspent != recoverable + held) {
            findings.add(rule.at(
                    "unspent",
                    pounds(unspent) + " unspent, but " + pounds(recoverable) + " recoverable from providers and "
                            + pounds(held) + " held"));
        }
        var stated = review.facts().inputs().finalUnspentPence();
        if (stated != null && stated != unspent) {
            findings.add(
                    rule.at("unspent", "The council states " + pounds(stated) + ", worked out is " + pounds(unspent)));
        }
        return findings;
    }

    /**
     * What providers were paid less what they spent and gave back; a provider that did not report owes all of it
     * (R40).
     */
    private static long recoverable(Review review) {
        long paid = Figure.sum(review.counted().payments(), ProviderPayment::pence);
        long spent = Figure.sum(review.facts().providerReturns(), ProviderFigures::spentPence);
        long returned = Figure.sum(review.facts().providerReturns(), ProviderFigures::returnedPence);
        return paid - spent - returned;
    }

    /** V14 (invariant 8): what was signed for against what was frozen. */
    public static List<Finding> certificateEqualsReturn(
            Rule rule, CertificateTotals frozen, CertificateTotals certified) {
        return frozen.equals(certified)
                ? List.of()
                : List.of(rule.at("certificate", "Signed for " + words(certified) + ", frozen are " + words(frozen)));
    }

    private static String words(CertificateTotals totals) {
        return List.of(
                        totals.instalmentsReceivedPence(),
                        totals.certifiedSpendPence(),
                        totals.unspentPence(),
                        totals.misspentPence())
                .stream()
                .map(Review::pounds)
                .collect(Collectors.joining(", "));
    }
}
