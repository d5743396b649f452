package org.grantsuite.allocation.run;

import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.api.model.RunRecipe;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.grantsuite.allocation.run.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param recipe worked out from method, rate and what was given
 * @param given the recipe as it came, kept with the run; null where there was none
 * @param decisionId under which money goes out that needs a decision of its own
 */
public record RunOrder(
        UUID planId,
        String potCode,
        UUID snapshotId,
        RunMethod method,
        List<String> drivers,
        @Nullable Rate rate,
        @Nullable Rate declaredRate,
        RemainderRule remainderRule,
        Recipe recipe,
        @Nullable RunRecipe given,
        @Nullable UUID decisionId) {

    /** Neither filters nor limits nor a method beyond the two first: its lines need no columns of a recipe. */
    boolean isPlain() {
        return given == null && (method == RunMethod.PRO_RATA || method == RunMethod.RATE_TIMES_UNITS);
    }
}
