package org.grantsuite.grant.spend.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.grant.paging.GrantRows;
import org.grantsuite.grant.paging.Page;
import org.grantsuite.grant.spend.domain.DirectSpend;
import org.grantsuite.grant.spend.domain.DirectSpendStatus;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class DirectSpendRepository extends GrantRows<DirectSpend> {
    DirectSpendRepository() {
        super("direct-spend", DirectSpend::id);
    }

    /** Lines incurred in a period; either end may be open. */
    public record Period(
            UUID grantId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    public Page<DirectSpend> page(Period period, @Nullable String cursor, int limit) {
        @Nullable Object[] print = {"direct-spend", period.grantId(), period.from(), period.to()};
        StringBuilder query = new StringBuilder("grantId = :grant");
        Map<String, Object> parameters = new HashMap<>(Map.of("grant", period.grantId()));
        add(query, parameters, " and incurredOn >= :from", "from", period.from());
        add(query, parameters, " and incurredOn <= :to", "to", period.to());
        add(
                query,
                parameters,
                " and id > :last",
                "last",
                Cursor.decode(cursor, print).orElse(null));
        var found = find(query + " order by id", parameters).page(0, limit + 1).list();
        return Page.of(found, limit, DirectSpend::id, print);
    }

    private static void add(
            StringBuilder query,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            query.append(condition);
            parameters.put(name, value);
        }
    }

    public boolean charges(UUID grantId, String generalLedgerReference) {
        return count(
                        "grantId = ?1 and generalLedgerReference = ?2 and status = ?3",
                        grantId,
                        generalLedgerReference,
                        DirectSpendStatus.POSTED)
                > 0;
    }
}
