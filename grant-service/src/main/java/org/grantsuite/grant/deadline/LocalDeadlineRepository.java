package org.grantsuite.grant.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class LocalDeadlineRepository implements PanacheRepositoryBase<LocalDeadline, UUID> {
    List<LocalDeadline> of(UUID grantId) {
        return list("grantId = ?1 order by dueOn, id", grantId);
    }
}
