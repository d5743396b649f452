package org.grantsuite.grant.grant.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.grant.GrantProblem;

/**
 * One writer at a time for each grant's money: whoever moves or reserves takes the grant's row first, so journals are
 * numbered without gaps and two payments can never both find the same pound free.
 */
@ApplicationScoped
public class GrantLock {
    private static final String TAKE = "select 1 from determined_grant where id = ? for update";
    private final Jdbc jdbc;

    GrantLock(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Held to the end of the transaction. */
    public void take(UUID grantId) {
        if (jdbc.find(TAKE, row -> row.getInt(1), grantId).isEmpty()) {
            throw Refusal.of(GrantProblem.GRANT_UNKNOWN, "No grant has the id " + grantId);
        }
    }
}
