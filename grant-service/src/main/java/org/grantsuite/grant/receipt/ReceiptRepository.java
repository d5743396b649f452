package org.grantsuite.grant.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.grant.paging.GrantRows;
import org.grantsuite.grant.paging.Page;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class ReceiptRepository extends GrantRows<Receipt> {
    ReceiptRepository() {
        super("receipts", Receipt::id);
    }

    Optional<Receipt> findReference(UUID grantId, String bankReference) {
        return find("grantId = ?1 and bankReference = ?2", grantId, bankReference)
                .firstResultOptional();
    }

    /** Receipts of other grants that were cut for the sake of this one: the other end of a set-off (R14). */
    Page<Receipt> setOffsFor(UUID grantId, @Nullable String cursor, int limit) {
        var found = Cursor.decode(cursor, "set-offs", grantId)
                .map(last -> find("relatedGrantId = ?1 and id > ?2 order by id", grantId, last))
                .orElseGet(() -> find("relatedGrantId = ?1 order by id", grantId))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, Receipt::id, "set-offs", grantId);
    }

    public List<Receipt> all(UUID grantId) {
        return list("grantId = ?1 order by receivedOn, id", grantId);
    }
}
