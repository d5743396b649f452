package org.grantsuite.allocation.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.allocation.payment.domain.PaymentStatus;
import org.grantsuite.allocation.payment.domain.SettlementStatus;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Payments of the council. */
@ApplicationScoped
public class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {
    private static final UUID BEGINNING = new UUID(0, 0);

    /** What a list is narrowed to; null for all. */
    record Filter(
            @Nullable UUID paymentRunId,
            @Nullable UUID grantId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    Payment get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    Payment lock(UUID id) {
        Payment payment = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
        getEntityManager().refresh(payment);
        return payment;
    }

    /** The returned payment of an award that waits to be made again. */
    Optional<UUID> findReturned(UUID awardId) {
        return getEntityManager()
                .createQuery(
                        "select p.id from Payment p where p.awardId = :award and p.settlement = :returned"
                                + " and not exists (select 1 from Payment n where n.reissueOf = p.id) order by p.id desc",
                        UUID.class)
                .setParameter("award", awardId)
                .setParameter("returned", SettlementStatus.RETURNED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Locked in the order of their ids, so that two who confirm never wait for each other. */
    List<Payment> lockAll(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What is to be paid: whoever takes a withdrawn payment from a file pays it beside the other way it went. */
    List<Payment> ofRun(UUID runId) {
        return list("paymentRunId = ?1 and status <> ?2 order by reference", runId, PaymentStatus.WITHDRAWN);
    }

    /** Paid, returned or withdrawn. */
    int settledOf(UUID runId) {
        return (int) count(
                "paymentRunId = ?1 and (settlement <> ?2 or status = ?3)",
                runId,
                SettlementStatus.AWAITED,
                PaymentStatus.WITHDRAWN);
    }

    List<Payment> page(Filter filter, @Nullable UUID after, int limit) {
        StringBuilder where = new StringBuilder("id > ?1");
        List<Object> bound = new ArrayList<>();
        bound.add(after == null ? BEGINNING : after);
        narrow(where, bound, "paymentRunId =", filter.paymentRunId());
        narrow(where, bound, "grantId =", filter.grantId());
        narrow(where, bound, "paidOn >=", filter.from());
        narrow(where, bound, "paidOn <=", filter.to());
        return find(where + " order by id", bound.toArray()).page(0, limit).list();
    }

    private static void narrow(StringBuilder where, List<Object> bound, String condition, @Nullable Object value) {
        if (value != null) {
            bound.add(value);
            where.append(" and ").append(condition).append(" ?").append(bound.size());
        }
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(PaymentProblem.PAYMENT_UNKNOWN, "No payment has the id " + id);
    }
}
