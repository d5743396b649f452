package org.grantsuite.grant.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.decision.domain.DecisionPurpose;
import org.grantsuite.grant.decision.domain.Delegation;
import org.grantsuite.grant.decision.domain.Delegation.DelegationGiven;
import org.grantsuite.grant.decision.domain.Delegation.Ending;
import org.grantsuite.grant.decision.persistence.DelegationRepository;

/** Records authority given to a post, and the event that ends it. */
@ApplicationScoped
public class DelegationService {
    private final DelegationRepository delegations;
    private final DecisionService decisions;
    private final Chronicle chronicle;

    DelegationService(DelegationRepository delegations, DecisionService decisions, Chronicle chronicle) {
        this.delegations = delegations;
        this.decisions = decisions;
        this.chronicle = chronicle;
    }

    @Transactional
    public Delegation record(DelegationGiven given) {
        Decision decision = decisions
                .find(given.grantedByDecisionId())
                .orElseThrow(() -> Refusal.of(
                                DecisionProblem.DECISION_UNKNOWN,
                                "No decision has the id " + given.grantedByDecisionId())
                        .at("grantedByDecisionId", "name the decision that gave the authority"));
        if (!decision.purposes().contains(DecisionPurpose.DELEGATION)) {
            throw Refusal.of(
                            DelegationProblem.DECISION_DOES_NOT_DELEGATE,
                            "Decision " + decision.reference() + " was made for " + decision.purposes())
                    .at("grantedByDecisionId", "name a decision with the purpose DELEGATION");
        }
        LocalDate endsOn = given.endsOn();
        if (endsOn != null && endsOn.isBefore(given.validFrom())) {
            throw reversed(given.validFrom(), "endsOn");
        }
        var delegation = new Delegation(chronicle.stamp(), given);
        delegations.persistAndFlush(delegation);
        chronicle.tell(deed("DelegationGiven", delegation));
        return delegation;
    }

    @Transactional
    public Delegation end(UUID delegationId, Ending ending) {
        Delegation delegation = delegations.lock(delegationId).orElseThrow(() -> unknown(delegationId));
        chronicle.requirePast(ending.endedOn(), "endedOn");
        if (ending.endedOn().isBefore(delegation.validFrom())) {
            throw reversed(delegation.validFrom(), "endedOn");
        }
        delegation.ending().ifPresent(known -> {
            throw Refusal.of(
                    DelegationProblem.DELEGATION_ENDED_ALREADY,
                    "It ended on " + known.endedOn() + ": " + known.event());
        });
        delegation.end(ending);
        delegations.flush();
        chronicle.tell(deed("DelegationEnded", delegation).because(ending.event()));
        return delegation;
    }

    private static Refusal reversed(LocalDate validFrom, String field) {
        return Refusal.of(DelegationProblem.DELEGATION_DATES_REVERSED, "The delegation is valid from " + validFrom)
                .at(field, "give a day on or after it");
    }

    @Transactional
    public Delegation get(UUID delegationId) {
        return delegations.findByIdOptional(delegationId).orElseThrow(() -> unknown(delegationId));
    }

    private static Refusal unknown(UUID delegationId) {
        return Refusal.of(DelegationProblem.DELEGATION_NOT_FOUND, "No delegation has the id " + delegationId);
    }

    private static Deed deed(String event, Delegation delegation) {
        return Deed.of(
                event,
                "delegation",
                delegation.id(),
                "/v1/delegations/" + delegation.id(),
                Map.of(
                        "holder", delegation.holder(),
                        "family", delegation.family(),
                        "purposes", delegation.purposes()));
    }
}
