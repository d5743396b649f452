package org.grantsuite.commons.council;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** The first wall: Hibernate adds the council to each query on an entity with {@code @TenantId}. */
@PersistenceUnitExtension
@ApplicationScoped
public class CouncilResolver implements TenantResolver {
    private final CurrentCouncil council;

    protected CouncilResolver(CurrentCouncil council) {
        this.council = council;
    }

    @Override
    public String getDefaultTenantId() {
        return CurrentCouncil.NONE;
    }

    @Override
    public String resolveTenantId() {
        return council.code();
    }
}
