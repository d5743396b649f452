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
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.calculation.Coverage;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.obligation.Completeness.AwardPaid;
import org.grantsuite.reporting.policy.PolicyService;

/** How complete a reporting point is, and whose next instalment waits. */
@ApplicationScoped
@Transactional
public class CompletenessService {

    private static final String AWARDS = """
            select w.obligation_id, w.award_id, w.paid_pence
            from obligation_award w join obligation o on o.council_code = w.council_code and o.id = w.obligation_id
            where o.council_code = ? and o.grant_id = ? and o.reporting_point = ?""";

    private final ObligationStore store;
    private final Jdbc jdbc;
    private final Chronicle chronicle;
    private final PolicyService policies;

    CompletenessService(ObligationStore store, Jdbc jdbc, Chronicle chronicle, PolicyService policies) {
        this.store = store;
        this.jdbc = jdbc;
        this.chronicle = chronicle;
        this.policies = policies;
    }

    public Completeness of(UUID grantId, String reportingPoint) {
        var awards = jdbc.list(
                AWARDS,
                row -> new AwardPaid(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3)),
                chronicle.council(),
                grantId,
                reportingPoint);
        return Completeness.of(store.all(ObligationFilter.of(grantId, reportingPoint)), awards, chronicle.today());
    }

    /** How much of the area answered, where the whole area was asked (R36). */
    public Optional<Coverage> coverage(UUID grantId, String reportingPoint) {
        var all = store.all(ObligationFilter.of(grantId, reportingPoint));
        if (all.stream().noneMatch(one -> one.kind() == ObligationKind.SURVEY)) {
            return Optional.empty();
        }
        int answered = (int) all.stream().filter(Obligation::leaversStated).count();
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
