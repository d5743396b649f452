package org.grantsuite.grant.reservation.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.reservation.domain.Reservation.PotShare;
import org.jspecify.annotations.Nullable;

/** Which pots reservations are for, and what of each is still to be paid. */
@ApplicationScoped
public class ReservationPots {
    /** What a reservation names no pot for stands under none. */
    private static final String STANDING = """
            with active as (
              select r.council_code, r.id, r.amount_pence - r.posted_pence as left_pence,
                exists (select 1 from reservation_pot p where p.council_code = r.council_code and p.reservation_id = r.id)
                  as told
              from reservation r where r.grant_id = ? and r.status = 'ACTIVE'),
            posted as (
              select j.reservation_id, t.pot_code, sum(t.amount_pence) as pence
              from active a
              join journal j on j.council_code = a.council_code and j.reservation_id = a.id and j.kind = 'TRANSFER'
              join transfer t on t.council_code = j.council_code and t.journal_id = j.id
              group by j.reservation_id, t.pot_code)
            select pot_code, sum(pence)::bigint from (
              select null as pot_code, left_pence as pence from active where not told
              union all
              select p.pot_code, greatest(p.amount_pence - coalesce(d.pence, 0), 0)
              from active a
              join reservation_pot p on p.council_code = a.council_code and p.reservation_id = a.id
              left join posted d on d.reservation_id = a.id and d.pot_code = p.pot_code
              where a.told) standing
            group by pot_code order by pot_code""";

    private final Jdbc jdbc;

    ReservationPots(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** @param potCode absent for what no pot was named for */
    public record Standing(@Nullable String potCode, Money amount) {}

    public void insert(UUID reservationId, List<PotShare> pots) {
        pots.forEach(pot -> jdbc.update(
                "insert into reservation_pot (council_code, reservation_id, pot_code, amount_pence)"
                        + " values (council_now(), ?, ?, ?)",
                reservationId,
                pot.potCode(),
                pot.amount().pence()));
    }

    /** What is reserved now and not yet paid, by pot. */
    public List<Standing> standing(UUID grantId) {
        return jdbc.list(STANDING, row -> new Standing(row.getString(1), Money.ofPence(row.getLong(2))), grantId);
    }
}
