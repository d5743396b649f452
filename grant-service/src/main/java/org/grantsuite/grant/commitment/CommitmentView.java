package org.grantsuite.grant.commitment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.ledger.LedgerView;
import org.grantsuite.grant.ledger.domain.PotMonth;
import org.grantsuite.grant.reservation.persistence.ReservationPots;
import org.grantsuite.grant.reservation.persistence.ReservationPots.Standing;
import org.jspecify.annotations.Nullable;

/** Commitments beside actuals. */
@ApplicationScoped
class CommitmentView {
    private final GrantService grants;
    private final LedgerView ledger;
    private final ReservationPots reservations;

    CommitmentView(GrantService grants, LedgerView ledger, ReservationPots reservations) {
        this.grants = grants;
        this.ledger = ledger;
        this.reservations = reservations;
    }

    record Position(Money allocation, List<PotCommitment> pots, PotCommitment total) {}

    @Transactional
    Position position(UUID grantId, LocalDate asOf, @Nullable Instant asKnownAt) {
        Money allocation = grants.get(grantId).allocation();
        List<PotMonth> movements = ledger.movements(grantId, asOf, asKnownAt);
        Map<@Nullable String, Money> reserved = new HashMap<>();
        for (Standing one : reservations.standing(grantId)) {
            reserved.put(one.potCode(), one.amount());
        }
        var codes = new TreeSet<@Nullable String>(Comparator.nullsLast(Comparator.naturalOrder()));
        movements.forEach(one -> codes.add(one.potCode()));
        codes.addAll(reserved.keySet());
        List<PotCommitment> pots = codes.stream()
                .map(code -> PotCommitment.of(
                        code,
                        movements.stream()
                                .filter(one -> Objects.equals(one.potCode(), code))
                                .toList(),
                        reserved.getOrDefault(code, Money.ZERO)))
                .filter(pot -> pot.potCode() != null || !pot.total().isZero())
                .toList();
        Money allReserved = reserved.values().stream().reduce(Money.ZERO, Money::plus);
        return new Position(allocation, pots, PotCommitment.of(null, movements, allReserved));
    }
}
