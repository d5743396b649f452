package org.grantsuite.allocation.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.plan.domain.PlanProblem;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.commons.problem.Refusal;

/** Pots of plans. Who moves money locks first: the order is by position, so that two never wait for each other. */
@ApplicationScoped
public class PotRepository implements PanacheRepositoryBase<Pot, UUID> {

    public List<Pot> of(UUID planId) {
        return list("planId = ?1 order by position", planId);
    }

    /** All pots of a plan, locked until the transaction ends. */
    public List<Pot> lockAll(UUID planId) {
        List<Pot> pots = find("planId = ?1 order by position", planId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        // Whatever was read before the lock may be stale.
        pots.forEach(getEntityManager()::refresh);
        return pots;
    }

    /** Locks every pot of a plan that has any, if nobody else holds one; waits for nobody. */
    public boolean tryLockAll(UUID planId) {
        int had = getEntityManager()
                .createNativeQuery("select id from pot where plan_id = ?1 for update skip locked")
                .setParameter(1, planId)
                .getResultList()
                .size();
        return had > 0 && had == count("planId", planId);
    }

    /** One pot, locked until the transaction ends. */
    public Pot lock(UUID planId, String code) {
        Pot pot = find("planId = ?1 and code = ?2", planId, code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> unknown(planId, code));
        getEntityManager().refresh(pot);
        return pot;
    }

    public Pot get(UUID planId, String code) {
        return find("planId = ?1 and code = ?2", planId, code)
                .firstResultOptional()
                .orElseThrow(() -> unknown(planId, code));
    }

    /** The pot of a code among a plan's pots. */
    public static Pot named(List<Pot> pots, String code) {
        return pots.stream()
                .filter(pot -> pot.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no pot " + code));
    }

    private static Refusal unknown(UUID planId, String code) {
        return Refusal.of(PlanProblem.POT_UNKNOWN, "Plan " + planId + " has no pot " + code);
    }
}
