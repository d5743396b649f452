package org.grantsuite.grant.condition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.grant.scheme.domain.SchemeRules;

/** Every condition an edition sets, each under a code that stays the same from edition to edition. */
final class ConditionTerms {
    private final SchemeRules rules;
    private final String edition;
    private final Map<String, ConditionTerm> found = new LinkedHashMap<>();

    private ConditionTerms(SchemeRules rules) {
        this.rules = rules;
        this.edition = "edition " + rules.edition() + " of " + rules.schemeCode() + ", ";
    }

    static List<ConditionTerm> of(SchemeRules rules) {
        ConditionTerms terms = new ConditionTerms(rules);
        terms.spending();
        terms.gates();
        terms.reporting();
        return List.copyOf(terms.found.values());
    }

    private void spending() {
        var window = rules.spendWindow();
        if (window != null) {
            add("SPEND_WINDOW", "Spending dated from " + window.from() + " to " + window.to(), "spendWindow");
        }
        if (rules.asksForNewExpenditure()) {
            add("NEW_EXPENDITURE", "New expenditure only", "spending");
        }
        rules.prohibitedUses()
                .forEach(use -> add("NOT_FOR_" + use.code(), "Not for: " + use.label(), "prohibitedUses"));
        var administration = rules.administration();
        if (administration != null) {
            administration
                    .caps()
                    .forEach(cap -> add(
                            "ADMIN_CAP_" + cap.kind(),
                            "At most " + cap.percent() + "% on " + words(cap.kind()),
                            "administration"));
        }
        rules.mandatoryShares()
                .forEach(share -> add("SHARE_" + share.code(), "Mandatory share: " + share.label(), "mandatoryShares"));
        var passOn = rules.passOn();
        if (passOn != null && passOn.days() != null) {
            add("PASS_ON", "Passed on within " + passOn.days() + " " + words(passOn.rule()), "passOn");
        }
    }

    private void gates() {
        rules.instalments().forEach(term -> {
            var gate = term.gate();
            if (gate != null) {
                add(
                        "GATE_" + term.number(),
                        "Instalment " + term.number() + " only after " + gate.code() + " by " + gate.dueOn(),
                        "instalments");
            }
        });
    }

    private void reporting() {
        rules.gateDocuments()
                .forEach(document -> add(
                        "DOCUMENT_" + document.code(), document.label() + " by " + document.dueOn(), "gateDocuments"));
        rules.linkedObligations()
                .forEach(linked -> add("LINKED_" + linked.schemeCode(), linked.label(), "linkedObligations"));
        var recovery = rules.recovery();
        if (recovery != null && recovery.recoupmentArrangedBy() != null) {
            add("RECOUPMENT", "Recoupment from providers arranged by " + recovery.recoupmentArrangedBy(), "recovery");
        }
        rules.reportingPoints()
                .forEach(point ->
                        add("REPORT_" + point.code(), point.label() + " by " + point.dueOn(), "reportingPoints"));
        var certification = rules.certification();
        if (certification != null) {
            add("CERTIFICATE", "Signed in the roles " + certification.requiredRoles(), "certification");
        }
        rules.lockDates()
                .forEach(lock -> add(
                        "LOCK_" + lock.figure(),
                        words(lock.figure()) + " unchanged after " + lock.lockedAfter(),
                        "lockDates"));
    }

    private void add(String code, String label, String place) {
        found.putIfAbsent(code, new ConditionTerm(code, label, edition + place));
    }

    private static String words(String code) {
        return code.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
