package org.grantsuite.grant.scheme.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.grantsuite.grant.scheme.domain.SchemeRules.AdminCap;
import org.grantsuite.grant.scheme.domain.SchemeRules.GateTerm;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.grantsuite.grant.scheme.domain.SchemeRules.ReportingPoint;
import org.grantsuite.grant.scheme.domain.SchemeRules.Window;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a JSON Schema cannot say: references that lead somewhere, numbers that follow on, windows the right way
 * round.
 */
public final class SchemeConsistency {
    private static final int MOST_INSTALMENTS = 60;
    private static final BigDecimal WHOLE = new BigDecimal(100);
    private final SchemeRules rules;
    private final List<Contradiction> found = new ArrayList<>();

    private SchemeConsistency(SchemeRules rules) {
        this.rules = rules;
    }

    public static List<Contradiction> of(SchemeRules rules) {
        var check = new SchemeConsistency(rules);
        check.windows();
        check.uniqueCodes();
        check.instalments();
        check.administrationCaps();
        check.fundingSources();
        check.reportingPoints();
        check.reportingWindows();
        check.certification();
        return List.copyOf(check.found);
    }

    private void windows() {
        var spending = rules.spendWindow();
        window("/spendWindow", spending == null ? null : new Window(spending.from(), spending.to()));
        window("/baseline", rules.baseline());
    }

    /** An incomplete edition may know one end of a window and not the other. */
    private void window(String pointer, @Nullable Window window) {
        if (window != null
                && window.from() != null
                && window.to() != null
                && window.to().isBefore(window.from())) {
            add(pointer + "/to", "ends before it begins");
        }
    }

    private void uniqueCodes() {
        unique("/measures", rules.measures(), SchemeRules.Measure::code);
        unique("/prohibitedUses", rules.prohibitedUses(), SchemeRules.Code::code);
        unique("/metrics", rules.metrics(), SchemeRules.Code::code);
        unique("/validations", rules.validations(), SchemeRules.Validation::id);
        unique("/reportingPoints", rules.reportingPoints(), ReportingPoint::code);
        unique("/gateDocuments", rules.gateDocuments(), SchemeRules.GateDocument::code);
        unique("/fundingSources", rules.fundingSources(), SchemeRules.FundingSource::code);
        unique("/mandatoryShares", rules.mandatoryShares(), SchemeRules.MandatoryShare::code);
        for (int i = 0; i < rules.gateDocuments().size(); i++) {
            String code = rules.gateDocuments().get(i).code();
            if (rules.reportingPoint(code).isPresent()) {
                add("/gateDocuments/" + i + "/code", code + " is a reporting point too");
            }
        }
    }

