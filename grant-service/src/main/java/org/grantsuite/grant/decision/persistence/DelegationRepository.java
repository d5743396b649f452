package org.grantsuite.grant.decision.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.decision.domain.Delegation;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class DelegationRepository implements PanacheRepositoryBase<Delegation, UUID> {
    public Page<Delegation> page(@Nullable String cursor, int limit) {
        var found = Cursor.decode(cursor, "delegations")
                .map(last -> find("id > ?1 order by id", last))
                .orElseGet(() -> find("order by id"))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, Delegation::id, "delegations");
    }

    /** Held to the end of the transaction, so that no decision slips in beside its ending. */
    public Optional<Delegation> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
