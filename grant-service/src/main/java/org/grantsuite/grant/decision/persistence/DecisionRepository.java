package org.grantsuite.grant.decision.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.paging.GrantRows;

@ApplicationScoped
public class DecisionRepository extends GrantRows<Decision> {
    DecisionRepository() {
        super("decisions", Decision::id);
    }

    public boolean holdsReference(UUID grantId, String reference) {
        return count("grantId = ?1 and reference = ?2", grantId, reference) > 0;
    }

    public List<Decision> underwriting(UUID grantId) {
        return list("grantId = ?1 and underwrittenPence is not null", grantId);
    }
}
