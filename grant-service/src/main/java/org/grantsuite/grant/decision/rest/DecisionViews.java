package org.grantsuite.grant.decision.rest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.grantsuite.grant.api.model.DelegationEnding;
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.decision.domain.Delegation;
import org.grantsuite.grant.decision.domain.Deputy;
import org.grantsuite.grant.decision.domain.Mandate;

/** Decisions and delegations as the contract shows them. */
final class DecisionViews {
    private DecisionViews() {}

    static org.grantsuite.grant.api.model.Decision decision(Decision decision, List<Mandate> mandates) {
        return new org.grantsuite.grant.api.model.Decision()
                .id(decision.id())
                .grantId(decision.grantId())
                .reference(decision.reference())
                .kind(decision.kind())
                .body(decision.body())
                .title(decision.title())
                .decidedOn(decision.decidedOn())
                .callInEndsOn(decision.callInEndsOn())
                .effectiveOn(decision.effectiveOn())
                .purposes(decision.purposes())
                .governingBasis(decision.governingBasis())
                .instalmentNumbers(decision.instalmentNumbers())
                .amount(decision.amount().orElse(null))
                .fundingSource(decision.fundingSource())
                .delegationId(decision.delegationId())
                .underwriting(decision.underwriting()
                        .map(given -> new org.grantsuite.grant.api.model.Underwriting()
                                .amount(given.amount())
                                .expiresOn(given.expiresOn()))
                        .orElse(null))
                .urgency(decision.urgency()
                        .map(given -> new org.grantsuite.grant.api.model.Urgency()
                                .agreedBy(given.agreedBy())
                                .reason(given.reason()))
                        .orElse(null))
                .mandates(mandates.stream().map(MandateViews::mandate).toList())
                .note(decision.note())
                .warnings(decision.warnings())
                .recordedAt(decision.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(decision.recordedBy());
    }

    static org.grantsuite.grant.api.model.Delegation delegation(
            Delegation delegation, List<Mandate> mandates, LocalDate today) {
        return new org.grantsuite.grant.api.model.Delegation()
                .id(delegation.id())
                .grantedByDecisionId(delegation.grantedByDecisionId())
                .holder(delegation.holder())
                .grantId(delegation.grantId())
                .family(delegation
                        .family()
                        .map(family -> new org.grantsuite.grant.api.model.GrantFamily()
                                .schemeCodePattern(family.schemeCodePattern())
                                .label(family.label())
                                .includesFuture(family.includesFuture()))
                        .orElse(null))
                .mandates(mandates.stream().map(MandateViews::mandate).toList())
                .purposes(delegation.purposes())
                .maxAmount(delegation.maxAmount().orElse(null))
                .validFrom(delegation.validFrom())
                .endsOn(delegation.endsOn())
                .endingEvent(delegation.endingEvent())
                .status(delegation.statusOn(today))
                .ending(delegation
                        .ending()
                        .map(end -> new DelegationEnding().event(end.event()).endedOn(end.endedOn()))
                        .orElse(null))
                .recordedAt(delegation.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(delegation.recordedBy())
                .version(delegation.version());
    }

    static org.grantsuite.grant.api.model.Deputy deputy(Deputy deputy) {
        return new org.grantsuite.grant.api.model.Deputy()
                .id(deputy.id())
                .person(deputy.person())
                .forPerson(deputy.forPerson())
                .absentFrom(deputy.absentFrom())
                .absentTo(deputy.absentTo())
                .endedOn(deputy.endedOn())
                .reason(deputy.reason())
                .recordedAt(deputy.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(deputy.recordedBy());
    }
}
