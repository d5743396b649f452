package org.grantsuite.grant.recovery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class DebtRepository implements PanacheRepositoryBase<Debt, UUID> {
    Optional<Debt> findReference(UUID grantId, String reference) {
        return find("told.grantId = ?1 and told.reference = ?2", grantId, reference)
                .firstResultOptional();
    }

    Optional<Debt> within(UUID grantId, UUID id) {
        return find("told.grantId = ?1 and id = ?2", grantId, id).firstResultOptional();
    }

    List<Debt> all(UUID grantId) {
        return list("told.grantId", grantId);
    }

    Page<Debt> page(UUID grantId, @Nullable String cursor, int limit) {
        var found = Cursor.decode(cursor, "debts", grantId)
                .map(last -> find("told.grantId = ?1 and id > ?2 order by id", grantId, last))
                .orElseGet(() -> find("told.grantId = ?1 order by id", grantId))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, Debt::id, "debts", grantId);
    }
}
