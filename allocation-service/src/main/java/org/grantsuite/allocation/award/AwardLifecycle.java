package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.award.domain.AwardProblem;
import org.grantsuite.allocation.award.domain.AwardStatus;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.PotRepository;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;

/** How awards end without being declined: nobody answered, or what is open of them is given up. */
@ApplicationScoped
public class AwardLifecycle {
    private static final String LATE = "status in ('OFFERED', 'CONDITIONAL') and accept_by < ?";

    private final AwardRepository awards;
    private final AwardLines lines;
    private final PotRepository pots;
    private final PlanService plans;
    private final Commitments commitments;
    private final AwardTrail trail;
    private final Jdbc jdbc;

    AwardLifecycle(
            AwardRepository awards,
            AwardLines lines,
            PotRepository pots,
            PlanService plans,
            Commitments commitments,
            AwardTrail trail,
            Jdbc jdbc) {
        this.awards = awards;
        this.lines = lines;
        this.pots = pots;
        this.plans = plans;
        this.commitments = commitments;
        this.trail = trail;
        this.jdbc = jdbc;
    }

    /** What lapsing did. */
    record Lapsed(int count, Money total, LocalDate on) {}

    /** Offers of a plan whose last day is past by the business clock. */
    Lapsed lapse(UUID planId) {
        plans.plan(planId);
        return lapse(pots.lockAll(planId), late(planId, Integer.MAX_VALUE, ""));
    }

    /** Plans of the council with such offers. */
    List<UUID> plansWithLateOffers() {
        return jdbc.list(
                "select distinct plan_id from award where " + LATE,
                row -> row.getObject(1, UUID.class),
                trail.stamps().today());
    }

    /** As much of it as can be had without waiting for anybody; returns how many lapsed. */
    int lapseUnattended(UUID planId, int most) {
        if (!pots.tryLockAll(planId)) {
            return 0;
        }
        return lapse(pots.lockAll(planId), late(planId, most, " skip locked")).count();
    }

    private Lapsed lapse(List<Pot> locked, List<UUID> late) {
        LocalDate today = trail.stamps().today();
        Money total = Money.ZERO;
        for (UUID id : late) {
            Award award = awards.lock(id);
            award.lapse(new Award.Ending(today, trail.stamps().person(), "not answered by " + award.acceptBy()));
            giveBack(award, award.amount(), Money.ZERO, locked);
            total = total.plus(award.amount());
            trail.record("Lapsed", award, null, Map.of("acceptBy", String.valueOf(award.acceptBy())));
        }
        awards.flush();
        return new Lapsed(late.size(), total, today);
    }

    /** The pots are locked, so nobody declines meanwhile; who accepts meanwhile is seen when the row is locked. */
    private List<UUID> late(UUID planId, int most, String waiting) {
        return jdbc.list(
                "select id from award where " + LATE + " and plan_id = ? order by id limit ? for update" + waiting,
                row -> row.getObject(1, UUID.class),
                trail.stamps().today(),
                planId,
                most);
    }

    Award close(UUID id, LocalDate on, String reason) {
        List<Pot> locked = pots.lockAll(awards.planOf(id));
        Award award = awards.lock(id);
        award.requireMay(AwardStatus.CLOSED);
        trail.stamps().requirePast(on, "closedOn");
        requireInNoOpenRun(id);
        Money open = award.unpaid();
        award.close(new Award.Ending(on, trail.stamps().person(), reason));
        if (open.isPositive()) {
            giveBack(award, open, Money.ZERO, locked);
        }
        awards.flush();
        trail.record("Closed", award, reason, Map.of("givenUp", open));
        return award;
    }

    /** An award that is being paid stays what it is. */
    public void requireInNoOpenRun(UUID id) {
        boolean held = jdbc.find("select 1 from payment_run_award where award_id = ? and open", row -> true, id)
                .isPresent();
        if (held) {
            throw Refusal.of(
                    AwardProblem.AWARD_IN_A_PAYMENT_RUN, "The award is in an open payment run; cancel or release that");
        }
    }

    /** Before its pots, as whoever accepts does: nobody binds the grant's money meanwhile. */
    public void lockGrant(UUID grantId) {
        commitments.lock(grantId);
    }

    /** Pots come before awards, and plans in one order, so that two whose payments come back never wait for each other. */
    public void lockPotsOf(Collection<UUID> awardIds) {
        jdbc.list(
                        "select distinct plan_id from award where id = any (?) order by plan_id",
                        row -> row.getObject(1, UUID.class),
                        (Object) awardIds.toArray(UUID[]::new))
                .forEach(pots::lockAll);
    }

    /**
     * So much of what an award was paid never arrived. Nobody is paid it any more where the award was closed, so it is free in
     * its pots like what was open then. The pots are locked.
     */
    public void freeIfClosed(Award award, Money sum) {
        if (award.status() == AwardStatus.CLOSED) {
            giveBack(award, sum, award.unpaid().minus(sum), pots.of(award.planId()));
        }
    }

    /**
     * So much of what an award was paid came back and goes out again. Grant and pots are locked; the grant must hold it beyond
     * what is accepted already, for what was repaid is not given out (R13).
     *
     * @param before what was freed so of the award already
     */
    public void free(Award award, Money sum, Money before) {
        commitments.requireFree(award.grantId(), sum, trail.stamps().today());
        Money givenUp = award.status() == AwardStatus.CLOSED ? award.unpaid() : Money.ZERO;
        giveBack(award, sum, givenUp.plus(before), pots.of(award.planId()));
    }

    /** The share of each pot; of what an earlier share left of it, since pennies may have fallen otherwise then. */
    private void giveBack(Award award, Money sum, Money before, List<Pot> locked) {
        Map<String, Money> accepted = lines.acceptedOf(List.of(award.id())).getOrDefault(award.id(), Map.of());
        AwardLines.share(AwardLines.left(accepted, before), sum)
                .forEach((code, part) -> PotRepository.named(locked, code).takeBack(part));
    }
}
