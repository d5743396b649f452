package org.grantsuite.grant.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.decision.domain.DecisionKind;
import org.grantsuite.grant.decision.domain.DecisionMade;
import org.grantsuite.grant.decision.domain.DecisionPurpose;
import org.grantsuite.grant.decision.domain.Delegation;
import org.grantsuite.grant.decision.domain.Mandate;
import org.grantsuite.grant.decision.persistence.DecisionRepository;
import org.grantsuite.grant.decision.persistence.DelegationRepository;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/** Records what was decided, and holds an officer's decision against the authority it rests on (R24). */
@ApplicationScoped
public class DecisionService {
    private final DecisionRepository decisions;
    private final DelegationRepository delegations;
    private final Mandates mandates;
    private final GrantService grants;
    private final GrantLock lock;
    private final Chronicle chronicle;

    DecisionService(
            DecisionRepository decisions,
            DelegationRepository delegations,
            Mandates mandates,
            GrantService grants,
            GrantLock lock,
            Chronicle chronicle) {
        this.decisions = decisions;
        this.delegations = delegations;
        this.mandates = mandates;
        this.grants = grants;
        this.lock = lock;
        this.chronicle = chronicle;
    }

    @Transactional
    public Decision record(DecisionMade made) {
        lock.take(made.grantId());
        Grant grant = grants.get(made.grantId());
        chronicle.requirePast(made.decidedOn(), "decidedOn");
        if (decisions.holdsReference(grant.id(), made.reference())) {
            throw Refusal.of(DecisionProblem.DECISION_REFERENCE_USED, "Decision " + made.reference() + " is recorded");
        }
        requireEffectiveAfterCallIn(made);
        requireUnderwritingWhole(made);
        requireUrgencyWhole(made);
        made.instalmentNumbers().forEach(number -> grants.instalment(grant.id(), number, "instalmentNumbers"));
        requireAuthority(made, grant);
        requireMandates(made);
        var decision = new Decision(chronicle.stamp(), made, warnings(made, grant));
        decisions.persistAndFlush(decision);
        mandates.keep(new Mandate.Origin(decision.id(), null, grant.id()), made.mandates());
        decisions.flush();
        chronicle.tell(deed(decision, made));
        return decision;
    }

    private static void requireEffectiveAfterCallIn(DecisionMade made) {
        LocalDate callIn = made.callInEndsOn();
        boolean tooEarly = made.effectiveOn().isBefore(made.decidedOn())
                || (callIn != null && !made.effectiveOn().isAfter(callIn));
        if (tooEarly) {
            throw Refusal.of(
                            DecisionProblem.DECISION_EFFECTIVE_TOO_EARLY,
                            "Decided on " + made.decidedOn() + (callIn == null ? "" : ", call-in until " + callIn))
                    .at("effectiveOn", "give a day after the call-in, and none before the decision");
        }
    }

    private static void requireUnderwritingWhole(DecisionMade made) {
        boolean purpose = made.purposes().contains(DecisionPurpose.UNDERWRITING);
        if (purpose && made.underwriting() == null) {
            throw Refusal.of(DecisionProblem.UNDERWRITING_NOT_STATED, "The purposes hold UNDERWRITING")
                    .at("underwriting", "give the amount the council stands in for");
        }
        if (!purpose && made.underwriting() != null) {
            throw Refusal.of(DecisionProblem.UNDERWRITING_NOT_A_PURPOSE, "An underwriting is stated")
                    .at("purposes", "add UNDERWRITING, or leave the underwriting out");
        }
    }

    private static void requireUrgencyWhole(DecisionMade made) {
        boolean urgent = made.kind() == DecisionKind.URGENT;
        if (urgent && made.urgency() == null) {
            throw Refusal.of(DecisionProblem.URGENCY_NOT_STATED, "The decision is URGENT")
                    .at("urgency", "say who agreed to the urgency, and why it could not wait");
        }
        if (!urgent && made.urgency() != null) {
            throw Refusal.of(DecisionProblem.URGENCY_NOT_OF_THIS_KIND, "The decision is " + made.kind())
                    .at("urgency", "leave it out, or record an URGENT decision");
        }
    }

