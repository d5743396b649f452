package org.grantsuite.grant.instalment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.grant.grant.domain.Redetermination;
import org.grantsuite.grant.paging.GrantRows;

@ApplicationScoped
class RedeterminationRepository extends GrantRows<Redetermination> {
    RedeterminationRepository() {
        super("redeterminations", Redetermination::id);
    }

    boolean holds(UUID grantId, String reference) {
        return count("grantId = ?1 and reference = ?2", grantId, reference) > 0;
    }
}
