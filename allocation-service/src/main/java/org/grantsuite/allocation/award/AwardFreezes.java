package org.grantsuite.allocation.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.grantclient.GrantFacts;
import org.grantsuite.commons.jdbc.Jdbc;

/** R41: which awards an open irregularity freezes, as grant-service says, kept with the awards. */
@ApplicationScoped
public class AwardFreezes {
    private static final String CONCERNED =
            "select id from award where grant_id = ? and (frozen_because is not null or id = any (?)) order by id";

    private final GrantFacts grants;
    private final AwardRepository awards;
    private final AwardTrail trail;
    private final Jdbc jdbc;

    AwardFreezes(GrantFacts grants, AwardRepository awards, AwardTrail trail, Jdbc jdbc) {
        this.grants = grants;
        this.awards = awards;
        this.trail = trail;
        this.jdbc = jdbc;
    }

    record Change(int frozen, int thawed, int standing) {}

    /** Asks grant-service; the answer is used whether or not it is kept. Not in a transaction. */
    public Map<String, String> read(UUID grantId) {
        Map<String, String> frozen = grants.frozenAwards(grantId);
        QuarkusTransaction.joiningExisting().run(() -> keep(grantId, frozen));
        return frozen;
    }

    /** Freezes and thaws what differs. */
    Change keep(UUID grantId, Map<String, String> frozen) {
        int froze = 0;
        int thawed = 0;
        for (UUID id : concerned(grantId, frozen)) {
            Award award = awards.lock(id);
            String because = frozen.get(id.toString());
            if (award.freeze(because, trail.stamps().now())) {
                froze += because == null ? 0 : 1;
                thawed += because == null ? 1 : 0;
                trail.record(because == null ? "Thawed" : "Frozen", award, because, Map.of());
            }
        }
        awards.flush();
        return new Change(froze, thawed, frozen.size());
    }

    private List<UUID> concerned(UUID grantId, Map<String, String> frozen) {
        List<UUID> named = new ArrayList<>();
        for (String reference : frozen.keySet()) {
            if (reference.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                named.add(UUID.fromString(reference));
            }
        }
        return jdbc.list(CONCERNED, row -> row.getObject(1, UUID.class), grantId, named.toArray(UUID[]::new));
    }
}
