package org.grantsuite.grant.irregularity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class IrregularityRepository implements PanacheRepositoryBase<Irregularity, UUID> {
    private static final List<IrregularityStatus> FREEZING =
            List.of(IrregularityStatus.OPEN, IrregularityStatus.NOTIFIED, IrregularityStatus.RECOVERING);

    Optional<Irregularity> within(UUID grantId, UUID id) {
        return find("told.grantId = ?1 and id = ?2", grantId, id).firstResultOptional();
    }

    boolean holds(UUID grantId, String reference) {
        return count("told.grantId = ?1 and told.reference = ?2", grantId, reference) > 0;
    }

    long open(UUID grantId) {
        return count("told.grantId = ?1 and status in ?2", grantId, FREEZING);
    }

    Page<Irregularity> page(UUID grantId, @Nullable String cursor, int limit) {
        return page(
                "told.grantId = :grant", new HashMap<>(), new Asked(grantId, cursor, limit, "irregularities", null));
    }

    Page<Irregularity> frozen(UUID grantId, @Nullable String award, @Nullable String cursor, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("freezing", FREEZING));
        String where = "told.grantId = :grant and told.awardReference is not null and status in :freezing";
        if (award != null) {
            where += " and told.awardReference = :award";
            parameters.put("award", award);
        }
        return page(where, parameters, new Asked(grantId, cursor, limit, "frozen-awards", award));
    }

    private record Asked(
            UUID grantId,
            @Nullable String cursor,
            int limit,
            String name,
            @Nullable String filter) {}

    private Page<Irregularity> page(String where, Map<String, Object> parameters, Asked asked) {
        @Nullable Object[] print = {asked.name(), asked.grantId(), asked.filter()};
        parameters.put("grant", asked.grantId());
        StringBuilder query = new StringBuilder(where);
        Cursor.decode(asked.cursor(), print).ifPresent(last -> {
            query.append(" and id > :last");
            parameters.put("last", last);
        });
        var found = find(query + " order by id", parameters)
                .page(0, asked.limit() + 1)
                .list();
        return Page.of(found, asked.limit(), Irregularity::id, print);
    }
}
