package org.grantsuite.grant.settlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class SettlementActRepository implements PanacheRepositoryBase<SettlementAct, UUID> {
    Optional<SettlementAct> last(UUID grantId) {
        return find("grantId = ?1 order by id desc", grantId).page(0, 1).firstResultOptional();
    }
}
