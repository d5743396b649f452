package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
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
    private final AwardTrail trail;
    private final Jdbc jdbc;

    AwardLifecycle(
            AwardRepository awards,
            AwardLines lines,
            PotRepository pots,
            PlanService plans,
            AwardTrail trail,
            Jdbc jdbc) {
        this.awards = awards;
        this.lines = lines;
        this.pots = pots;
        this.plans = plans;
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
            giveBack(award, locked);
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
            giveBack(award, locked);
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

    /** A payment pays everything that is accepted, so what is open is all of it. */
    private void giveBack(Award award, List<Pot> locked) {
        Map<String, Money> sums = lines.acceptedOf(List.of(award.id())).getOrDefault(award.id(), Map.of());
        sums.forEach((code, sum) -> PotRepository.named(locked, code).takeBack(sum));
    }
}
