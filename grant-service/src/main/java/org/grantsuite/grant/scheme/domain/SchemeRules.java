package org.grantsuite.grant.scheme.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What this service reads of a scheme edition; the rest of the document is for its readers. */
public record SchemeRules(
        String schemeCode,
        String edition,
        String name,
        SchemeStatus status,
        @Nullable Recipients recipients,
        @Nullable Window spendWindow,
        @Nullable Window baseline,
        List<InstalmentTerm> instalments,
        @Nullable PassOn passOn,
        @Nullable Administration administration,
        @Nullable Spending spending,
        List<Measure> measures,
        List<Code> prohibitedUses,
        List<Code> metrics,
        List<Validation> validations,
        List<ReportingPoint> reportingPoints,
        @Nullable Certification certification,
        List<LockDate> lockDates,
        List<FixedDeadline> deadlines) {

    public SchemeRules {
        instalments = orEmpty(instalments);
        measures = orEmpty(measures);
        prohibitedUses = orEmpty(prohibitedUses);
        metrics = orEmpty(metrics);
        validations = orEmpty(validations);
        reportingPoints = orEmpty(reportingPoints);
        lockDates = orEmpty(lockDates);
        deadlines = orEmpty(deadlines);
    }

    public record Recipients(String register) {}

    public record Window(LocalDate from, LocalDate to) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** @param percent decimal text; the last instalment is the rest whatever its basis says (R11) */
    public record InstalmentTerm(
            int number,
            String basis,
            @Nullable String percent,
            @Nullable Money amount,
            @Nullable String statedPercent,
            @Nullable LocalDate expectedBy,
            @Nullable GateTerm gate) {}

    public record GateTerm(
            String reportingPoint,
            LocalDate dueOn,
            @Nullable Integer warnFromDays) {}

    public record PassOn(
            String rule, @Nullable Integer days, @Nullable String label) {}

    public record Administration(List<AdminCap> caps, List<String> uncapped) {}

    public record AdminCap(String kind, String percent) {
        /** The cap on a base, exact, in pence and parts of a penny. */
        public BigDecimal capPence(Money base) {
            return BigDecimal.valueOf(base.pence())
                    .multiply(new BigDecimal(percent))
                    .movePointLeft(2);
        }
    }

    public record Spending(boolean newExpenditureOnly) {}

    public record Measure(String code, String label, boolean requiresJustification) {}

    public record Code(String code, String label) {}

    public record Validation(String id) {}

    public record ReportingPoint(
            String code,
            String label,
            Window period,
            LocalDate dueOn,
            @Nullable String comparedWith,
            List<String> metrics,
            List<String> validations) {}

    public record Certification(@Nullable LocalDate dueOn, List<CertificationRole> roles, List<String> requiredRoles) {
        public Certification {
            requiredRoles = orEmpty(requiredRoles);
        }
    }

    public record CertificationRole(String code, boolean finance) {}

    public record LockDate(String figure, LocalDate lockedAfter) {}

    public record FixedDeadline(String code, String label, LocalDate dueOn) {}

    public Optional<Measure> measure(String code) {
        return measures.stream().filter(measure -> measure.code().equals(code)).findFirst();
    }

    public Optional<Code> prohibitedUse(String code) {
        return prohibitedUses.stream().filter(use -> use.code().equals(code)).findFirst();
    }

    public Optional<ReportingPoint> reportingPoint(String code) {
        return reportingPoints.stream()
                .filter(point -> point.code().equals(code))
                .findFirst();
    }

    public Optional<AdminCap> adminCap(String kind) {
        return administration == null
                ? Optional.empty()
                : administration.caps().stream()
                        .filter(cap -> cap.kind().equals(kind))
                        .findFirst();
    }

    public boolean asksForNewExpenditure() {
        return spending != null && spending.newExpenditureOnly();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
