package org.grantsuite.grant.scheme.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.grantsuite.grant.scheme.domain.SchemeRules.LinkedObligation;
import org.grantsuite.grant.scheme.domain.SchemeRules.ReportingPoint;
import org.jspecify.annotations.Nullable;

/** Every fixed date an edition sets, under a code that stays the same from one edition to the next. */
public final class EditionDates {
    private final SchemeRules rules;
    private final List<EditionDate> found = new ArrayList<>();

    private EditionDates(SchemeRules rules) {
        this.rules = rules;
    }

    public record EditionDate(String code, String label, LocalDate on) {}

    public static List<EditionDate> of(SchemeRules rules) {
        var dates = new EditionDates(rules);
        dates.gates();
        dates.documents();
        rules.reportingPoints().forEach(dates::point);
        dates.closing();
        rules.linkedObligations().forEach(dates::linked);
        return List.copyOf(dates.found);
    }

    private void gates() {
        rules.instalments().forEach(term -> {
            var gate = term.gate();
            if (gate != null) {
                add(
                        "GATE_" + term.number(),
                        "Gate of instalment " + term.number() + ": " + gate.code() + " with the department",
                        gate.dueOn());
            }
        });
    }

    /** A document that opens a gate has its date there; others stand by themselves. */
    private void documents() {
        rules.gateDocuments().stream()
                .filter(document -> rules.instalments().stream()
                        .noneMatch(term ->
                                term.gate() != null && term.gate().code().equals(document.code())))
                .forEach(document -> add(document.code(), document.label() + " due", document.dueOn()));
    }

    private void point(ReportingPoint point) {
        add(point.code(), point.label() + " due", point.dueOn());
        add("CORRECTIONS_" + point.code(), point.label() + " can be corrected until here", point.correctionsUntil());
    }

    private void closing() {
        var certification = rules.certification();
        add("CERTIFICATE", "Certificate due", certification == null ? null : certification.dueOn());
        var corrections = rules.corrections();
        add("CORRECTIONS", "Returns can be corrected until here", corrections == null ? null : corrections.until());
        rules.lockDates()
                .forEach(lock ->
                        add("LOCK_" + lock.figure(), lock.figure() + " can be changed until here", lock.lockedAfter()));
        rules.deadlines().forEach(fixed -> add(fixed.code(), fixed.label(), fixed.dueOn()));
        var recovery = rules.recovery();
        if (recovery != null) {
            add("PROVIDERS_REPAY", "Providers have repaid the council", recovery.providersRepayBy());
        }
    }

    private void linked(LinkedObligation linked) {
        for (int i = 0; i < linked.dueOn().size(); i++) {
            add(
                    "LINKED_" + linked.schemeCode().replace('-', '_') + "_" + (i + 1),
                    linked.label() + " due for " + linked.schemeCode(),
                    linked.dueOn().get(i));
        }
    }

    private void add(String code, String label, @Nullable LocalDate on) {
        if (on != null) {
            found.add(new EditionDate(code, label, on));
        }
    }
}