    /** Who may approve is given by a decision to delegate; an officer gives it only under a delegation that lets them. */
    private void requireMandates(DecisionMade made) {
        if (made.mandates().isEmpty()) {
            return;
        }
        if (!made.purposes().contains(DecisionPurpose.DELEGATION)) {
            throw Refusal.of(DelegationProblem.DECISION_DOES_NOT_DELEGATE, "The purposes are " + made.purposes())
                    .at("purposes", "add DELEGATION, or leave the mandates out");
        }
        if (made.kind() == DecisionKind.OFFICER && made.delegationId() == null) {
            throw Refusal.of(DelegationProblem.MANDATE_WITHOUT_AUTHORITY, "The officer names no delegation")
                    .at("delegationId", "name the delegation the officer acts under");
        }
        mandates.require(made.mandates());
    }

    private void requireAuthority(DecisionMade made, Grant grant) {
        UUID delegationId = made.delegationId();
        if (delegationId == null) {
            return;
        }
        Delegation delegation = delegations
                .lock(delegationId)
                .orElseThrow(
                        () -> Refusal.of(DecisionProblem.DELEGATION_UNKNOWN, "No delegation has the id " + delegationId)
                                .at("delegationId", "name a recorded delegation"));
        decisions
                .findByIdOptional(delegation.grantedByDecisionId())
                .filter(granting -> !granting.isEffectiveOn(made.decidedOn()))
                .ifPresent(granting -> {
                    throw Refusal.of(
                                    DecisionProblem.DELEGATION_DOES_NOT_COVER,
                                    "The delegation does not reach: decision " + granting.reference()
                                            + ", which gives it, has effect from " + granting.effectiveOn())
                            .at("decidedOn", "an officer decides on that day or later")
                            .with("rule", "R24");
                });
        if (delegation.endedBefore(made.decidedOn())) {
            throw Refusal.of(
                    DecisionProblem.DELEGATION_ENDED,
                    "The delegation had ended by " + made.decidedOn()
                            + delegation.ending().map(end -> ": " + end.event()).orElse(""));
        }
        delegation.gap(made, subject(grant)).ifPresent(gap -> {
            throw Refusal.of(DecisionProblem.DELEGATION_DOES_NOT_COVER, "The delegation does not reach: " + gap);
        });
    }

    static Delegation.Subject subject(Grant grant) {
        return new Delegation.Subject(grant.id(), grant.schemeCode(), grant.determinedOn());
    }

    private static List<Warning> warnings(DecisionMade made, Grant grant) {
        List<Warning> warnings = new ArrayList<>();
        String source = made.fundingSource();
        if (source != null
                && !source.equalsIgnoreCase(grant.determinationNumber())
                && !source.equalsIgnoreCase(grant.schemeCode())) {
            warnings.add(Warning.of(
                    "FUNDING_SOURCE_IS_NOT_THIS_GRANT",
                    "R24",
                    "fundingSource",
                    "The paper names " + source + " as the source, this grant is " + grant.determinationNumber()));
        }
        if (made.kind() == DecisionKind.OFFICER && made.delegationId() == null) {
            warnings.add(Warning.of(
                    "DELEGATION_NOT_NAMED",
                    "R24",
                    "delegationId",
                    "An officer decides under a delegation; none is named"));
        }
        return warnings;
    }

    private static Deed deed(Decision decision, DecisionMade made) {
        return Deed.of(
                "DecisionRecorded",
                "decision",
                decision.id(),
                "/v1/grants/" + decision.grantId() + "/decisions/" + decision.id(),
                Map.of(
                        "grantId", decision.grantId(),
                        "reference", decision.reference(),
                        "kind", decision.kind(),
                        "purposes", decision.purposes(),
                        "effectiveOn", decision.effectiveOn(),
                        "mandates", Mandates.told(made.mandates())));
    }

    @Transactional
    public Decision get(UUID grantId, UUID decisionId) {
        grants.get(grantId);
        return find(grantId, decisionId)
                .orElseThrow(() -> Refusal.of(
                        DecisionProblem.DECISION_NOT_FOUND, "The grant has no decision with the id " + decisionId));
    }

    @Transactional
    public Optional<Decision> find(UUID grantId, UUID decisionId) {
        return decisions.within(grantId, decisionId);
    }

    @Transactional
    public Optional<Decision> find(UUID decisionId) {
        return decisions.findByIdOptional(decisionId);
    }

    @Transactional
    public Map<UUID, List<Mandate>> mandates(Collection<Decision> several) {
        return mandates.ofDecisions(several.stream().map(Decision::id).toList());
    }

    @Transactional
    public List<Decision> underwriting(UUID grantId) {
        return decisions.underwriting(grantId);
    }

    @Transactional
    public Page<Decision> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return decisions.page(grantId, cursor, limit);
    }
}
