package org.grantsuite.allocation.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.award.domain.AwardProblem;
import org.grantsuite.allocation.award.domain.AwardStatus;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Awards of the council. They are written in bulk, by {@link AwardOffers}. */
@ApplicationScoped
public class AwardRepository implements PanacheRepositoryBase<Award, UUID> {
    private static final UUID BEGINNING = new UUID(0, 0);

    /** What a list is narrowed to; null for all. */
    public record Filter(
            @Nullable UUID grantId,
            @Nullable UUID planId,
            @Nullable AwardStatus status) {}

    public Award get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Its grant, without reading the award: what is locked afterwards must not have been read before. */
    UUID grantOf(UUID id) {
        return idOf("grantId", id);
    }

    public UUID planOf(UUID id) {
        return idOf("planId", id);
    }

    private UUID idOf(String what, UUID id) {
        return getEntityManager()
                .createQuery("select a." + what + " from Award a where a.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    /** Locked until the transaction ends. */
    public Award lock(UUID id) {
        Award award = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
        getEntityManager().refresh(award);
        return award;
    }

    List<Award> page(Filter filter, @Nullable List<String> providerIds, @Nullable UUID after, int limit) {
        StringBuilder where = new StringBuilder("id > ?1");
        List<Object> bound = new java.util.ArrayList<>();
        bound.add(after == null ? BEGINNING : after);
        narrow(where, bound, "grantId =", filter.grantId());
        narrow(where, bound, "planId =", filter.planId());
        narrow(where, bound, "status =", filter.status());
        narrow(where, bound, "providerId in", providerIds);
        return find(where + " order by id", bound.toArray()).page(0, limit).list();
    }

    private static void narrow(StringBuilder where, List<Object> bound, String condition, @Nullable Object value) {
        if (value != null) {
            bound.add(value);
            where.append(" and ").append(condition).append(" ?").append(bound.size());
        }
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(AwardProblem.AWARD_UNKNOWN, "No award has the id " + id);
    }
}
