package org.grantsuite.grant.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.decision.domain.DecisionPurpose;
import org.grantsuite.grant.decision.domain.Delegation;
import org.grantsuite.grant.decision.domain.Delegation.DelegationGiven;
import org.grantsuite.grant.decision.domain.Delegation.Ending;
import org.grantsuite.grant.decision.domain.GrantFamily;
import org.grantsuite.grant.decision.domain.Mandate;
import org.grantsuite.grant.decision.domain.MandateTerms;
import org.grantsuite.grant.decision.persistence.DelegationRepository;
import org.grantsuite.grant.grant.GrantService;
import org.jspecify.annotations.Nullable;

/** Records authority given to a post, and the event that ends it. */
@ApplicationScoped
public class DelegationService {
    private final DelegationRepository delegations;
    private final Mandates mandates;
    private final DecisionService decisions;
    private final GrantService grants;
    private final Chronicle chronicle;

    DelegationService(
            DelegationRepository delegations,
            Mandates mandates,
            DecisionService decisions,
            GrantService grants,
            Chronicle chronicle) {
        this.delegations = delegations;
        this.mandates = mandates;
        this.decisions = decisions;
        this.grants = grants;
        this.chronicle = chronicle;
    }

    @Transactional
    public Delegation record(DelegationGiven given) {
        requireDelegating(given.grantedByDecisionId());
        requireScope(given);
        if (given.purposes().isEmpty() && given.mandates().isEmpty()) {
            throw Refusal.of(DelegationProblem.DELEGATION_EMPTY, "It has neither purposes nor mandates")
                    .at("purposes", "say what its holder may decide, or in mandates who may approve what");
        }
        LocalDate endsOn = given.endsOn();
        if (endsOn != null && endsOn.isBefore(given.validFrom())) {
            throw reversed(given.validFrom(), "endsOn");
        }
        mandates.require(given.mandates());
        var delegation = new Delegation(chronicle.stamp(), given);
        delegations.persistAndFlush(delegation);
        mandates.keep(
                new Mandate.Origin(given.grantedByDecisionId(), delegation.id(), given.grantId()), given.mandates());
        delegations.flush();
        chronicle.tell(deed("DelegationGiven", delegation, given.mandates()));
        return delegation;
    }

    private void requireDelegating(UUID decisionId) {
        Decision decision = decisions
                .find(decisionId)
                .orElseThrow(() -> Refusal.of(DecisionProblem.DECISION_UNKNOWN, "No decision has the id " + decisionId)
                        .at("grantedByDecisionId", "name the decision that gave the authority"));
        if (!decision.purposes().contains(DecisionPurpose.DELEGATION)) {
            throw Refusal.of(
                            DelegationProblem.DECISION_DOES_NOT_DELEGATE,
                            "Decision " + decision.reference() + " was made for " + decision.purposes())
                    .at("grantedByDecisionId", "name a decision with the purpose DELEGATION");
        }
    }

    private void requireScope(DelegationGiven given) {
        UUID grantId = given.grantId();
        if ((grantId == null) == (given.family() == null)) {
            throw Refusal.of(
                            DelegationProblem.DELEGATION_SCOPE_UNCLEAR,
                            grantId == null ? "Neither is given" : "Both are given")
                    .at("grantId", "give grantId or family");
        }
        if (grantId != null && grants.find(grantId).isEmpty()) {
            throw Refusal.of(DelegationProblem.GRANT_NOT_HELD, "No grant has the id " + grantId)
                    .at("grantId", "name a grant of this council");
        }
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
        chronicle.tell(deed("DelegationEnded", delegation, List.of()).because(ending.event()));
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

    static Refusal unknown(UUID delegationId) {
        return Refusal.of(DelegationProblem.DELEGATION_NOT_FOUND, "No delegation has the id " + delegationId);
    }

    @Transactional
    public Page<Delegation> list(@Nullable String cursor, int limit) {
        return delegations.page(cursor, limit);
    }

    @Transactional
    public Map<UUID, List<Mandate>> mandates(Collection<Delegation> several) {
        return mandates.ofDelegations(several.stream().map(Delegation::id).toList());
    }

    private static Deed deed(String event, Delegation delegation, List<MandateTerms> mandates) {
        String reach = delegation.family().map(GrantFamily::label).orElseGet(() -> "grant " + delegation.grantId());
        return Deed.of(
                event,
                "delegation",
                delegation.id(),
                "/v1/delegations/" + delegation.id(),
                Map.of(
                        "holder", delegation.holder(),
                        "reach", reach,
                        "purposes", delegation.purposes(),
                        "mandates", Mandates.told(mandates)));
    }
}
