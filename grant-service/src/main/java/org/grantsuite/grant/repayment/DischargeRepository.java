package org.grantsuite.grant.repayment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class DischargeRepository implements PanacheRepositoryBase<Discharge, UUID> {
    private static final String EITHER_END =
            "fact.kind <> org.grantsuite.grant.repayment.DischargeKind.PAYMENT and (fact.grantId = ?1 or trace.otherGrantId = ?1)";

    List<Discharge> of(Collection<UUID> notices) {
        return notices.isEmpty() ? List.of() : list("fact.noticeId in ?1 order by id", notices);
    }

    boolean holds(UUID grantId, String reference) {
        return count("fact.grantId = ?1 and fact.reference = ?2", grantId, reference) > 0;
    }

    long countOf(UUID notice) {
        return count("fact.noticeId", notice);
    }

    /** What of the sum kept back has met notices already. */
    Money usedOf(KeptBack.Source source) {
        var met = source.receiptId() != null
                ? list("trace.receiptId", source.receiptId())
                : list("trace.instalmentMoveId", source.moveId());
        return met.stream().map(one -> one.fact().amount()).reduce(Money.ZERO, Money::plus);
    }

    Page<Discharge> setOffs(UUID grantId, @Nullable String cursor, int limit) {
        var found = Cursor.decode(cursor, "repayment-set-offs", grantId)
                .map(last -> find(EITHER_END + " and id > ?2 order by id", grantId, last))
                .orElseGet(() -> find(EITHER_END + " order by id", grantId))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, Discharge::id, "repayment-set-offs", grantId);
    }
}
