package org.grantsuite.allocation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;

/** What a re-split leaves behind. */
@ApplicationScoped
class ResplitTrail {
    private static final String INSERT = """
            insert into plan_resplit (id, council_code, plan_id, amount_before_pence, amount_pence, residual_pence, pots,
              decision_id, decision_reference, note, decided_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""";

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final CanonicalJson json;
    private final Audit audit;
    private final Events events;

    ResplitTrail(Jdbc jdbc, Stamps stamps, CanonicalJson json, Audit audit, Events events) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.json = json;
        this.audit = audit;
        this.events = events;
    }

    String person() {
        return stamps.person();
    }

    void write(Plan plan, ResplitService.Order order, Resplitting split, String reference) {
        jdbc.update(
                INSERT,
                stamps.id(),
                stamps.council(),
                plan.id(),
                split.before().pence(),
                split.amount().pence(),
                split.residual().pence(),
                json.write(split.pots()),
                order.decisionId(),
                reference,
                order.note(),
                stamps.person(),
                stamps.now());
        audit.record(
                "PLAN_RESPLIT",
                "plan",
                plan.id(),
                order.note(),
                Map.of("before", split.before(), "amount", split.amount(), "decision", reference));
        events.append(
                "PlanResplit",
                "/v1/plans/" + plan.id(),
                Map.of("planId", plan.id(), "grantId", plan.grantId(), "amount", split.amount()));
    }
}
