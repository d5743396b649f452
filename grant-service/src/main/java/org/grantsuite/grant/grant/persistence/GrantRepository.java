package org.grantsuite.grant.grant.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.grant.domain.Grant;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class GrantRepository implements PanacheRepositoryBase<Grant, UUID> {
    public Page<Grant> page(@Nullable String cursor, int limit) {
        var found = Cursor.decode(cursor, "grants")
                .map(last -> find("id > ?1 order by id", last))
                .orElseGet(() -> find("order by id"))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, Grant::id, "grants");
    }

    public Page<Grant> pageOfScheme(String schemeCode, @Nullable String cursor, int limit) {
        var found = Cursor.decode(cursor, "grants-of-scheme", schemeCode)
                .map(last -> find("schemeCode = ?1 and id > ?2 order by id", schemeCode, last))
                .orElseGet(() -> find("schemeCode = ?1 order by id", schemeCode))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, Grant::id, "grants-of-scheme", schemeCode);
    }

    public boolean holdsDetermination(String number) {
        return count("determinationNumber", number) > 0;
    }
}
