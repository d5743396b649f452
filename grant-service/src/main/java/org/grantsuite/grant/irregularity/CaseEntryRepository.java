package org.grantsuite.grant.irregularity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class CaseEntryRepository implements PanacheRepositoryBase<CaseEntry, UUID> {
    List<CaseEntry> of(Collection<UUID> cases) {
        return cases.isEmpty() ? List.of() : list("irregularityId in ?1 order by id", cases);
    }

    boolean links(UUID irregularityId, UUID recoveryId) {
        return count("irregularityId = ?1 and recoveryId = ?2", irregularityId, recoveryId) > 0;
    }

    long countOf(UUID irregularityId) {
        return count("irregularityId", irregularityId);
    }
}
