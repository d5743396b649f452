package org.grantsuite.grant.grant.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.grant.grant.domain.Instalment;

@ApplicationScoped
public class InstalmentRepository implements PanacheRepositoryBase<Instalment, UUID> {
    public List<Instalment> of(UUID grantId) {
        return list("grantId = ?1 order by number", grantId);
    }

    public List<Instalment> ofAll(Collection<UUID> grantIds) {
        return list("grantId in ?1 order by number", grantIds);
    }

    public Optional<Instalment> findNumber(UUID grantId, int number) {
        return find("grantId = ?1 and number = ?2", grantId, number).firstResultOptional();
    }
}
