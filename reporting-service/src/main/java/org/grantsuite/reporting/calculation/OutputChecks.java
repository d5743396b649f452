package org.grantsuite.reporting.calculation;

import static org.grantsuite.reporting.calculation.Review.pounds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** V8, V11 and V12: what the money achieved, against what was spent and against who was asked. */
final class OutputChecks {

    private static final List<OutputKind> ACHIEVED = List.of(OutputKind.HOURS, OutputKind.RECRUITS);
    private static final int MOST_NAMED = 5;

    private OutputChecks() {}

    /** V8. For the whole return, then for providers together: thousands of them must not make thousands of findings. */
    static List<Finding> spendMeetsOutput(Rule rule, Review review) {
        if (!review.template().asksFor(ReportedFigure.HOURS)
                && !review.template().asksFor(ReportedFigure.RECRUITS)) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        long spent = spentPence(review);
        boolean achieved = ACHIEVED.stream().anyMatch(kind -> total(review, kind) > 0);
        if (spent > 0 && !achieved) {
            findings.add(rule.at("return", pounds(spent) + " was spent; neither hours nor recruits are reported"));
        }
        if (spent == 0 && achieved) {
            findings.add(rule.at("return", "Hours or recruits are reported; nothing was spent"));
        }
        var funded = review.facts().providerReturns().stream()
                .filter(ProviderFigures::funded)
                .toList();
        together(
                        rule,
                        funded.stream()
                                .filter(one -> one.spentPence() > 0 && !achieved(one))
                                .toList(),
                        "spent money and report neither hours nor recruits")
                .ifPresent(findings::add);
        together(
                        rule,
                        funded.stream()
                                .filter(one -> one.spentPence() == 0 && achieved(one))
                                .toList(),
                        "report hours or recruits and spent nothing")
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> together(Rule rule, List<ProviderFigures> found, String words) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var named = found.stream()
                .map(ProviderFigures::providerId)
                .distinct()
                .sorted()
                .limit(MOST_NAMED)
                .toList();
        long spent = Figure.sum(found, ProviderFigures::spentPence);
        return Optional.of(rule.at(
                "provider returns",
                found.size() + " provider return(s) with " + pounds(spent) + " " + words + ", of "
                        + String.join(", ", named)));
    }

    private static boolean achieved(ProviderFigures one) {
        return ACHIEVED.stream().anyMatch(kind -> one.outputs().getOrDefault(kind, 0L) > 0);
    }

    /** V11. The bands, and which measures are meant to give hours or recruits, are the edition's; without a band nothing. */
    static List<Finding> costInBand(Rule rule, Review review) {
        var findings = new ArrayList<Finding>();
        cost(rule, review, OutputKind.HOURS, "hour").ifPresent(findings::add);
        cost(rule, review, OutputKind.RECRUITS, "recruit").ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> cost(Rule rule, Review review, OutputKind kind, String unit) {
        var from = rule.number(unit + "Band.from");
        var to = rule.number(unit + "Band.to");
        long achieved = total(review, kind);
        long spent = spentPence(review, rule.values(unit + "Measures"));
        if (achieved <= 0 || spent <= 0 || from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        var each = BigDecimal.valueOf(spent, 2).divide(count(kind, achieved), 2, RoundingMode.HALF_UP);
        boolean outside = from.filter(low -> each.compareTo(low) < 0).isPresent()
                || to.filter(high -> each.compareTo(high) > 0).isPresent();
        return outside
                ? Optional.of(rule.at(
                        unit, "£" + each.toPlainString() + " for each " + unit + ", expected is " + band(from, to)))
                : Optional.empty();
    }

    private static BigDecimal count(OutputKind kind, long value) {
        return kind == OutputKind.HOURS ? BigDecimal.valueOf(value, 2) : BigDecimal.valueOf(value);
    }

    private static String band(Optional<BigDecimal> from, Optional<BigDecimal> to) {
        return from.map(low -> "from £" + low.toPlainString() + " ").orElse("")
                + to.map(high -> "up to £" + high.toPlainString()).orElse("on");
    }

    /** V12 (R36). Not stated is below any share. */
    static List<Finding> enoughAnswered(Rule rule, Review review) {
        var share = rule.number("minimumCoveragePercent");
        var place = review.template().areaMetric();
        if (share.isEmpty() || place.isEmpty() || review.figures().isNil()) {
            return List.of();
        }
        return Stream.of(
                        coverageFault(review.facts().coverage(), share.get()),
                        coverageDiffers(
                                review.facts().inputs().coverage(),
                                review.facts().surveyed()))
                .flatMap(Optional::stream)
                .map(fault -> rule.at(place.get().code(), fault))
                .toList();
    }

    /** What is stated and what was counted stand side by side. */
    private static Optional<String> coverageDiffers(@Nullable Coverage stated, @Nullable Coverage surveyed) {
        return stated == null || surveyed == null || stated.equals(surveyed)
                ? Optional.empty()
                : Optional.of("Stated are " + stated.providersAnswered() + " of " + stated.providersInArea()
                        + " answered, the survey counts " + surveyed.providersAnswered() + " of "
                        + surveyed.providersInArea());
    }

    private static Optional<String> coverageFault(@Nullable Coverage coverage, BigDecimal share) {
        if (coverage == null || coverage.providersInArea() == 0) {
            return Optional.of("How many of the area's providers answered is not stated");
        }
        int asked = coverage.providersInArea();
        int answered = coverage.providersAnswered();
        if (answered > asked) {
            return Optional.of(answered + " answered, but the area has " + asked);
        }
        var percent = BigDecimal.valueOf(answered)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(asked), 2, RoundingMode.HALF_UP);
        boolean enough =
                BigDecimal.valueOf(answered).movePointRight(2).compareTo(share.multiply(BigDecimal.valueOf(asked)))
                        >= 0;
        return enough
                ? Optional.empty()
                : Optional.of(answered + " of " + asked + " answered, " + percent.toPlainString()
                        + " per cent of at least " + share.toPlainString());
    }

    private static long total(Review review, OutputKind kind) {
        var own = review.facts().inputs().outputs().getOrDefault(kind, 0L);
        return Math.addExact(
                own,
                Figure.sum(
                        review.facts().providerReturns(), one -> one.outputs().getOrDefault(kind, 0L)));
    }

    private static long spentPence(Review review) {
        return spentPence(review, List.of());
    }

    /** Spend on measures, council and providers; capped administration gives neither hours nor recruits. */
    private static long spentPence(Review review, List<String> measures) {
        long direct = Figure.sum(
                review.counted().measureLines(), line -> counts(measures, line.measure()) ? line.pence() : 0);
        long provider = Figure.sum(
                review.facts().providerReturns(),
                one -> Figure.sum(one.spend(), line -> counts(measures, line.measure()) ? line.pence() : 0));
        return Math.addExact(direct, provider);
    }

    private static boolean counts(List<String> measures, String measure) {
        return measures.isEmpty() || measures.contains(measure);
    }
}
