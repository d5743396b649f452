package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.allocation.grantclient.GrantGateway.GrantDecision;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.jspecify.annotations.Nullable;

/** A hold-back, and shares that were declined, lapsed or recovered, go out again under a decision grant-service knows. */
@ApplicationScoped
public class RunDecisions {
    private final GrantGateway grants;
    private final Stamps stamps;

    RunDecisions(GrantGateway grants, Stamps stamps) {
        this.grants = grants;
        this.stamps = stamps;
    }

    /** Told when the pot is locked, since a share may have come back a moment ago. */
    public void requireNamed(@Nullable String reference, Pot pot) {
        Require.that(
                reference != null || !pot.needsDecision(),
                () -> Refusal.of(
                                RunProblem.RUN_DECISION_NEEDED,
                                "Pot " + pot.code() + " is held back, or holds " + pot.declined() + " that came back")
                        .at("decisionId", "name the decision by which it goes out"));
    }

    /** The reference of a run's or an award's own decision; null where it names none. Asked before the pot is locked. */
    public @Nullable String ask(@Nullable UUID decisionId, Plan plan) {
        if (decisionId == null) {
            return null;
        }
        GrantDecision found = grants.findDecision(plan.grantId(), decisionId)
                .orElseThrow(() -> Refusal.of(
                        RunProblem.RUN_DECISION_UNKNOWN,
                        "grant-service knows no decision " + decisionId + " of the grant"));
        Require.that(
                found.forSplit(),
                () -> Refusal.of(
                        RunProblem.RUN_DECISION_NOT_FOR_SPLIT,
                        "Decision " + found.reference() + " does not have SPLIT among its purposes"));
        Require.that(
                !found.effectiveOn().isAfter(stamps.today()),
                () -> Refusal.of(
                        RunProblem.RUN_DECISION_NOT_EFFECTIVE,
                        "Decision " + found.reference() + " has effect from " + found.effectiveOn()));
        return found.reference();
    }
}
