package org.grantsuite.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.allocationclient.AwardFacts;
import org.grantsuite.reporting.calculation.Coverage;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.policy.PolicyService;

/** How complete a reporting point is, and whose next instalment waits. */
@ApplicationScoped
@Transactional
public class CompletenessService {

    private final ObligationStore store;
    private final AllocationGateway allocation;
    private final Chronicle chronicle;
    private final PolicyService policies;

    CompletenessService(
            ObligationStore store, AllocationGateway allocation, Chronicle chronicle, PolicyService policies) {
        this.store = store;
        this.allocation = allocation;
        this.chronicle = chronicle;
        this.policies = policies;
    }

    /** By what is paid now, not by what was when the returns were asked for. */
    public Completeness of(UUID grantId, String reportingPoint) {
        var owed = store.all(ObligationFilter.of(grantId, reportingPoint));
        Map<UUID, Long> paid = owed.stream().allMatch(one -> one.awardIds().isEmpty())
                ? Map.of()
                : allocation.awards(grantId).stream().collect(Collectors.toMap(AwardFacts::id, AwardFacts::paidPence));
        return Completeness.of(owed, paid, chronicle.today());
    }

    /** How much of the area answered, where the whole area was asked (R36). */
    public Optional<Coverage> coverage(UUID grantId, String reportingPoint) {
        var all = store.all(ObligationFilter.of(grantId, reportingPoint));
        if (all.stream().noneMatch(one -> one.kind() == ObligationKind.SURVEY)) {
            return Optional.empty();
        }
        // D9 adds up accepted returns: only those may be said to be in it
        int answered = (int) all.stream()
                .filter(one -> one.leaversStated() && one.state() == ObligationState.MET)
                .count();
        return Optional.of(new Coverage(all.size(), answered));
    }

    /** @param since the day after the first of what is overdue was due */
    public record Blocked(String providerId, String providerName, LocalDate since, List<Obligation> overdue) {}

    /** Whether the policy holds anything back, and from whom. */
    public record Blocking(LocalDate asOf, boolean policyBlocks, List<Blocked> providers) {}

    public Blocking blocking(UUID grantId) {
        var today = chronicle.today();
        boolean blocks = policies.get().policy().missingBlocksNextInstalment();
        Map<String, List<Obligation>> overdue = new TreeMap<>();
        if (blocks) {
            store.all(ObligationFilter.of(grantId, null)).stream()
                    .filter(one -> one.kind() == ObligationKind.AWARD && one.isOverdue(today))
                    .forEach(one -> overdue.computeIfAbsent(one.providerId(), provider -> new ArrayList<>())
                            .add(one));
        }
        return new Blocking(
                today,
                blocks,
                overdue.values().stream().map(CompletenessService::blocked).toList());
    }

    private static Blocked blocked(List<Obligation> overdue) {
        var first = overdue.get(0);
        var since = overdue.stream()
                .map(Obligation::dueOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return new Blocked(first.providerId(), first.providerName(), since.plusDays(1), overdue);
    }
}
