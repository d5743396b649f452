package org.grantsuite.grant.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.decision.domain.Mandate;
import org.grantsuite.grant.decision.domain.MandateTerms;
import org.grantsuite.grant.decision.persistence.MandateRepository;

/** Keeps the mandates of decisions and delegations with them, in the same transaction. */
@ApplicationScoped
class Mandates {
    private final MandateRepository mandates;
    private final Chronicle chronicle;

    Mandates(MandateRepository mandates, Chronicle chronicle) {
        this.mandates = mandates;
        this.chronicle = chronicle;
    }

    void require(List<MandateTerms> given) {
        String recorder = chronicle.stamp().by();
        for (int i = 0; i < given.size(); i++) {
            MandateTerms terms = given.get(i);
            String field = "mandates[" + i + "]";
            if (terms.namesNobody()) {
                throw Refusal.of(DelegationProblem.MANDATE_NAMES_NOBODY, "Mandate " + (i + 1) + " is nobody's")
                        .at(field + ".persons", "name persons, or a role");
            }
            if (terms.bandReversed()) {
                throw Refusal.of(DelegationProblem.MANDATE_BAND_REVERSED, "Mandate " + (i + 1) + " covers no sum")
                        .at(field + ".maxAmount", "give at least minAmount");
            }
            if (terms.persons().contains(recorder)) {
                throw Refusal.of(
                        DelegationProblem.MANDATE_NAMES_ITS_RECORDER,
                        recorder + " is named, and records it; let somebody else record it");
            }
        }
    }

    List<Mandate> keep(Mandate.Origin origin, List<MandateTerms> given) {
        List<Mandate> kept = given.stream()
                .map(terms -> new Mandate(chronicle.stamp(), origin, terms))
                .toList();
        mandates.persist(kept);
        return kept;
    }

    Map<UUID, List<Mandate>> ofDecisions(Collection<UUID> ids) {
        return mandates.ofDecisions(ids).stream().collect(Collectors.groupingBy(Mandate::decisionId));
    }

    Map<UUID, List<Mandate>> ofDelegations(Collection<UUID> ids) {
        return mandates.ofDelegations(ids).stream().collect(Collectors.groupingBy(Mandate::delegationId));
    }

    /** As the event tells of them. */
    static List<Map<String, Object>> told(List<MandateTerms> given) {
        return given.stream()
                .map(terms -> Map.<String, Object>of(
                        "actions", terms.actions().stream().sorted().toList(),
                        "persons", terms.persons().stream().sorted().toList(),
                        "role", String.valueOf(terms.role())))
                .toList();
    }
}
