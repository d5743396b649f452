package org.grantsuite.allocation.plan.domain;

import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What a paper says of one pot: a percent, an amount, or both, and where it stands. */
public record PotFigures(
        String code, @Nullable Percent percent, @Nullable Money stated, PotPlace place) {

    public PotFigures(String code, @Nullable Percent percent, @Nullable Money stated) {
        this(code, percent, stated, PotPlace.PLAIN);
    }
}
