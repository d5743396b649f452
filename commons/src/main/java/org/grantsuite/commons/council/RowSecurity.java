package org.grantsuite.commons.council;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
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
    private final TransactionManager transactions;

    RowSecurity(Jdbc jdbc, CurrentCouncil council, TransactionManager transactions) {
        this.jdbc = jdbc;
        this.council = council;
        this.transactions = transactions;
    }

    /** The transaction has begun by now and nobody else ends it: left on its thread, the requests that come after would join it. */
    void begun(@Observes @Initialized(TransactionScoped.class) Object event) throws SystemException {
        boolean told = false;
        try {
            jdbc.find("select set_config('app.council', ?, true)", row -> row.getString(1), council.code());
            told = true;
        } finally {
            if (!told) {
                transactions.rollback();
            }
        }
    }
}
