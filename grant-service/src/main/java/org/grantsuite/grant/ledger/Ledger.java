package org.grantsuite.grant.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grantsuite.commons.jdbc.DatabaseFault;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.grant.GrantProblem;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.domain.Journal;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.grantsuite.grant.ledger.domain.PostingRules;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.ledger.persistence.CapacityQuery;
import org.grantsuite.grant.ledger.persistence.JournalQuery;
import org.grantsuite.grant.ledger.persistence.JournalStore;
import org.grantsuite.grant.period.AccountingCalendar;
import org.grantsuite.grant.period.AccountingPeriod;

/** Posts journals: each business key once, numbered without gaps under the grant's lock. */
@ApplicationScoped
public class Ledger {
    private static final String PERIOD_CLOSED_STATE = "GS001";
    private static final Pattern OPEN_FROM = Pattern.compile("open from (\\d{4}-\\d{2}-\\d{2})");
    private final GrantLock lock;
    private final JournalStore store;
    private final JournalQuery journals;
    private final CanonicalJson json;
    private final Chronicle chronicle;
    private final PostingRules rules;
    private final CapacityQuery capacities;
    private final AccountingCalendar calendar;

    Ledger(
            GrantLock lock,
            JournalStore store,
            JournalQuery journals,
            CanonicalJson json,
            Chronicle chronicle,
            PostingRules rules,
            CapacityQuery capacities,
            AccountingCalendar calendar) {
        this.lock = lock;
        this.store = store;
        this.journals = journals;
        this.json = json;
        this.chronicle = chronicle;
        this.rules = rules;
        this.capacities = capacities;
        this.calendar = calendar;
    }

    /** @param replayed the same content stood under this business key already; nothing was done */
    public record Posted(UUID journalId, long sequence, Instant postedAt, boolean replayed) {}

    /**
     * Takes a draft as the posting rules have it for a principal; where the council acts as agent its accounts are
     * exchanged here, so a later judgement never makes a repeated command another one.
     *
     * @throws Refusal 409 POSTING_DIFFERS when the business key holds other content, 422 PERIOD_CLOSED
     */
    @Transactional
    public Posted post(JournalDraft draft) {
        rules.requireAllowed(draft.kind(), draft.transfers());
        return post(draft, rules.route(draft.kind()));
    }

    /** What a journal of a kind is made of; the rules name the accounts. */
    public List<Transfer> transfers(JournalKind kind, String part, PostingRules.Sum sum) {
        return rules.transfers(kind, part, sum);
    }

    private Posted post(JournalDraft draft, PostingRoute route) {
        lock.take(draft.grantId());
        var stamp = chronicle.stamp();
        String acting = draft.references().actingPerson();
        var entry = new JournalStore.Entry(
                stamp.id(), stamp.at(), json.sha256(draft), route, acting == null ? stamp.by() : acting);
        return insert(entry, inCapacity(draft))
                .map(sequence -> new Posted(entry.id(), sequence, entry.postedAt(), false))
                .orElseGet(() -> replay(draft, entry.contentHash()));
    }

    private JournalDraft inCapacity(JournalDraft draft) {
        if (!rules.hasAgentVariant(draft.kind())) {
            return draft;
        }
        var judged = capacities.inForce(draft.grantId(), draft.valueOn());
        return draft.with(draft.transfers().stream()
                .map(one -> rules.inCapacity(draft.kind(), one, judged.of(one.potCode())))
                .toList());
    }

    private Optional<Long> insert(JournalStore.Entry entry, JournalDraft draft) {
        try {
            return store.insert(entry, draft);
        } catch (DatabaseFault e) {
            throw closed(e, draft);
        }
    }

    /** The database keeps closed periods closed; which one is open it says in its message. */
    private RuntimeException closed(DatabaseFault fault, JournalDraft draft) {
        Matcher open = OPEN_FROM.matcher(String.valueOf(fault.sqlException().getMessage()));
        if (!PERIOD_CLOSED_STATE.equals(fault.sqlException().getSQLState()) || !open.find()) {
            return fault;
        }
        return closed(draft.valueOn(), LocalDate.parse(open.group(1)), "valueOn");
    }

    /**
     * Refuses a day in a closed period, and keeps its period from being closed until the transaction ends.
     *
     * @param field of the request that gave the day
     */
    @Transactional
    public void requireOpenPeriod(LocalDate day, String field) {
        store.closedUntil(day).ifPresent(open -> {
            throw closed(day, open, field);
        });
    }

    private Refusal closed(LocalDate day, LocalDate openFrom, String field) {
        AccountingPeriod shut = calendar.on(day);
        AccountingPeriod next = calendar.on(openFrom);
        return Refusal.of(
                        LedgerProblem.PERIOD_CLOSED,
                        "Period " + shut.label() + " is closed for " + day + "; period " + next.label() + ", from "
                                + next.from() + ", is open")
                .at(field, "give a day from " + next.from() + ", or have the period reopened")
                .with("closedPeriod", shut.label())
                .with("openPeriod", next.label())
                .with("openFrom", next.from());
    }

    private Posted replay(JournalDraft draft, String contentHash) {
        Journal held = journals.findKey(draft.grantId(), draft.businessKey())
                .orElseThrow(
                        () -> Refusal.of(GrantProblem.GRANT_SETTLED, "The grant is settled; it takes no movement"));
        if (!held.contentHash().equals(contentHash)) {
            throw Refusal.of(
                            LedgerProblem.POSTING_DIFFERS,
                            "Business key " + draft.businessKey() + " was posted with other content")
                    .with("journalId", held.id());
        }
        return new Posted(held.id(), held.sequence(), held.postedAt(), true);
    }

    /** Takes a journal back on a later day; the reversal goes the way the journal went. */
    @Transactional
    public Posted reverse(UUID journalId, LocalDate on, String reason) {
        Journal journal = journals.find(journalId).orElseThrow();
        if (journal.content().kind() == JournalKind.REVERSAL) {
            throw new IllegalArgumentException("a reversal is not reversed; the fact is entered again");
        }
        return post(journal.reversal(on, reason), journal.route());
    }
}
