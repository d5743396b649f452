package org.grantsuite.grant.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.deadline.DeadlineService;
import org.grantsuite.grant.deadline.Due;
import org.grantsuite.grant.deadline.Tracked;
import org.grantsuite.grant.gate.GateService;
import org.grantsuite.grant.gate.GateService.Gated;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.register.RegisterEntry.Sums;
import org.jspecify.annotations.Nullable;

/** The council's grants with their figures. */
@ApplicationScoped
class RegisterService {
    private final GrantService grants;
    private final RegisterQuery query;
    private final GateService gates;
    private final DeadlineService deadlines;

    RegisterService(GrantService grants, RegisterQuery query, GateService gates, DeadlineService deadlines) {
        this.grants = grants;
        this.query = query;
        this.gates = gates;
        this.deadlines = deadlines;
    }

    @Transactional
    Page<RegisterEntry> page(LocalDate asOf, @Nullable String cursor, int limit) {
        Page<Grant> page = grants.list(cursor, limit);
        Map<UUID, Sums> sums = query.sums(page.map(Grant::id), asOf);
        List<RegisterEntry> entries = page.map(grant -> new RegisterEntry(
                grant, sums.getOrDefault(grant.id(), Sums.NONE), atRisk(grant, asOf), nextDeadline(grant, asOf)));
        return new Page<>(entries, page.next());
    }

    private Money atRisk(Grant grant, LocalDate asOf) {
        return gates.instalments(grant.id(), asOf).stream()
                .map(Gated::amountAtRisk)
                .reduce(Money.ZERO, Money::plus);
    }

    private Optional<Due> nextDeadline(Grant grant, LocalDate asOf) {
        return deadlines.list(grant.id()).stream()
                .filter(tracked -> tracked.met() == null)
                .map(Tracked::due)
                .filter(due -> !due.on().isBefore(asOf))
                .findFirst();
    }
}
