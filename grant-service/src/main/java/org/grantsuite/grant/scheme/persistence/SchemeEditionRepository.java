package org.grantsuite.grant.scheme.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.scheme.domain.SchemeEdition;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class SchemeEditionRepository implements PanacheRepositoryBase<SchemeEdition, UUID> {
    public Optional<SchemeEdition> findEdition(String schemeCode, String edition) {
        return find("schemeCode = ?1 and edition = ?2", schemeCode, edition).firstResultOptional();
    }

    public Page<SchemeEdition> page(@Nullable String cursor, int limit) {
        var found = Cursor.decode(cursor, "schemes")
                .map(last -> find("id > ?1 order by id", last))
                .orElseGet(() -> find("order by id"))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, SchemeEdition::id, "schemes");
    }
}
