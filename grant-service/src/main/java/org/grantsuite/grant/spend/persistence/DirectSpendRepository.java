package org.grantsuite.grant.spend.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.paging.GrantRows;
import org.grantsuite.grant.spend.domain.AdminKind;
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

    /** Which of these transactions of the general ledger a grant of the council is charged with. */
    public List<String> charged(Collection<String> generalLedgerReferences) {
        return find("generalLedgerReference in ?1 and status = ?2", generalLedgerReferences, DirectSpendStatus.POSTED)
                .stream()
                .map(DirectSpend::generalLedgerReference)
                .toList();
    }

    /** Standing lines of all grants of the council under these references of evidence. */
    public List<DirectSpend> withEvidence(Collection<String> references) {
        return references.isEmpty()
                ? List.of()
                : list("evidenceReference in ?1 and status = ?2", references, DirectSpendStatus.POSTED);
    }

    public List<DirectSpend> ofImport(UUID importId) {
        return list("importId = ?1 order by importLine", importId);
    }

    /** What stands charged as one kind of administration on a day, by the day incurred and the day reversed. */
    public long chargedPence(UUID grantId, AdminKind kind, LocalDate asOf) {
        return getEntityManager()
                .createQuery("""
                        select coalesce(sum(amountPence), 0) from DirectSpend where grantId = ?1 and adminKind = ?2
                          and incurredOn <= ?3 and (reversedOn is null or reversedOn > ?3)""", Long.class)
                .setParameter(1, grantId)
                .setParameter(2, kind)
                .setParameter(3, asOf)
                .getSingleResult();
    }
}
