package org.grantsuite.commons.problem;

import java.util.function.Supplier;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Guards that read as a sentence. */
public final class Require {
    private Require() {}

    /** Refuses a missing, zero or negative amount with 400 AMOUNT_NOT_POSITIVE at {@code field}. */
    public static Money positive(@Nullable Money amount, String field) {
        if (amount == null || !amount.isPositive()) {
            throw Refusal.of(RequestProblem.AMOUNT_NOT_POSITIVE, field + " must be more than zero")
                    .at(field, "give an amount of at least 0.01");
        }
        return amount;
    }

    public static void that(boolean holds, Supplier<Refusal> otherwise) {
        if (!holds) {
            throw otherwise.get();
        }
    }
}
