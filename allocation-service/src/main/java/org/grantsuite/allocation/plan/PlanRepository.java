package org.grantsuite.allocation.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.plan.domain.Plan;
import org.jspecify.annotations.Nullable;

/** Plans of the council. */
@ApplicationScoped
public class PlanRepository implements PanacheRepositoryBase<Plan, UUID> {

    private static final UUID BEGINNING = new UUID(0, 0);

    List<Plan> page(@Nullable UUID grantId, @Nullable UUID after, int limit) {
        UUID from = Objects.requireNonNullElse(after, BEGINNING);
        return (grantId == null
                        ? find("id > ?1 order by id", from)
                        : find("id > ?1 and grantId = ?2 order by id", from, grantId))
                .page(0, limit)
                .list();
    }
}
