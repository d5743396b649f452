package org.grantsuite.grant.decision.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.grantsuite.grant.decision.domain.ApprovalAction;
import org.grantsuite.grant.decision.domain.Mandate;

@ApplicationScoped
public class MandateRepository implements PanacheRepositoryBase<Mandate, UUID> {
    private static final int MOST = 500;
    private static final String ASKED = """
            select id, council_code, decision_id, delegation_id, grant_id, actions, persons, role, pot_codes,
              min_amount_pence, max_amount_pence, two_people_above_pence, recorded_at, recorded_by
            from mandate where (grant_id = :grant or grant_id is null) and :action = any(actions) order by id desc""";

    /** Mandates for an action that are about the grant, or about no one grant; the latest first. Walled off by row. */
    public List<Mandate> asked(UUID grantId, ApprovalAction action) {
        return getEntityManager()
                .createNativeQuery(ASKED, Mandate.class)
                .setParameter("grant", grantId)
                .setParameter("action", action.name())
                .setMaxResults(MOST)
                .getResultList();
    }

    public List<Mandate> ofDecisions(Collection<UUID> ids) {
        return list("delegationId is null and decisionId in ?1 order by id", ids);
    }

    public List<Mandate> ofDelegations(Collection<UUID> ids) {
        return list("delegationId in ?1 order by id", ids);
    }
}
