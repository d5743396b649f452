package org.grantsuite.grant.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.decision.domain.Delegation;
import org.grantsuite.grant.decision.domain.Deputy;
import org.grantsuite.grant.decision.domain.Deputy.Appointed;
import org.grantsuite.grant.decision.domain.Mandate;
import org.grantsuite.grant.decision.persistence.DelegationRepository;
import org.grantsuite.grant.decision.persistence.DeputyRepository;

/** Deputies: who acts under a delegation while a holder is away. */
@ApplicationScoped
public class DeputyService {
    private static final int MOST = 200;

    private final DeputyRepository deputies;
    private final DelegationRepository delegations;
    private final Mandates mandates;
    private final Chronicle chronicle;

    DeputyService(DeputyRepository deputies, DelegationRepository delegations, Mandates mandates, Chronicle chronicle) {
        this.deputies = deputies;
        this.delegations = delegations;
        this.mandates = mandates;
        this.chronicle = chronicle;
    }

    @Transactional
    public Deputy appoint(UUID delegationId, Appointed appointed) {
        Delegation delegation = lock(delegationId);
        delegation.ending().ifPresent(end -> {
            throw Refusal.of(
                    DelegationProblem.DELEGATION_ENDED_ALREADY, "It ended on " + end.endedOn() + ": " + end.event());
        });
        if (appointed.absentTo().isBefore(appointed.absentFrom())) {
            throw Refusal.of(DelegationProblem.DEPUTY_DATES_REVERSED, "The absence would end before it begins")
                    .at("absentTo", "give a day on or after absentFrom");
        }
        requireHolder(delegationId, appointed);
        Stamp stamp = chronicle.stamp();
        if (appointed.person().equals(stamp.by())) {
            throw Refusal.of(
                    DelegationProblem.MANDATE_NAMES_ITS_RECORDER,
                    stamp.by() + " would stand in, and records it; let somebody else record it");
        }
        if (deputies.count("delegationId", delegationId) >= MOST) {
            throw Refusal.of(DelegationProblem.DEPUTY_LIMIT_REACHED, "A delegation keeps " + MOST + " deputies");
        }
        var deputy = new Deputy(stamp, delegationId, appointed);
        deputies.persistAndFlush(deputy);
        chronicle.tell(deed("DeputyAppointed", deputy).because(appointed.reason()));
        return deputy;
    }

    private void requireHolder(UUID delegationId, Appointed appointed) {
        List<Mandate> held = mandates.ofDelegations(List.of(delegationId)).getOrDefault(delegationId, List.of());
        if (held.isEmpty()) {
            throw Refusal.of(
                    DelegationProblem.DELEGATION_HAS_NO_MANDATE, "No mandate of the delegation could be stood in for");
        }
        String absent = appointed.forPerson();
        boolean known = held.stream()
                .map(Mandate::terms)
                .anyMatch(terms ->
                        absent == null ? terms.role() != null : terms.persons().contains(absent));
        if (!known) {
            throw Refusal.of(
                            DelegationProblem.DEPUTY_FOR_NOBODY,
                            absent == null ? "No mandate names a role" : "No mandate names " + absent)
                    .at("forPerson", "name a person of the delegation's mandates");
        }
        boolean holder =
                held.stream().anyMatch(mandate -> mandate.terms().persons().contains(appointed.person()));
        if (holder || appointed.person().equals(absent)) {
            throw Refusal.of(DelegationProblem.DEPUTY_IS_HOLDER, appointed.person() + " is named by the delegation")
                    .at("person", "name somebody else");
        }
    }

    @Transactional
    public Deputy end(UUID delegationId, UUID deputyId, LocalDate lastDay) {
        lock(delegationId);
        Deputy deputy = deputies.find("id = ?1 and delegationId = ?2", deputyId, delegationId)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.of(
                        DelegationProblem.DEPUTY_NOT_FOUND, "The delegation has no deputy with the id " + deputyId));
        if (deputy.endedOn() != null) {
            throw Refusal.of(DelegationProblem.DEPUTY_ENDED_ALREADY, "The last day is " + deputy.endedOn());
        }
        if (lastDay.isBefore(deputy.absentFrom()) || lastDay.isAfter(deputy.absentTo())) {
            throw Refusal.of(
                            DelegationProblem.DEPUTY_DATES_REVERSED,
                            "The deputy acts from " + deputy.absentFrom() + " to " + deputy.absentTo())
                    .at("endedOn", "give a day of the absence");
        }
        deputy.end(lastDay);
        deputies.flush();
        chronicle.tell(deed("DeputyEnded", deputy));
        return deputy;
    }

    @Transactional
    public List<Deputy> list(UUID delegationId) {
        if (delegations.findByIdOptional(delegationId).isEmpty()) {
            throw DelegationService.unknown(delegationId);
        }
        return deputies.of(List.of(delegationId));
    }

    private Delegation lock(UUID delegationId) {
        return delegations.lock(delegationId).orElseThrow(() -> DelegationService.unknown(delegationId));
    }

    private static Deed deed(String event, Deputy deputy) {
        return Deed.of(
                event,
                "delegation",
                deputy.delegationId(),
                "/v1/delegations/" + deputy.delegationId() + "/deputies",
                Map.of(
                        "deputyId", deputy.id(),
                        "person", deputy.person(),
                        "forPerson", String.valueOf(deputy.forPerson()),
                        "from", deputy.absentFrom(),
                        "to", deputy.lastDay()));
    }
}
