package org.grantsuite.allocation.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
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
