package org.grantsuite.reporting.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** V20: whole pounds are shown over pence that are stored; where rounded lines do not add up, the return says so. */
final class RoundingChecks {

    private RoundingChecks() {}

    static List<Finding> poundsAddUp(Rule rule, Review review) {
        if (!rule.values("displayUnit").contains("POUND")) {
            return List.of();
        }
        var figures = review.figures();
        var findings = new ArrayList<Finding>();
        review.template().metrics(ReportedFigure.SPEND_BY_MEASURE).stream()
                .filter(metric -> !metric.isOfWindow())
                .findFirst()
                .ifPresent(metric -> {
                    var direct = LongStream.concat(
                            lines(review, metric, SpendRoute.DIRECT), LongStream.of(figures.adminPence()));
                    check(rule, metric.code() + " direct", direct, figures.directPence())
                            .ifPresent(findings::add);
                    var provider = lines(review, metric, SpendRoute.PROVIDER);
                    check(rule, metric.code() + " through providers", provider, figures.providerByMeasurePence())
                            .ifPresent(findings::add);
                });
        var both = LongStream.of(figures.directPence(), figures.transferredPence());
        check(rule, "total", both, figures.directPence() + figures.transferredPence())
                .ifPresent(findings::add);
        return findings;
    }

    private static LongStream lines(Review review, Metric metric, SpendRoute route) {
        return review.figures().cells().stream()
                .filter(cell -> cell.code().equals(metric.code()) && cell.route() == route && cell.value() != null)
                .mapToLong(cell -> Figure.hundredths(String.valueOf(cell.value())));
    }

    /** Only where the pence agree: where they do not, V2 or V3 says so. */
    private static Optional<Finding> check(Rule rule, String place, LongStream lines, long totalPence) {
        long[] pence = lines.toArray();
        long rounded = LongStream.of(pence).map(RoundingChecks::pounds).sum();
        boolean exact = LongStream.of(pence).sum() == totalPence;
        return !exact || rounded == pounds(totalPence)
                ? Optional.empty()
                : Optional.of(rule.at(
                        place,
                        "Rounded to whole pounds the lines make £" + rounded + " and the total is £"
                                + pounds(totalPence) + "; to the penny they agree"));
    }

    private static long pounds(long pence) {
        return BigDecimal.valueOf(pence, 2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
