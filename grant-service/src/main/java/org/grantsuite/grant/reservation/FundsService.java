package org.grantsuite.grant.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.decision.DecisionService;
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.ledger.domain.LedgerPosition;
import org.grantsuite.grant.ledger.persistence.BalanceQuery;
import org.grantsuite.grant.reservation.domain.FundsTimeline;
import org.grantsuite.grant.reservation.domain.FundsTimeline.Cover;
import org.grantsuite.grant.reservation.domain.FundsTimeline.Day;
import org.grantsuite.grant.reservation.persistence.HoldQuery;

/** Tells what of a grant is free; who acts on the answer holds the grant's lock. */
@ApplicationScoped
public class FundsService {
    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);
    private final GrantService grants;
    private final BalanceQuery balances;
    private final HoldQuery holds;
    private final DecisionService decisions;

    FundsService(GrantService grants, BalanceQuery balances, HoldQuery holds, DecisionService decisions) {
        this.grants = grants;
        this.balances = balances;
        this.holds = holds;
        this.decisions = decisions;
    }

    /** @param position of the ledger as at the day */
    public record Funds(
            LedgerPosition position, Money underwritten, Money reserved, Money available, long journalSequence) {
        /** Cash that came, without what was set off. */
        public Money cash() {
            return position.received().minus(position.setOff());
        }
    }

    @Transactional
    public FundsTimeline timeline(Grant grant) {
        List<Day> days = balances.movements(grant.id()).stream()
                .map(one -> new Day(one.on(), one.cash(), one.received()))
                .toList();
        List<Cover> covers = decisions.underwriting(grant.id()).stream()
                .flatMap(FundsService::cover)
                .toList();
        return new FundsTimeline(grant.allocation(), days, holds.byDay(grant.id()), covers);
    }

    private static Stream<Cover> cover(Decision decision) {
        return decision.underwriting().stream()
                .map(given -> new Cover(decision.effectiveOn(), given.expiresOn(), given.amount()));
    }

    /**
     * What may be paid out on a day: the cash and what stands in for it, and never more than is left of the
     * allocation.
     */
    @Transactional
    public Money payable(Grant grant, LocalDate on) {
        FundsTimeline timeline = timeline(grant);
        return payable(grant, timeline, on);
    }

    private Money payable(Grant grant, FundsTimeline timeline, LocalDate on) {
        Money free = timeline.leastFrom(on);
        Money left = grant.allocation().minus(position(grant.id()).charged()).minus(timeline.reserved());
        return left.compareTo(free) < 0 ? left : free;
    }

    @Transactional
    public Funds funds(UUID grantId, LocalDate asOf) {
        Grant grant = grants.get(grantId);
        FundsTimeline timeline = timeline(grant);
        return new Funds(
                position(grantId, asOf),
                timeline.underwrittenOn(asOf),
                timeline.reserved(),
                payable(grant, timeline, asOf),
                balances.lastSequence(grantId, END_OF_TIME));
    }

    /** The ledger's position with every journal in it, whatever its date. */
    public LedgerPosition position(UUID grantId) {
        return position(grantId, END_OF_TIME);
    }

    public LedgerPosition position(UUID grantId, LocalDate asOf) {
        return LedgerPosition.of(balances.balances(grantId, asOf, null));
    }
}
