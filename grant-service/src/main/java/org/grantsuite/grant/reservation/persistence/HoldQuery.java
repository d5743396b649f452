package org.grantsuite.grant.reservation.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.reservation.domain.FundsTimeline.Hold;

/** What active reservations still hold, of what was flushed: a row a day, however many there are. */
@ApplicationScoped
public class HoldQuery {
    private static final String HELD_BY_DAY = """
            select value_on, sum(amount_pence - posted_pence)::bigint from reservation
            where grant_id = ? and status = 'ACTIVE' group by value_on""";

    private final Jdbc jdbc;

    HoldQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public List<Hold> byDay(UUID grantId) {
        return jdbc.list(
                HELD_BY_DAY,
                row -> new Hold(row.getObject(1, LocalDate.class), Money.ofPence(row.getLong(2))),
                grantId);
    }
}
