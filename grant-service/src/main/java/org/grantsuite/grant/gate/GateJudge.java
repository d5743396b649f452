package org.grantsuite.grant.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.gate.GateService.Gated;
import org.grantsuite.grant.grant.domain.FundingShares;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.grant.domain.Instalment.GateCondition;
import org.grantsuite.grant.scheme.domain.GateKind;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeRules.GateTerm;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.jspecify.annotations.Nullable;

/**
 * Judges the gates of a grant on a day, by the edition in force on it (R12, R46).
 *
 * @param charged what was spent and passed on up to the day, as the ledger has it
 */
record GateJudge(
        SchemeRules rules,
        Money allocation,
        List<Submission> known,
        List<Instalment> instalments,
        Money charged,
        LocalDate asOf) {
    private static final int WARN_FROM_DAYS = 14;

    Gated gated(Instalment instalment) {
        GateTerm term = rules.terms().stream()
                .filter(one -> one.number() == instalment.number())
                .findFirst()
                .map(InstalmentTerm::gate)
                .orElse(null);
        return term == null
                ? new Gated(instalment, Optional.empty(), null)
                : new Gated(instalment, Optional.of(gate(instalment, term)), term.gateKind());
    }

    private Gate gate(Instalment instalment, GateTerm term) {
        int warnFrom = term.warnFromDays() == null ? WARN_FROM_DAYS : term.warnFromDays();
        var condition = new GateCondition(term.code(), term.dueOn(), warnFrom);
        Gate gate = Gate.judge(condition, known, instalment.outstanding(), asOf);
        Money uncovered = uncovered(instalment, gate);
        if (uncovered.compareTo(gate.amountAtRisk()) > 0) {
            gate = gate.with(uncovered, "the department withholds " + uncovered + " that the plan does not cover");
        }
        String doubt = unproven(term);
        return doubt == null ? gate : gate.with(gate.amountAtRisk(), doubt);
    }

    /** Where the department withholds what a plan leaves uncovered: the plan that met the gate says how much. */
    private Money uncovered(Instalment instalment, Gate gate) {
        var withholding = rules.withholding();
        Submission evidence = gate.evidence();
        if (withholding == null || !withholding.rule().equals("ESTIMATE_BELOW_ALLOCATION") || evidence == null) {
            return Money.ZERO;
        }
        Money missing = evidence.estimate().map(allocation::minus).orElse(Money.ZERO);
        if (missing.isNegative()) {
            return Money.ZERO;
        }
        return missing.compareTo(instalment.outstanding()) < 0 ? missing : instalment.outstanding();
    }

    /** A proof of spending goes by what was sent; what the ledger shows is set beside it. */
    private @Nullable String unproven(GateTerm term) {
        Integer proven = term.provenInstalment();
        if (term.gateKind() != GateKind.PROOF_OF_SPENDING || proven == null) {
            return null;
        }
        Money due = instalments.stream()
                .filter(one -> one.number() <= proven)
                .map(Instalment::expected)
                .reduce(Money.ZERO, Money::plus);
        Money needed = FundingShares.percent(due, term.provenPercent() == null ? "100" : term.provenPercent());
        return charged.compareTo(needed) >= 0
                ? null
                : "the ledger shows " + charged + " spent of the " + needed + " to be proven";
    }
}
