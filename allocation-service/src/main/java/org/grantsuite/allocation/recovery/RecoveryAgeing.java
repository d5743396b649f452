package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is outstanding, by how long it is overdue. Instalments are paid in their order, so what has come in pays the
 * earliest; a recovery without instalments is due as invoiced, one not invoiced is not due.
 */
@ApplicationScoped
class RecoveryAgeing {
    static final List<String> BANDS = List.of("NOT_DUE", "DAYS_1_30", "DAYS_31_60", "DAYS_61_90", "OVER_90");
    private static final String PARTS = """
            with open_recovery as (
              select id, due_on, amount_pence - recovered_pence - written_off_pence - credited_pence as outstanding
              from recovery where status in ('RAISED', 'OFFSET', 'DEBT') and (?::uuid is null or grant_id = ?::uuid)),
            planned as (
              select i.recovery_id, i.due_on, i.amount_pence, o.outstanding,
                sum(i.amount_pence) over (partition by i.recovery_id) as agreed,
                sum(i.amount_pence) over (partition by i.recovery_id order by i.position) as reached
              from recovery_instalment i join open_recovery o on o.id = i.recovery_id),
            part as (
              select recovery_id, due_on,
                greatest(0, least(amount_pence, reached - (agreed - outstanding))) as pence from planned
              union all
              select id, due_on, outstanding from open_recovery o
              where not exists (select 1 from recovery_instalment i where i.recovery_id = o.id))
            select case when due_on is null or due_on >= ?::date then 'NOT_DUE'
                when ?::date - due_on <= 30 then 'DAYS_1_30' when ?::date - due_on <= 60 then 'DAYS_31_60'
                when ?::date - due_on <= 90 then 'DAYS_61_90' else 'OVER_90' end as band,
              count(*), sum(pence) from part where pence > 0 group by band""";

    private final Jdbc jdbc;

    RecoveryAgeing(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    record Band(int count, Money outstanding) {}

    /** Every band, in order. */
    @Transactional
    Map<String, Band> of(@Nullable UUID grantId, LocalDate asOf) {
        Map<String, Band> bands = new LinkedHashMap<>();
        BANDS.forEach(band -> bands.put(band, new Band(0, Money.ZERO)));
        jdbc.list(
                PARTS,
                row -> bands.put(row.getString(1), new Band(row.getInt(2), Money.ofPence(row.getLong(3)))),
                grantId,
                grantId,
                asOf,
                asOf,
                asOf,
                asOf);
        return bands;
    }
}
