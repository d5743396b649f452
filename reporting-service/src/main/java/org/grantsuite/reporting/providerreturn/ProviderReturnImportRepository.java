package org.grantsuite.reporting.providerreturn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnImport;

@ApplicationScoped
class ProviderReturnImportRepository implements PanacheRepositoryBase<ProviderReturnImport, UUID> {}
