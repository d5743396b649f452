package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reporting point of one scheme edition: everything a return is made and judged by.
 *
 * @param cumulative figures run from the opening of the window to the end of the period, else over the period alone
 * @param finalPoint the point at which unspent money is settled
 * @param comparedWith code of the earlier point this one is compared with, if any
 * @param measures in the edition's order
 * @param form what sets the point apart from a plain return
 */
public record ReturnTemplate(
        String reportingPoint,
        String label,
        Period period,
        Period spendWindow,
        LocalDate dueOn,
        boolean cumulative,
        boolean certified,
        boolean finalPoint,
        @Nullable String comparedWith,
        Set<String> nilReasons,
        List<Measure> measures,
        List<Metric> metrics,
        List<AdminCap> adminCaps,
        List<Rule> rules,
        PointForm form) {

    public ReturnTemplate {
        nilReasons = Set.copyOf(nilReasons);
        measures = List.copyOf(measures);
        metrics = List.copyOf(metrics);
        adminCaps = List.copyOf(adminCaps);
        rules = List.copyOf(rules);
    }

    public ReturnTemplate(
            String reportingPoint,
            String label,
            Period period,
            Period spendWindow,
            LocalDate dueOn,
            boolean cumulative,
            boolean certified,
            boolean finalPoint,
            @Nullable String comparedWith,
            Set<String> nilReasons,
            List<Measure> measures,
            List<Metric> metrics,
            List<AdminCap> adminCaps,
            List<Rule> rules) {
        this(
                reportingPoint,
                label,
                period,
                spendWindow,
                dueOn,
                cumulative,
                certified,
                finalPoint,
                comparedWith,
                nilReasons,
                measures,
                metrics,
                adminCaps,
                rules,
                PointForm.plain());
    }

    public Optional<Measure> measure(String code) {
        return measures.stream().filter(measure -> measure.code().equals(code)).findFirst();
    }

    public Optional<Metric> metric(String code) {
        return metrics.stream().filter(metric -> metric.code().equals(code)).findFirst();
    }

    /** Fields of that figure, in the edition's order. */
    List<Metric> metrics(ReportedFigure figure) {
        return metrics.stream().filter(metric -> metric.figure() == figure).toList();
    }

    /** The first field that is asked of the whole area, by the edition's source; leavers are, where it does not say. */
    Optional<Metric> areaMetric() {
        return Stream.concat(metrics.stream().filter(Metric::isOfArea), metrics(ReportedFigure.LEAVERS).stream())
                .findFirst();
    }

    /** Whether how much of the area answered belongs into the return. */
    public boolean isOfArea() {
        return metrics.stream().anyMatch(metric -> metric.isOfArea() || metric.figure() == ReportedFigure.COVERAGE);
    }

    boolean asksFor(ReportedFigure figure) {
        return metrics.stream().anyMatch(metric -> metric.figure() == figure);
    }

    /** The earlier point whose figures this one is held against; null where there is none. */
    public @Nullable String earlierPoint() {
        return comparedWith == null ? form.precededBy() : comparedWith;
    }

    /** Whether a fact of that day belongs to this reporting point. */
    public boolean covers(LocalDate day) {
        return cumulative ? !day.isAfter(period.to()) : period.contains(day);
    }

    /** With each validation as severe as it is on that day. */
    public ReturnTemplate judgedOn(LocalDate day) {
        return with(period, cumulative, rules.stream().map(rule -> rule.on(day)).toList());
    }

    /** The same point over its window alone; itself where it has none. */
    ReturnTemplate ofWindow() {
        var window = form.window();
        return window == null ? this : with(window, false, rules);
    }

    private ReturnTemplate with(Period days, boolean cumulatively, List<Rule> judgedBy) {
        return new ReturnTemplate(
                reportingPoint,
                label,
                days,
                spendWindow,
                dueOn,
                cumulatively,
                certified,
                finalPoint,
                comparedWith,
                nilReasons,
                measures,
                metrics,
                adminCaps,
                judgedBy,
                form);
    }

    boolean isCapped(String adminKind) {
        return adminCaps.stream().map(AdminCap::adminKind).anyMatch(adminKind::equals);
    }
}
