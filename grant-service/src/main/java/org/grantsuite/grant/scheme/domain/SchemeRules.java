package org.grantsuite.grant.scheme.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What this service reads of a scheme edition; the rest of the document is for its readers. */
public record SchemeRules(
        String schemeCode,
        String edition,
        String name,
        SchemeStatus status,
        List<Unknown> unknownParameters,
        @Nullable LocalDate inForceFrom,
        @Nullable Recipients recipients,
        @Nullable SpendWindow spendWindow,
        @Nullable Window baseline,
        List<InstalmentTerm> instalments,
        List<GateDocument> gateDocuments,
        @Nullable Withholding withholding,
        List<FundingSource> fundingSources,
        @Nullable PassOn passOn,
        @Nullable Administration administration,
        List<MandatoryShare> mandatoryShares,
        @Nullable Spending spending,
        List<Measure> measures,
        List<Code> prohibitedUses,
        List<Code> metrics,
        List<Validation> validations,
        @Nullable ReportingPattern reportingPattern,
        List<ReportingPoint> reportingPoints,
        @Nullable Corrections corrections,
        @Nullable Certification certification,
        List<LockDate> lockDates,
        List<FixedDeadline> deadlines,
        @Nullable Recovery recovery,
        List<LinkedObligation> linkedObligations) {

    public SchemeRules {
        unknownParameters = orEmpty(unknownParameters);
        instalments = orEmpty(instalments);
        gateDocuments = orEmpty(gateDocuments);
        fundingSources = orEmpty(fundingSources);
        mandatoryShares = orEmpty(mandatoryShares);
        linkedObligations = orEmpty(linkedObligations);
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

    /** The days money may be spent on; {@code basis} says whether incurring or paying counts. */
    public record SpendWindow(LocalDate from, LocalDate to, String basis) {
        /** Whether a payment told goes before the day it was incurred; a charge with none told is taken as spent when incurred. */
        public boolean judgesPayment(@Nullable LocalDate paidOn) {
            return paidOn != null && "SPENT".equals(basis);
        }

        /** The day that must lie in the window. */
        public LocalDate judged(LocalDate incurredOn, @Nullable LocalDate paidOn) {
            return paidOn != null && judgesPayment(paidOn) ? paidOn : incurredOn;
        }

        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** A parameter nobody has established yet. */
    public record Unknown(String pointer, String label) {}

    /**
     * @param percent decimal text; the last instalment is the rest whatever its basis says (R11)
     * @param payments of a MONTHLY instalment: so many equal payments, numbered on from {@code number}
     */
    public record InstalmentTerm(
            int number,
            String basis,
            @Nullable String percent,
            @Nullable Money amount,
            @Nullable String statedPercent,
            @Nullable LocalDate expectedBy,
            @Nullable GateTerm gate,
            @Nullable Integer payments) {

        /** This instalment, or each payment of a monthly one. */
        List<InstalmentTerm> each() {
            if (payments == null) {
                return List.of(this);
            }
            return IntStream.range(0, payments).mapToObj(this::payment).toList();
        }

        private InstalmentTerm payment(int month) {
            LocalDate on = expectedBy == null ? null : expectedBy.plusMonths(month);
            return new InstalmentTerm(number + month, basis, null, null, statedPercent, on, null, null);
        }
    }

    /** What the department must have before it pays: a return by its point, or a document by its code. */
    public record GateTerm(
            @Nullable String kind,
            @Nullable String reportingPoint,
            @Nullable String document,
            LocalDate dueOn,
            @Nullable Integer warnFromDays,
            @Nullable Integer provenInstalment,
            @Nullable String provenPercent) {
        public String code() {
            return reportingPoint != null ? reportingPoint : document != null ? document : "";
        }

        public GateKind gateKind() {
            return kind == null ? GateKind.RETURN : GateKind.valueOf(kind);
        }
    }

    public record GateDocument(String code, String kind, String label, LocalDate dueOn) {}

    public record Withholding(String rule, @Nullable String label) {}

    public record FundingSource(
            String code,
            String label,
            @Nullable String basis,
            @Nullable String percent,
            @Nullable Money amount) {}

    public record MandatoryShare(
            String code,
            String label,
            @Nullable String percent,
            @Nullable String driver) {}

    public record ReportingPattern(String rule, @Nullable Integer windowDays) {}

    public record Corrections(LocalDate until, @Nullable String label) {}

    public record Forecast(LocalDate to) {}

    public record Recovery(
            @Nullable String path,
            @Nullable LocalDate noticeFrom,
            @Nullable LocalDate recoupmentArrangedBy,
            @Nullable LocalDate providersRepayBy,
            @Nullable String label) {}

    public record LinkedObligation(
            String schemeCode, String label, String metrics, List<LocalDate> dueOn, List<String> metricCodes) {
        public LinkedObligation {
            dueOn = orEmpty(dueOn);
            metricCodes = orEmpty(metricCodes);
        }
    }

    public record PassOn(
            String rule, @Nullable Integer days, @Nullable String label) {}

    public record Administration(List<AdminCap> caps, List<String> uncapped) {}

    public record AdminCap(String kind, String percent) {
        /** The kinds of administration that spending is told by (R9). */
        public static final List<String> KINDS = List.of("DISTRIBUTION_AND_REPORTING", "SET_UP");

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
            boolean cumulative,
            boolean certified,
            @Nullable String form,
            @Nullable Window window,
            @Nullable Forecast forecast,
            @Nullable LocalDate correctionsUntil,
            @Nullable String comparedWith,
            List<String> fundingSources,
            List<String> metrics,
            List<String> validations) {
        public ReportingPoint {
            fundingSources = orEmpty(fundingSources);
            metrics = orEmpty(metrics);
            validations = orEmpty(validations);
        }
    }

    public record Certification(
            @Nullable LocalDate dueOn,
            List<CertificationRole> roles,
            List<String> requiredRoles,
            int minimumFinanceRoles) {
        public Certification {
            roles = orEmpty(roles);
            requiredRoles = orEmpty(requiredRoles);
        }

        /** How many signatures make a certificate whole. */
        public int signaturesNeeded() {
            return Math.max(1, Math.max(requiredRoles.size(), minimumFinanceRoles));
        }
    }

    public record CertificationRole(String code, String label, boolean finance) {}

    public record LockDate(String figure, LocalDate lockedAfter) {}

    public record FixedDeadline(String code, String label, LocalDate dueOn) {}

    /** The instalments one by one, monthly ones spread out. */
    public List<InstalmentTerm> terms() {
        return instalments.stream().flatMap(term -> term.each().stream()).toList();
    }

    /** When something of this code must be with the department: a return or another document of a gate. */
    public Optional<LocalDate> dueOn(String code) {
        return reportingPoint(code)
                .map(ReportingPoint::dueOn)
                .or(() -> gateDocuments.stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(GateDocument::dueOn));
    }

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
