package org.grantsuite.grant.instalment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.instalment.domain.InstalmentMove;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Event;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Place;
import org.grantsuite.grant.instalment.domain.MoveKind;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class InstalmentMoveRepository implements PanacheRepositoryBase<InstalmentMove, UUID> {
    Page<InstalmentMove> page(Place place, @Nullable String cursor, int limit) {
        String where = "grantId = ?1 and instalmentNumber = ?2";
        var found = Cursor.decode(cursor, "instalment-moves", place)
                .map(last -> find(where + " and id > ?3 order by id", place.grantId(), place.number(), last))
                .orElseGet(() -> find(where + " order by id", place.grantId(), place.number()))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, InstalmentMove::id, "instalment-moves", place);
    }

    /** Set-offs at either end of a grant (R14), without those whose receipt was reversed. */
    Page<InstalmentMove> setOffs(UUID grantId, @Nullable String cursor, int limit) {
        String where = "kind = ?1 and (grantId = ?2 or relatedGrantId = ?2) and (receiptId is null or not exists"
                + " (select 1 from Receipt r where r.id = receiptId and r.reversal.reversedOn is not null))";
        var found = Cursor.decode(cursor, "set-off-trail", grantId)
                .map(last -> find(where + " and id > ?3 order by id", MoveKind.SET_OFF, grantId, last))
                .orElseGet(() -> find(where + " order by id", MoveKind.SET_OFF, grantId))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, InstalmentMove::id, "set-off-trail", grantId);
    }

    boolean holds(Place place, Event event) {
        return count(
                        "grantId = ?1 and instalmentNumber = ?2 and kind = ?3 and reference = ?4 and receiptId is null",
                        place.grantId(),
                        place.number(),
                        event.kind(),
                        event.reference())
                > 0;
    }
}
