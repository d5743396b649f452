package org.grantsuite.grant.spend.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.grant.paging.GrantRows;
import org.grantsuite.grant.spend.domain.SpendImport;

@ApplicationScoped
public class SpendImportRepository extends GrantRows<SpendImport> {
    SpendImportRepository() {
        super("direct-spend-imports", SpendImport::id);
    }

    public Optional<SpendImport> findContent(UUID grantId, String contentHash) {
        return find("grantId = ?1 and contentHash = ?2", grantId, contentHash).firstResultOptional();
    }
}
