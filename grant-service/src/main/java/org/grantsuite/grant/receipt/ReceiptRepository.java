package org.grantsuite.grant.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.paging.GrantRows;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class ReceiptRepository extends GrantRows<Receipt> {
    ReceiptRepository() {
        super("receipts", Receipt::id);
    }

    /** What stands under a line of the bank's statement; what was reversed leaves the line free. */
    Optional<Receipt> findReference(UUID grantId, String bankReference) {
        return find("grantId = ?1 and bankReference = ?2 and reversal.reversedOn is null", grantId, bankReference)
                .firstResultOptional();
    }

    boolean everHeld(UUID grantId, String bankReference) {
        return count("grantId = ?1 and bankReference = ?2", grantId, bankReference) > 0;
    }

    /** Whether what was kept back with the receipt has met a repayment notice. */
    boolean metANotice(UUID receiptId) {
        return getEntityManager()
                .createNativeQuery("select exists (select from discharge where receipt_id = ?1)", Boolean.class)
                .setParameter(1, receiptId)
                .getSingleResult()
                .equals(Boolean.TRUE);
    }

    /** As it stands now, for who read it before the lock was theirs. */
    void reread(Receipt receipt) {
        getEntityManager().refresh(receipt);
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

    /** What was not reversed, in the order it was recorded. */
    public List<Receipt> standing(UUID grantId) {
        return list("grantId = ?1 and reversal.reversedOn is null order by recordedAt, id", grantId);
    }
}
