package org.grantsuite.allocation.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.plan.domain.Plan;
import org.jspecify.annotations.Nullable;

/** Plans of the council. */
@ApplicationScoped
public class PlanRepository implements PanacheRepositoryBase<Plan, UUID> {

    private static final UUID BEGINNING = new UUID(0, 0);

    /** Before its pots: who changes a plan and who approves it take turns. */
    Optional<Plan> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Its pots are a part of it: with other pots it is another version, though nothing of its own changed. */
    void flushAsAnother(Plan plan) {
        long before = plan.version();
        flush();
        if (plan.version() == before) {
            getEntityManager().lock(plan, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        }
    }

    List<Plan> page(@Nullable UUID grantId, @Nullable UUID after, int limit) {
        UUID from = Objects.requireNonNullElse(after, BEGINNING);
        return (grantId == null
                        ? find("id > ?1 order by id", from)
                        : find("id > ?1 and grantId = ?2 order by id", from, grantId))
                .page(0, limit)
                .list();
    }
}
