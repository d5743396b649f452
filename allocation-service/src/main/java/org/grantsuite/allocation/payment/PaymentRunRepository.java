package org.grantsuite.allocation.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Payment runs of the council. */
@ApplicationScoped
public class PaymentRunRepository implements PanacheRepositoryBase<PaymentRun, UUID> {
    private static final UUID BEGINNING = new UUID(0, 0);

    PaymentRun get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Locked until the transaction ends: two people releasing one run take turns. */
    PaymentRun lock(UUID id) {
        PaymentRun run = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
        getEntityManager().refresh(run);
        return run;
    }

    List<PaymentRun> page(@Nullable UUID planId, @Nullable UUID after, int limit) {
        UUID from = after == null ? BEGINNING : after;
        return (planId == null
                        ? find("id > ?1 order by id", from)
                        : find("id > ?1 and planId = ?2 order by id", from, planId))
                .page(0, limit)
                .list();
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(PaymentProblem.PAYMENT_RUN_UNKNOWN, "No payment run has the id " + id);
    }
}
