package org.grantsuite.grant.grant.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.scheme.domain.SchemeRules.FundingSource;
import org.jspecify.annotations.Nullable;

/** Shares of an allocation in money. */
public final class FundingShares {
    private FundingShares() {}

    /** A percentage of the allocation, half up to the penny. */
    public static Money percent(Money allocation, String percent) {
        BigDecimal exact = BigDecimal.valueOf(allocation.pence()).multiply(new BigDecimal(percent));
        return Money.ofPence(
                exact.movePointLeft(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** What each source gives; a last source that is the rest takes what the others leave. */
    public static Map<String, Money> of(Money allocation, List<FundingSource> sources) {
        Map<String, Money> shares = new LinkedHashMap<>();
        Money rest = allocation;
        for (FundingSource source : sources) {
            Money share = share(allocation, rest, source);
            shares.put(source.code(), share);
            rest = rest.minus(share);
        }
        return shares;
    }

    private static Money share(Money allocation, Money rest, FundingSource source) {
        @Nullable String percent = source.percent();
        if (percent != null) {
            return percent(allocation, percent);
        }
        return source.amount() == null ? rest : source.amount();
    }
}
