package org.grantsuite.grant.grant.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.grant.GrantProblem;

/**
 * One writer at a time for each grant's money: whoever moves or reserves takes the grant's row first, so journals are
 * numbered without gaps and two payments can never both find the same pound free. The lock is the one that lets rows
 * refer to the grant meanwhile: under {@code for update} two set-offs that name each other's grants deadlocked.
 */
@ApplicationScoped
public class GrantLock {
    private static final String TAKE = "select 1 from determined_grant where id = ? for no key update";
    private static final String AWAIT = "select 1 from determined_grant where id = ? for share";
    private static final String SETTLED =
            "select settled_on from determined_grant where id = ? and settled_on is not null";
    private final Jdbc jdbc;
    private final TransactionSynchronizationRegistry transaction;

    GrantLock(Jdbc jdbc, TransactionSynchronizationRegistry transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What a transaction remembers of the locks it holds, so that each is asked for once. */
    private record Taken(UUID grantId) {}

    /** As {@link #take}, and refuses a settled grant. */
    public void takeOpen(UUID grantId) {
        take(grantId);
        jdbc.find(SETTLED, row -> row.getString(1), grantId).ifPresent(on -> {
            throw settled(on);
        });
    }

    private static Refusal settled(String on) {
        return Refusal.of(GrantProblem.GRANT_SETTLED, "The grant was settled on " + on + "; it takes no movement");
    }

    /** Held to the end of the transaction. */
    public void take(UUID grantId) {
        var taken = new Taken(grantId);
        if (transaction.getResource(taken) != null) {
            return;
        }
        if (jdbc.find(TAKE, row -> row.getInt(1), grantId).isEmpty()) {
            throw Refusal.of(GrantProblem.GRANT_UNKNOWN, "No grant has the id " + grantId);
        }
        transaction.putResource(taken, taken);
    }

    /**
     * Waits for whoever is posting. A journal's moment of posting is taken under the lock and becomes visible when it
     * commits: only behind both is the answer for a moment that has passed the same for ever.
     */
    public void awaitWriters(UUID grantId) {
        jdbc.find(AWAIT, row -> row.getInt(1), grantId);
    }
}
