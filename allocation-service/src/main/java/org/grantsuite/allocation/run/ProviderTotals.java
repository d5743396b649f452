package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.model.PotAmount;
import org.grantsuite.allocation.api.model.ProviderTotal;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** R20: one location can earn in several ways; what a provider gets in all, pot by pot. */
@ApplicationScoped
class ProviderTotals {
    private static final String PROVIDERS = """
            select p.id, p.provider_id, p.name, count(*), sum(l.amount_pence)
            from run r join run_line l on l.run_id = r.id join provider p on p.provider_id = l.provider_id
            where r.plan_id = ? and (?::uuid is null or p.id > ?::uuid)
            group by p.id, p.provider_id, p.name order by p.id limit ?""";
    private static final String POTS = """
            select l.provider_id, r.pot_code, sum(l.amount_pence)
            from run r join run_line l on l.run_id = r.id
            where r.plan_id = ? and l.provider_id = any (?)
            group by l.provider_id, r.pot_code order by r.pot_code""";

    private final Jdbc jdbc;

    ProviderTotals(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    record Listed(UUID id, ProviderTotal total) {}

    @Transactional
    List<Listed> page(UUID planId, @Nullable UUID after, int limit) {
        List<Listed> found = jdbc.list(
                PROVIDERS,
                row -> new Listed(
                        row.getObject(1, UUID.class),
                        new ProviderTotal()
                                .providerId(row.getString(2))
                                .providerName(row.getString(3))
                                .lines(row.getInt(4))
                                .amount(Money.ofPence(row.getLong(5)))),
                planId,
                after,
                after,
                limit);
        Map<String, List<PotAmount>> pots = new HashMap<>();
        String[] ids =
                found.stream().map(listed -> listed.total().getProviderId()).toArray(String[]::new);
        jdbc.list(
                POTS,
                row -> pots.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new PotAmount().potCode(row.getString(2)).amount(Money.ofPence(row.getLong(3)))),
                planId,
                ids);
        found.forEach(listed -> listed.total().pots(pots.get(listed.total().getProviderId())));
        return found;
    }
}
