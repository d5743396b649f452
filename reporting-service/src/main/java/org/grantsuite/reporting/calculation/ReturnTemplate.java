package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reporting point of one scheme edition: everything a return is made and judged by.
 *
 * @param cumulative figures run from the opening of the window to the end of the period, else over the period alone
 * @param finalPoint the point at which unspent money is settled
 * @param comparedWith code of the earlier point this one is compared with, if any
 * @param measures in the edition's order
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
        List<Rule> rules) {

    public ReturnTemplate {
        nilReasons = Set.copyOf(nilReasons);
        measures = List.copyOf(measures);
        metrics = List.copyOf(metrics);
        adminCaps = List.copyOf(adminCaps);
        rules = List.copyOf(rules);
    }

    public Optional<Measure> measure(String code) {
        return measures.stream().filter(measure -> measure.code().equals(code)).findFirst();
    }

    public Optional<Metric> metric(String code) {
        return metrics.stream().filter(metric -> metric.code().equals(code)).findFirst();
    }

    /** Whether a fact of that day belongs to this reporting point. */
    public boolean covers(LocalDate day) {
        return cumulative ? !day.isAfter(period.to()) : period.contains(day);
    }

    boolean isCapped(String adminKind) {
        return adminCaps.stream().map(AdminCap::adminKind).anyMatch(adminKind::equals);
    }
}
