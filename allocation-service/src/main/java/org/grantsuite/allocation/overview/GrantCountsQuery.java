package org.grantsuite.allocation.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.grantsuite.allocation.api.model.GrantCounts;
import org.grantsuite.commons.jdbc.Jdbc;

/** D13: how many providers were offered, accepted, declined and were paid; each is counted once. */
@ApplicationScoped
class GrantCountsQuery {
    private static final String COUNTS = """
            select count(distinct provider_id),
              count(distinct provider_id) filter (where status in ('ACCEPTED', 'CLOSED')),
              count(distinct provider_id) filter (where status = 'DECLINED'),
              count(distinct provider_id) filter (where paid_pence > 0)
            from award where grant_id = ?""";

    private final Jdbc jdbc;

    GrantCountsQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    GrantCounts of(UUID grantId) {
        return jdbc.find(
                        COUNTS,
                        row -> new GrantCounts()
                                .offered(row.getInt(1))
                                .accepted(row.getInt(2))
                                .declined(row.getInt(3))
                                .paid(row.getInt(4)),
                        grantId)
                .orElseThrow();
    }
}
