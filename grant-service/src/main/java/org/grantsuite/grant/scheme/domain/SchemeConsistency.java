package org.grantsuite.grant.scheme.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.grantsuite.grant.scheme.domain.SchemeRules.ReportingPoint;
import org.grantsuite.grant.scheme.domain.SchemeRules.Window;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a JSON Schema cannot say: references that lead somewhere, numbers that follow on, windows the right way
 * round.
 */
public final class SchemeConsistency {
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
        check.reportingPoints();
        check.certification();
        return List.copyOf(check.found);
    }

    private void windows() {
        window("/spendWindow", rules.spendWindow());
        window("/baseline", rules.baseline());
    }

    private void window(String pointer, @Nullable Window window) {
        if (window != null && window.to().isBefore(window.from())) {
            add(pointer + "/to", "ends before it begins");
        }
    }

    private void uniqueCodes() {
        unique("/measures", rules.measures(), SchemeRules.Measure::code);
        unique("/prohibitedUses", rules.prohibitedUses(), SchemeRules.Code::code);
        unique("/metrics", rules.metrics(), SchemeRules.Code::code);
        unique("/validations", rules.validations(), SchemeRules.Validation::id);
        unique("/reportingPoints", rules.reportingPoints(), ReportingPoint::code);
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
            if (term.basis().equals("REST") && i < terms.size() - 1) {
                add(pointer + "/basis", "only the last instalment can be the rest");
            }
            percents = percents.add(term.percent() == null ? BigDecimal.ZERO : new BigDecimal(term.percent()));
            var gate = term.gate();
            if (gate != null && rules.reportingPoint(gate.reportingPoint()).isEmpty()) {
                add(pointer + "/gate/reportingPoint", "there is no reporting point " + gate.reportingPoint());
            }
        }
        if (percents.compareTo(WHOLE) > 0) {
            add("/instalments", "the percentages make more than 100");
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
