package org.grantsuite.allocation.comparison;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.domain.PlanProblem;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.run.RunOrder;
import org.grantsuite.allocation.run.RunService;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Compares runs and plans provider by provider; stores nothing. */
@ApplicationScoped
public class ComparisonService {
    private static final String OF_PLAN = """
            select l.provider_id, sum(l.amount_pence)::bigint from run r join run_line l on l.run_id = r.id
            where r.plan_id = ? group by l.provider_id""";

    private final RunService runs;
    private final PlanService plans;
    private final Jdbc jdbc;

    ComparisonService(RunService runs, PlanService plans, Jdbc jdbc) {
        this.runs = runs;
        this.plans = plans;
        this.jdbc = jdbc;
    }

    /**
     * A committed run, or one that is supposed.
     *
     * @param supposed amount of its pot; null for what is left of it
     */
    record Side(
            @Nullable UUID runId,
            @Nullable RunOrder order,
            @Nullable Money supposed) {}

    /** Two plans: pots by code, and providers by what committed runs give them. */
    record Plans(List<PotRow> pots, Compared providers) {}

    /** One pot on either side; nothing where a plan has none of that code. */
    record PotRow(String code, Money left, Money right) {}

    @Transactional
    Compared runs(Side left, Side right) {
        return Compared.of(of(left), of(right), names());
    }

    private Map<String, Long> of(Side side) {
        if (side.runId() != null) {
            return runs.totalsByProvider(side.runId());
        }
        if (side.order() == null) {
            throw new IllegalStateException("a side is a run or an order");
        }
        return runs.supposedTotals(side.order(), side.supposed());
    }

    @Transactional
    Plans plans(UUID leftId, UUID rightId) {
        var left = plans.get(leftId);
        var right = plans.get(rightId);
        if (!left.plan().grantId().equals(right.plan().grantId())) {
            throw Refusal.of(
                    PlanProblem.PLANS_OF_DIFFERENT_GRANTS, "Plan " + rightId + " is of another grant than " + leftId);
        }
        Map<String, PotRow> pots = new TreeMap<>();
        for (Pot pot : left.pots()) {
            pots.put(pot.code(), new PotRow(pot.code(), pot.amount(), Money.ZERO));
        }
        for (Pot pot : right.pots()) {
            PotRow before = pots.get(pot.code());
            pots.put(pot.code(), new PotRow(pot.code(), before == null ? Money.ZERO : before.left(), pot.amount()));
        }
        return new Plans(
                new ArrayList<>(pots.values()),
                Compared.of(totals(OF_PLAN, leftId), totals(OF_PLAN, rightId), names()));
    }

    private Map<String, Long> totals(String sql, UUID id) {
        Map<String, Long> totals = new HashMap<>();
        jdbc.list(sql, row -> totals.put(row.getString(1), row.getLong(2)), id);
        return totals;
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        jdbc.list("select provider_id, name from provider", row -> names.put(row.getString(1), row.getString(2)));
        return names;
    }
}