    private <T> void unique(String pointer, List<T> items, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String code = key.apply(items.get(i));
            if (!seen.add(code)) {
                add(pointer + "/" + i, code + " stands here twice");
            }
        }
    }

    private void instalments() {
        BigDecimal percents = BigDecimal.ZERO;
        List<InstalmentTerm> terms = rules.instalments();
        for (int i = 0; i < terms.size(); i++) {
            InstalmentTerm term = terms.get(i);
            String pointer = "/instalments/" + i;
            if (term.number() != i + 1) {
                add(pointer + "/number", "instalments are numbered 1, 2, 3 in order");
            }
            if (("REST".equals(term.basis()) || "MONTHLY".equals(term.basis())) && i < terms.size() - 1) {
                add(pointer + "/basis", "only the last instalment can be the rest, or spread what is left over months");
            }
            percents = percents.add(term.percent() == null ? BigDecimal.ZERO : new BigDecimal(term.percent()));
            if (term.gate() != null) {
                gate(pointer + "/gate", term, term.gate());
            }
        }
        if (percents.compareTo(WHOLE) > 0) {
            add("/instalments", "the percentages make more than 100");
        }
        if (rules.terms().size() > MOST_INSTALMENTS) {
            add("/instalments", "they make more than " + MOST_INSTALMENTS + " payments");
        }
    }

    private void gate(String pointer, InstalmentTerm term, GateTerm gate) {
        String point = gate.reportingPoint();
        String document = gate.document();
        if (point != null && document != null) {
            add(pointer, "it opens by a reporting point or by a document, not by both");
        } else if (point != null && rules.reportingPoint(point).isEmpty()) {
            add(pointer + "/reportingPoint", "there is no reporting point " + point);
        } else if (document != null
                && rules.gateDocuments().stream().noneMatch(one -> one.code().equals(document))) {
            add(pointer + "/document", "there is no document " + document);
        } else if (point == null && document == null && rules.status() == SchemeStatus.COMPLETE) {
            add(pointer, "nothing is named that opens it");
        }
        Integer proven = gate.provenInstalment();
        if (proven != null && proven >= term.number()) {
            add(pointer + "/provenInstalment", "only an earlier instalment can be proven spent");
        }
    }

    /** A cap that no line of spending could ever be held against would be kept by nobody. */
    private void administrationCaps() {
        var administration = rules.administration();
        if (administration == null) {
            return;
        }
        var caps = administration.caps();
        for (int i = 0; i < caps.size(); i++) {
            if (AdminCap.KINDS.stream().noneMatch(caps.get(i).kind()::equals)) {
                add(
                        "/administration/caps/" + i + "/kind",
                        "there is no kind of administration " + caps.get(i).kind() + "; the kinds are "
                                + String.join(", ", AdminCap.KINDS));
            }
        }
        unique("/administration/caps", caps, AdminCap::kind);
    }

    private void fundingSources() {
        BigDecimal percents = BigDecimal.ZERO;
        var sources = rules.fundingSources();
        for (int i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            if ("REST".equals(source.basis()) && i < sources.size() - 1) {
                add("/fundingSources/" + i + "/basis", "only the last source can be the rest");
            }
            percents = percents.add(source.percent() == null ? BigDecimal.ZERO : new BigDecimal(source.percent()));
        }
        if (percents.compareTo(WHOLE) > 0) {
            add("/fundingSources", "the percentages make more than 100");
        }
    }

    /** Windows lie in their points' periods, have the pattern's length and follow on without a gap. */
    private void reportingWindows() {
        var pattern = rules.reportingPattern();
        Integer days = pattern == null ? null : pattern.windowDays();
        Window before = null;
        for (int i = 0; i < rules.reportingPoints().size(); i++) {
            ReportingPoint point = rules.reportingPoints().get(i);
            Window window = point.window();
            if (window == null) {
                continue;
            }
            String pointer = "/reportingPoints/" + i + "/window";
            window(pointer, window);
            if (point.period() != null
                    && point.period().to() != null
                    && window.to().isAfter(point.period().to())) {
                add(pointer + "/to", "ends after the period of its point");
            }
            if (days != null && !window.from().plusDays(days - 1L).equals(window.to())) {
                add(pointer, "is not " + days + " days long");
            }
            if (before != null && !before.to().plusDays(1).equals(window.from())) {
                add(pointer + "/from", "does not follow on the window before it");
            }
            before = window;
        }
    }

    private void reportingPoints() {
        Set<String> metrics = codes(rules.metrics(), SchemeRules.Code::code);
        Set<String> validations = codes(rules.validations(), SchemeRules.Validation::id);
        for (int i = 0; i < rules.reportingPoints().size(); i++) {
            ReportingPoint point = rules.reportingPoints().get(i);
            String pointer = "/reportingPoints/" + i;
            window(pointer + "/period", point.period());
            point.metrics().stream()
                    .filter(code -> !metrics.contains(code))
                    .forEach(code -> add(pointer + "/metrics", "there is no metric " + code));
            point.validations().stream()
                    .filter(id -> !validations.contains(id))
                    .forEach(id -> add(pointer + "/validations", "there is no validation " + id));
            Set<String> sources = codes(rules.fundingSources(), SchemeRules.FundingSource::code);
            point.fundingSources().stream()
                    .filter(code -> !sources.contains(code))
                    .forEach(code -> add(pointer + "/fundingSources", "there is no funding source " + code));
            if (point.comparedWith() != null
                    && rules.reportingPoint(point.comparedWith()).isEmpty()) {
                add(pointer + "/comparedWith", "there is no reporting point " + point.comparedWith());
            }
        }
    }

    private void certification() {
        var certification = rules.certification();
        if (certification == null) {
            return;
        }
        Set<String> roles = codes(certification.roles(), SchemeRules.CertificationRole::code);
        certification.requiredRoles().stream()
                .filter(role -> !roles.contains(role))
                .forEach(role -> add("/certification/requiredRoles", "there is no role " + role));
    }

    private static <T> Set<String> codes(List<T> items, Function<T, String> key) {
        Set<String> codes = new HashSet<>();
        items.forEach(item -> codes.add(key.apply(item)));
        return codes;
    }

    private void add(String pointer, String message) {
        found.add(new Contradiction(pointer, message));
    }
}
