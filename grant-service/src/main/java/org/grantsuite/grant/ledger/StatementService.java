package org.grantsuite.grant.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.AccountClass;
import org.grantsuite.grant.ledger.domain.StatementLine;
import org.grantsuite.grant.ledger.domain.StatementLine.Place;
import org.grantsuite.grant.ledger.persistence.BalanceQuery;
import org.grantsuite.grant.ledger.persistence.StatementQuery;
import org.grantsuite.grant.ledger.persistence.StatementQuery.Scope;
import org.jspecify.annotations.Nullable;

/** Statements of a grant: what is held by default, or one account. */
@ApplicationScoped
public class StatementService {
    private static final Set<Account> HELD = EnumSet.allOf(Account.class).stream()
            .filter(account -> account.isIn(AccountClass.HELD))
            .collect(Collectors.toUnmodifiableSet());
    private final GrantService grants;
    private final GrantLock lock;
    private final BalanceQuery balances;
    private final StatementQuery statements;

    StatementService(GrantService grants, GrantLock lock, BalanceQuery balances, StatementQuery statements) {
        this.grants = grants;
        this.lock = lock;
        this.balances = balances;
        this.statements = statements;
    }

    /** @param account all that is held, where none is named */
    public record Asked(
            UUID grantId,
            @Nullable Account account,
            LocalDate from,
            LocalDate to,
            @Nullable Instant asKnownAt) {
        Set<Account> accounts() {
            return account == null ? HELD : Set.of(account);
        }
    }

    /** @param broughtForward the balance before the page's first movement */
    public record Statement(
            Money opening,
            Money broughtForward,
            List<StatementLine> lines,
            Money closing,
            long throughSequence,
            @Nullable String next) {}

    @Transactional
    public Statement page(Asked asked, @Nullable String cursor, int limit) {
        requireOrdered(asked);
        grants.get(asked.grantId());
        String filter = asked.toString();
        var known = StatementCursor.decode(cursor, filter);
        Scope scope = scope(asked, known.map(StatementCursor::throughSequence).orElseGet(() -> through(asked)));
        Money opening = statements.balance(scope, asked.from().minusDays(1));
        var start = known.orElseGet(() -> new StatementCursor(start(asked), opening, scope.throughSequence()));
        List<StatementLine> found = statements.page(scope, start.place(), start.broughtForward(), limit + 1);
        boolean more = found.size() > limit;
        List<StatementLine> lines = more ? found.subList(0, limit) : found;
        String next = more ? after(lines.get(limit - 1), scope).encode(filter) : null;
        Money closing = statements.balance(scope, asked.to());
        return new Statement(opening, start.broughtForward(), lines, closing, scope.throughSequence(), next);
    }

    private static StatementCursor after(StatementLine last, Scope scope) {
        return new StatementCursor(last.place(), last.balance(), scope.throughSequence());
    }

    /** Refuses what cannot be read before an answer has begun. */
    @Transactional
    public void require(Asked asked) {
        requireOrdered(asked);
        grants.get(asked.grantId());
    }

    /** Every movement in turn. */
    @Transactional
    public void stream(Asked asked, Consumer<Money> opening, Consumer<StatementLine> reader) {
        Scope scope = scope(asked, through(asked));
        Money start = statements.balance(scope, asked.from().minusDays(1));
        opening.accept(start);
        statements.stream(scope, start(asked), start, reader);
    }

    private static void requireOrdered(Asked asked) {
        if (asked.to().isBefore(asked.from())) {
            throw Refusal.of(RequestProblem.PARAMETER_INVALID, "to lies before from")
                    .at("to", "give " + asked.from() + " or later");
        }
    }

    private long through(Asked asked) {
        if (asked.asKnownAt() != null) {
            lock.awaitWriters(asked.grantId());
        }
        return balances.sequenceAt(asked.grantId(), asked.asKnownAt());
    }

    private static Scope scope(Asked asked, long throughSequence) {
        return new Scope(asked.grantId(), asked.accounts(), asked.from(), asked.to(), throughSequence);
    }

    private static Place start(Asked asked) {
        return new Place(asked.from(), 0, 0);
    }
}
