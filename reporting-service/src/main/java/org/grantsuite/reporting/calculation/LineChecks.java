package org.grantsuite.reporting.calculation;

import static org.grantsuite.reporting.calculation.Review.pounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** V7, V15, V18 and V19: every single line a return is made of. */
final class LineChecks {

    private LineChecks() {}

    /** V7 (R4). */
    static List<Finding> measuresAllowed(Rule rule, Review review) {
        var findings = new ArrayList<Finding>();
        for (var counted : review.counted().measureLines()) {
            var line = counted.line();
            measureFault(review, line.measure(), line.justification())
                    .ifPresent(fault -> findings.add(rule.at(line.place(), fault)));
        }
        for (var providerReturn : review.facts().providerReturns()) {
            for (var line : providerReturn.spend()) {
                measureFault(review, line.measure(), line.justification())
                        .ifPresent(fault -> findings.add(rule.at(place(providerReturn), fault)));
            }
        }
        return findings;
    }

    private static Optional<String> measureFault(Review review, String code, @Nullable String justification) {
        var measure = review.template().measure(code);
        if (measure.isEmpty()) {
            return Optional.of(code + " is not a measure of the scheme");
        }
        boolean unexplained = justification == null || justification.isBlank();
        return measure.get().requiresJustification() && unexplained
                ? Optional.of(code + " has no justification")
                : Optional.empty();
    }

    /** V15 (R34). */
    static List<Finding> periodOfEdition(Rule rule, Review review) {
        var period = review.template().period();
        return review.facts().providerReturns().stream()
                .filter(providerReturn -> !providerReturn.period().equals(period))
                .map(providerReturn ->
                        rule.at(place(providerReturn), "It covers " + providerReturn.period() + ", not " + period))
                .toList();
    }

    /** V18 (R2). */
    static List<Finding> insideWindow(Rule rule, Review review) {
        var window = review.template().spendWindow();
        return review.counted().directSpend().stream()
                .map(CountedLine::line)
                .filter(line -> !window.contains(line.incurredOn()))
                .map(line -> rule.at(line.place(), "Incurred on " + line.incurredOn() + ", outside " + window))
                .toList();
    }

    /** V19. A prepayment takes from the spend by what it is, and so does what is taken back: neither is a negative line. */
    static List<Finding> nothingNegative(Rule rule, Review review) {
        var findings = new ArrayList<Finding>();
        for (var cell : review.figures().cells()) {
            var value = cell.value();
            if (value != null && value.startsWith("-") && mustNotBeNegative(review, cell)) {
                findings.add(rule.at(cell.place(), "It is " + value));
            }
        }
        for (var counted : review.counted().directSpend()) {
            var line = counted.line();
            if (line.pence() < 0) {
                findings.add(rule.at(line.place(), "It is " + pounds(line.pence())));
            }
        }
        for (var providerReturn : review.facts().providerReturns()) {
            if (hasNegative(providerReturn)) {
                findings.add(rule.at(place(providerReturn), "One of its amounts is negative"));
            }
        }
        return findings;
    }

    /**
     * A cumulative figure is never below nothing. One of a few days may be, where a correction or a cut-off takes back what
     * was counted before them; so may what of the spend is prepaid.
     */
    private static boolean mustNotBeNegative(Review review, Cell cell) {
        boolean figure = cell.type() != CellType.TEXT && cell.type() != CellType.LIST;
        boolean part = cell.key().equals(LineKind.PREPAID.name()) || cell.key().equals(LineKind.ACCRUED.name());
        return figure
                && !part
                && review.template().cumulative()
                && !cell.aggregation().equals("PERIOD");
    }

    private static boolean hasNegative(ProviderFigures figures) {
        return figures.unspentPence() < 0
                || figures.returnedPence() < 0
                || figures.spend().stream().anyMatch(line -> line.pence() < 0)
                || figures.outputs().values().stream().anyMatch(value -> value < 0);
    }

    private static String place(ProviderFigures figures) {
        return "provider " + figures.providerId() + " return " + figures.returnId();
    }
}
