package org.grantsuite.allocation.recovery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.recovery.domain.RecoveryProblem;
import org.grantsuite.allocation.recovery.domain.RecoveryStatus;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Recoveries of the council. */
@ApplicationScoped
class RecoveryRepository implements PanacheRepositoryBase<Recovery, UUID> {
    private static final UUID BEGINNING = new UUID(0, 0);

    Recovery get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    Recovery lock(UUID id) {
        Recovery recovery = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
        getEntityManager().refresh(recovery);
        return recovery;
    }

    /** To be kept back from a payment, oldest first, locked. */
    List<Recovery> toKeepBack(UUID grantId, String providerId) {
        List<Recovery> found = find(
                        "grantId = ?1 and providerId = ?2 and status = ?3 order by id",
                        grantId,
                        providerId,
                        RecoveryStatus.OFFSET)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        found.forEach(getEntityManager()::refresh);
        return found;
    }

    Money claimed(UUID awardId) {
        return Money.ofPence(getEntityManager()
                .createQuery(
                        "select coalesce(sum(r.amountPence - r.creditedPence), 0L) from Recovery r where r.awardId = ?1",
                        Long.class)
                .setParameter(1, awardId)
                .getSingleResult());
    }

    /** The latest that still asks the award for something. */
    Optional<Recovery> openOf(UUID awardId) {
        return find(
                        "awardId = ?1 and status in ?2 order by id desc",
                        awardId,
                        List.of(RecoveryStatus.RAISED, RecoveryStatus.OFFSET, RecoveryStatus.DEBT))
                .firstResultOptional();
    }

    /** Whether the award was asked for money since, and is still. */
    boolean askedAfter(UUID awardId, UUID id, OffsetDateTime moment) {
        return count(
                        "awardId = ?1 and id <> ?2 and recordedAt > ?3 and amountPence > creditedPence",
                        awardId,
                        id,
                        moment)
                > 0;
    }

    List<Recovery> page(@Nullable UUID grantId, @Nullable RecoveryStatus status, @Nullable UUID after, int limit) {
        StringBuilder where = new StringBuilder("id > ?1");
        List<Object> bound = new ArrayList<>();
        bound.add(after == null ? BEGINNING : after);
        if (grantId != null) {
            bound.add(grantId);
            where.append(" and grantId = ?").append(bound.size());
        }
        if (status != null) {
            bound.add(status);
            where.append(" and status = ?").append(bound.size());
        }
        return find(where + " order by id", bound.toArray()).page(0, limit).list();
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(RecoveryProblem.RECOVERY_UNKNOWN, "No recovery has the id " + id);
    }
}
