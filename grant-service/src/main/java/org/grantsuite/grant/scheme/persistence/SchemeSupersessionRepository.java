package org.grantsuite.grant.scheme.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.grant.scheme.domain.EditionTimeline;
import org.grantsuite.grant.scheme.domain.SchemeSupersession;

@ApplicationScoped
public class SchemeSupersessionRepository implements PanacheRepositoryBase<SchemeSupersession, UUID> {
    public EditionTimeline timeline(String schemeCode) {
        return new EditionTimeline(list("schemeCode", schemeCode).stream()
                .map(SchemeSupersession::succession)
                .toList());
    }
}
