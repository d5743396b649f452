package org.grantsuite.reporting.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where part of an allocation comes from: a percentage, a fixed sum, or with neither the rest. */
public record FundingSource(
        String code,
        String label,
        @Nullable BigDecimal percent,
        @Nullable Long amountPence) {

    /** The allocation by source; the last, or the one that is the rest, is total less the others and never rounded (R11). */
    static Map<String, Long> shares(List<FundingSource> sources, long allocationPence) {
        Map<String, Long> shares = new LinkedHashMap<>();
        sources.forEach(source -> shares.put(source.code(), source.sharePence(allocationPence)));
        var rest = sources.stream()
                .filter(source -> source.percent == null && source.amountPence == null)
                .findFirst()
                .orElse(sources.get(sources.size() - 1));
        long others = shares.entrySet().stream()
                .filter(share -> !share.getKey().equals(rest.code()))
                .mapToLong(Map.Entry::getValue)
                .reduce(0, Math::addExact);
        shares.put(rest.code(), Math.subtractExact(allocationPence, others));
        return shares;
    }

    private long sharePence(long allocationPence) {
        if (percent != null) {
            return BigDecimal.valueOf(allocationPence)
                    .multiply(percent)
                    .movePointLeft(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
        return amountPence == null ? 0 : amountPence;
    }
}
