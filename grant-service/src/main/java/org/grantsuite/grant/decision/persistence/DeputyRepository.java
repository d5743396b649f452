package org.grantsuite.grant.decision.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.grantsuite.grant.decision.domain.Deputy;

@ApplicationScoped
public class DeputyRepository implements PanacheRepositoryBase<Deputy, UUID> {
    public List<Deputy> of(Collection<UUID> delegationIds) {
        return list("delegationId in ?1 order by id", delegationIds);
    }
}
