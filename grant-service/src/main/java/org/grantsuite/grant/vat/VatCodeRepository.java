package org.grantsuite.grant.vat;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class VatCodeRepository implements PanacheRepositoryBase<VatCode, UUID> {
    Optional<VatCode> inForce(String code, LocalDate on) {
        return find("code = ?1 and validFrom <= ?2 order by validFrom desc", code, on)
                .page(0, 1)
                .firstResultOptional();
    }

    boolean holds(String code, LocalDate validFrom) {
        return count("code = ?1 and validFrom = ?2", code, validFrom) > 0;
    }

    Page<VatCode> page(@Nullable String code, @Nullable String cursor, int limit) {
        @Nullable Object[] print = {"vat-codes", code};
        StringBuilder query = new StringBuilder("1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        if (code != null) {
            query.append(" and code = :code");
            parameters.put("code", code);
        }
        Cursor.decode(cursor, print).ifPresent(last -> {
            query.append(" and id > :last");
            parameters.put("last", last);
        });
        var found = find(query + " order by id", parameters).page(0, limit + 1).list();
        return Page.of(found, limit, VatCode::id, print);
    }
}
