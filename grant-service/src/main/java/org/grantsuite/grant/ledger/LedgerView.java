package org.grantsuite.grant.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.outbox.OutboxStatus;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.domain.AccountBalance;
import org.grantsuite.grant.ledger.domain.Journal;
import org.grantsuite.grant.ledger.domain.LedgerPosition;
import org.grantsuite.grant.ledger.domain.PotMonth;
import org.grantsuite.grant.ledger.persistence.BalanceQuery;
import org.grantsuite.grant.ledger.persistence.JournalQuery;
import org.grantsuite.grant.ledger.persistence.JournalQuery.Filter;
import org.grantsuite.grant.ledger.persistence.PotQuery;
import org.jspecify.annotations.Nullable;

/** The ledger as it is read. */
@ApplicationScoped
public class LedgerView {
    private final GrantService grants;
    private final GrantLock lock;
    private final JournalQuery journals;
    private final BalanceQuery balances;
    private final PotQuery pots;
    private final OutboxStatus outbox;

    LedgerView(
            GrantService grants,
            GrantLock lock,
            JournalQuery journals,
            BalanceQuery balances,
            PotQuery pots,
            OutboxStatus outbox) {
        this.pots = pots;
        this.grants = grants;
        this.lock = lock;
        this.journals = journals;
        this.balances = balances;
        this.outbox = outbox;
    }

    public record Standing(List<AccountBalance> accounts, LedgerPosition position, long journalSequence) {}

    /** How far the ledger stands for a period that ends on a day. */
    public record Mark(long journalSequence, OutboxStatus.Position outbox) {}

    @Transactional
    public Standing standing(UUID grantId, LocalDate asOf, @Nullable Instant asKnownAt) {
        grants.get(grantId);
        if (asKnownAt != null) {
            lock.awaitWriters(grantId);
        }
        var accounts = balances.balances(grantId, asOf, asKnownAt);
        return new Standing(accounts, LedgerPosition.of(accounts), balances.lastSequence(grantId, asOf));
    }

    /** What moved up to the day, by pot and month. */
    @Transactional
    public List<PotMonth> movements(UUID grantId, LocalDate asOf, @Nullable Instant asKnownAt) {
        grants.get(grantId);
        if (asKnownAt != null) {
            lock.awaitWriters(grantId);
        }
        return pots.movements(grantId, asOf, asKnownAt);
    }

    @Transactional
    public Mark mark(UUID grantId, LocalDate onOrBefore) {
        grants.get(grantId);
        return new Mark(balances.lastSequence(grantId, onOrBefore), outbox.position(grantId, onOrBefore));
    }

    @Transactional
    public Page<Journal> journals(Filter filter, @Nullable String cursor, int limit) {
        grants.get(filter.grantId());
        return journals.page(filter, cursor, limit);
    }
}
