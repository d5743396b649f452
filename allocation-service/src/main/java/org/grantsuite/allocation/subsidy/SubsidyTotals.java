package org.grantsuite.allocation.subsidy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** R32: cumulative awards of each enterprise over some years, across grants; past a sum they are marked. */
@ApplicationScoped
public class SubsidyTotals {
    /** Who took an award over has one of its own; of what was offered, what was accepted. */
    private static final String HELD = """
            from (select provider_id, accepted_pence, coalesce(accepted_pence, amount_pence) as amount_pence from award
              where status not in ('DECLINED', 'LAPSED', 'NOVATED') and offered_on between ? and ?) a""";

    private static final String PAGE = """
            select enterprise, array_agg(distinct provider_id order by provider_id), count(*)::int,
              sum(amount_pence)::bigint
            from (select p.enterprise collate "C" as enterprise, h.provider_id, h.amount_pence
              from (select a.provider_id, a.amount_pence %s) h join enterprises_on(?) p on p.provider_id = h.provider_id) h
            where ?::text is null or enterprise > ?::text
            group by enterprise having not ? or sum(amount_pence) >= ? order by enterprise limit ?""".formatted(HELD);
    private static final String SUM = "select coalesce(sum(a.amount_pence), 0)::bigint " + HELD;
    private static final String BY_PROVIDER = """
            select p.provider_id, p.enterprise, coalesce(h.pence, 0)::bigint
            from (select a.provider_id, sum(a.amount_pence) as pence %s group by a.provider_id) h
            right join enterprises_on(?) p on h.provider_id = p.provider_id""".formatted(HELD);

    private static final String ACCEPTED = """
            select p.enterprise, sum(a.accepted_pence)::bigint %s join enterprises_on(?) p on p.provider_id = a.provider_id
            group by p.enterprise having bool_or(a.provider_id = any (?)) and sum(a.accepted_pence) >= ?
            order by p.enterprise collate "C" limit ?""".formatted(HELD);

    private final Jdbc jdbc;
    private final Money threshold;
    private final int years;

    SubsidyTotals(
            Jdbc jdbc,
            @ConfigProperty(name = "allocation.subsidy.warn-from-pounds") BigDecimal threshold,
            @ConfigProperty(name = "allocation.subsidy.window-years") int years) {
        this.jdbc = jdbc;
        this.threshold = Money.ofPence(threshold.movePointRight(2).longValueExact());
        this.years = years;
    }

    /** One enterprise. */
    record Total(String enterprise, List<String> providerIds, int awards, Money amount, boolean marked) {}

    public Money threshold() {
        return threshold;
    }

    /** The first day that counts, seen from a day. */
    LocalDate from(LocalDate asOf) {
        return asOf.minusYears(years).plusDays(1);
    }

    @Transactional
    List<Total> page(LocalDate asOf, boolean markedOnly, @Nullable String after, int limit) {
        return jdbc.list(
                PAGE,
                row -> {
                    Money sum = Money.ofPence(row.getLong(4));
                    List<String> providers =
                            Arrays.asList((String[]) row.getArray(2).getArray());
                    return new Total(row.getString(1), providers, row.getInt(3), sum, sum.compareTo(threshold) >= 0);
                },
                from(asOf),
                asOf,
                asOf,
                after,
                after,
                markedOnly,
                threshold.pence(),
                limit);
    }

    /** Enterprises of these providers that have accepted a sum or more in all, in their order. */
    public Map<String, Money> accepted(Collection<String> providers, Money atLeast, LocalDate asOf, int most) {
        Map<String, Money> found = new LinkedHashMap<>();
        jdbc.list(
                ACCEPTED,
                row -> found.put(row.getString(1), Money.ofPence(row.getLong(2))),
                from(asOf),
                asOf,
                asOf,
                providers.toArray(String[]::new),
                atLeast.pence(),
                most);
        return found;
    }

    /**
     * Enterprises that would stand at or past the threshold with what a run adds, in their order.
     *
     * @param added pence of each provider of the run
     */
    public Map<String, Money> past(Map<String, Long> added, LocalDate asOf) {
        long adding = added.values().stream().mapToLong(Long::longValue).sum();
        long held = jdbc.find(SUM, row -> row.getLong(1), from(asOf), asOf).orElse(0L);
        if (held + adding < threshold.pence()) {
            return Map.of();
        }
        Map<String, Long> totals = new HashMap<>();
        Map<String, Boolean> touched = new HashMap<>();
        jdbc.list(
                BY_PROVIDER,
                row -> {
                    long more = added.getOrDefault(row.getString(1), 0L);
                    touched.merge(row.getString(2), more > 0, Boolean::logicalOr);
                    return totals.merge(row.getString(2), row.getLong(3) + more, Long::sum);
                },
                from(asOf),
                asOf,
                asOf);
        Map<String, Money> past = new TreeMap<>();
        totals.forEach((enterprise, pence) -> {
            if (touched.getOrDefault(enterprise, false) && pence >= threshold.pence()) {
                past.put(enterprise, Money.ofPence(pence));
            }
        });
        return past;
    }
}
