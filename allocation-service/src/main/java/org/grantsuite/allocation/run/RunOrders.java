package org.grantsuite.allocation.run;

import java.util.List;
import java.util.Objects;
import org.grantsuite.allocation.api.model.RunRequest;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.RemainderRule;

/** Reads what a run is asked to do. */
public final class RunOrders {
    private RunOrders() {}

    /** @throws org.grantsuite.commons.problem.Refusal where method and parameters do not go together */
    public static RunOrder read(RunRequest request) {
        Rate rate = request.getRate() == null ? null : Rate.parse(request.getRate());
        return new RunOrder(
                request.getPlanId(),
                request.getPotCode(),
                request.getSnapshotId(),
                request.getMethod(),
                List.copyOf(request.getDrivers()),
                rate,
                request.getDeclaredRate() == null ? null : Rate.parse(request.getDeclaredRate()),
                Objects.requireNonNullElse(request.getRemainderRule(), RemainderRule.LARGEST_REMAINDER),
                RecipeReader.read(request.getMethod(), rate, request.getRecipe()),
                request.getRecipe(),
                request.getDecisionId());
    }
}
