package org.grantsuite.commons.council;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import org.grantsuite.commons.jdbc.Jdbc;

/**
 * The second wall: each transaction tells PostgreSQL its council, and row-level security shows no other rows. Set for the
 * transaction only, so a pooled connection carries nothing over; outside a transaction there are 0 rows.
 */
@ApplicationScoped
public class RowSecurity {
    private final Jdbc jdbc;
    private final CurrentCouncil council;

    RowSecurity(Jdbc jdbc, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.council = council;
    }

    void begun(@Observes @Initialized(TransactionScoped.class) Object event) {
        jdbc.find("select set_config('app.council', ?, true)", row -> row.getString(1), council.code());
    }
}
