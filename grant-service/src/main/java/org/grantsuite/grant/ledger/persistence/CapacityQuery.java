package org.grantsuite.grant.ledger.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.grant.ledger.domain.Capacity;
import org.jspecify.annotations.Nullable;

/** In which capacity the council acts, by the approved judgements in force on a day. */
@ApplicationScoped
public class CapacityQuery {
    private static final String IN_FORCE = """
            select distinct on (j.pot_code) j.pot_code, j.capacity
            from capacity_judgement j
            join capacity_approval a on a.council_code = j.council_code and a.judgement_id = j.id and a.approved
            where j.grant_id = ? and j.effective_on <= ?
            order by j.pot_code, j.effective_on desc, a.recorded_at desc""";
    private final Jdbc jdbc;

    CapacityQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** The judgement of a pot goes before the grant's own; without either the council is principal. */
    public record Capacities(
            Map<String, Capacity> ofPots, @Nullable Capacity ofGrant) {
        public Capacity of(@Nullable String potCode) {
            Capacity judged = potCode == null ? null : ofPots.get(potCode);
            if (judged != null) {
                return judged;
            }
            return ofGrant == null ? Capacity.PRINCIPAL : ofGrant;
        }
    }

    private record Row(@Nullable String potCode, Capacity capacity) {}

    public Capacities inForce(UUID grantId, LocalDate on) {
        Map<String, Capacity> pots = new HashMap<>();
        Capacity grant = null;
        for (Row row : jdbc.list(
                IN_FORCE, one -> new Row(one.getString(1), Capacity.valueOf(one.getString(2))), grantId, on)) {
            String pot = row.potCode();
            if (pot == null) {
                grant = row.capacity();
            } else {
                pots.put(pot, row.capacity());
            }
        }
        return new Capacities(Map.copyOf(pots), grant);
    }
}
