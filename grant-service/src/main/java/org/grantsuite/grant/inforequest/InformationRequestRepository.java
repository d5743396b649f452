package org.grantsuite.grant.inforequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.paging.GrantRows;

@ApplicationScoped
public class InformationRequestRepository extends GrantRows<InformationRequest> {
    private static final int MOST_AT_ONCE = 500;

    InformationRequestRepository() {
        super("information-requests", InformationRequest::id);
    }

    Page<InformationRequest> page(
            UUID grantId,
            InformationRequestStatus status,
            @org.jspecify.annotations.Nullable String cursor,
            int limit) {
        Optional<UUID> after = Cursor.decode(cursor, "information-requests", grantId, status);
        List<InformationRequest> found = after.map(
                        last -> find("grantId = ?1 and status = ?2 and id > ?3 order by id", grantId, status, last))
                .orElseGet(() -> find("grantId = ?1 and status = ?2 order by id", grantId, status))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, InformationRequest::id, "information-requests", grantId, status);
    }

    Optional<InformationRequest> lock(UUID grantId, UUID id) {
        return find("grantId = ?1 and id = ?2", grantId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Asked, not answered, and past their day. */
    List<InformationRequest> overdue(LocalDate today) {
        return find("status = InformationRequestStatus.ASKED and dueOn < ?1 order by dueOn, id", today)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, MOST_AT_ONCE)
                .list();
    }
}
