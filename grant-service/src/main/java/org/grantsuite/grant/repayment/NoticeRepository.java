package org.grantsuite.grant.repayment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class NoticeRepository implements PanacheRepositoryBase<RepaymentNotice, UUID> {
    Optional<RepaymentNotice> within(UUID grantId, UUID id) {
        return find("told.grantId = ?1 and id = ?2", grantId, id).firstResultOptional();
    }

    boolean holds(UUID grantId, String reference) {
        return count("told.grantId = ?1 and told.reference = ?2", grantId, reference) > 0;
    }

    List<RepaymentNotice> all(UUID grantId) {
        return list("told.grantId", grantId);
    }

    Page<RepaymentNotice> page(UUID grantId, @Nullable String cursor, int limit) {
        var found = Cursor.decode(cursor, "repayment-notices", grantId)
                .map(last -> find("told.grantId = ?1 and id > ?2 order by id", grantId, last))
                .orElseGet(() -> find("told.grantId = ?1 order by id", grantId))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, RepaymentNotice::id, "repayment-notices", grantId);
    }
}
