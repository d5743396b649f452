package org.grantsuite.grant.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.decision.domain.ApprovalAction;
import org.grantsuite.grant.decision.domain.ApprovalQuestion;
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.decision.domain.Delegation;
import org.grantsuite.grant.decision.domain.Deputy;
import org.grantsuite.grant.decision.domain.Mandate;
import org.grantsuite.grant.decision.domain.MandateRole;
import org.grantsuite.grant.decision.domain.Standing;
import org.grantsuite.grant.decision.domain.Verdict;
import org.grantsuite.grant.decision.persistence.DecisionRepository;
import org.grantsuite.grant.decision.persistence.DelegationRepository;
import org.grantsuite.grant.decision.persistence.DeputyRepository;
import org.grantsuite.grant.decision.persistence.MandateRepository;
import org.grantsuite.grant.grant.GrantService;
import org.jspecify.annotations.Nullable;

/** Who may approve something, by what is recorded. */
@ApplicationScoped
public class AuthorityService {
    private final MandateRepository mandates;
    private final DecisionRepository decisions;
    private final DelegationRepository delegations;
    private final DeputyRepository deputies;
    private final GrantService grants;
    private final Caller caller;

    AuthorityService(
            MandateRepository mandates,
            DecisionRepository decisions,
            DelegationRepository delegations,
            DeputyRepository deputies,
            GrantService grants,
            Caller caller) {
        this.mandates = mandates;
        this.decisions = decisions;
        this.delegations = delegations;
        this.deputies = deputies;
        this.grants = grants;
        this.caller = caller;
    }

    /** What is asked about a grant. */
    public record Asked(
            ApprovalAction action,
            Set<String> potCodes,
            @Nullable Money amount,
            LocalDate on) {}

    @Transactional
    public Verdict whoMay(UUID grantId, Asked asked) {
        var subject = DecisionService.subject(grants.get(grantId));
        var question = new ApprovalQuestion(asked.action(), subject, asked.potCodes(), asked.amount(), asked.on());
        return Verdict.of(question, standings(mandates.asked(grantId, asked.action())), person());
    }

    private List<Standing> standings(List<Mandate> found) {
        Set<UUID> delegationIds = found.stream()
                .map(Mandate::delegationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<UUID> decisionIds = found.stream().map(Mandate::decisionId).collect(Collectors.toSet());
        Map<UUID, Decision> decided = decisions.list("id in ?1", decisionIds).stream()
                .collect(Collectors.toMap(Decision::id, Function.identity()));
        Map<UUID, Delegation> delegated = delegations.list("id in ?1", delegationIds).stream()
                .collect(Collectors.toMap(Delegation::id, Function.identity()));
        Map<UUID, List<Deputy>> standingIn =
                deputies.of(delegationIds).stream().collect(Collectors.groupingBy(Deputy::delegationId));
        return found.stream()
                .map(mandate -> new Standing(
                        mandate,
                        Objects.requireNonNull(decided.get(mandate.decisionId())),
                        mandate.delegationId() == null ? null : delegated.get(mandate.delegationId()),
                        mandate.delegationId() == null
                                ? List.of()
                                : standingIn.getOrDefault(mandate.delegationId(), List.of())))
                .toList();
    }

    private Standing.Person person() {
        Set<MandateRole> roles = Arrays.stream(MandateRole.values())
                .filter(role -> caller.has(role.tokenRole()))
                .collect(Collectors.toSet());
        return new Standing.Person(caller.subject(), roles, caller.isService());
    }
}
