package org.grantsuite.grant.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
import org.grantsuite.grant.ledger.persistence.JournalQuery;
import org.grantsuite.grant.ledger.persistence.JournalStore;

/** Posts journals: each business key once, numbered without gaps under the grant's lock. */
@ApplicationScoped
public class Ledger {
    private final GrantLock lock;
    private final JournalStore store;
    private final JournalQuery journals;
    private final CanonicalJson json;
    private final Chronicle chronicle;
    private final PostingRules rules;

    Ledger(
            GrantLock lock,
            JournalStore store,
            JournalQuery journals,
            CanonicalJson json,
            Chronicle chronicle,
            PostingRules rules) {
        this.lock = lock;
        this.store = store;
        this.journals = journals;
        this.json = json;
        this.chronicle = chronicle;
        this.rules = rules;
    }

    /** @param replayed the same content stood under this business key already; nothing was done */
    public record Posted(UUID journalId, long sequence, Instant postedAt, boolean replayed) {}

    /**
     * Takes a draft as the posting rules have it for a principal; where the council acts as agent its accounts are
     * exchanged here, so a later judgement never makes a repeated command another one.
     *
     * @throws Refusal 409 POSTING_DIFFERS when the business key holds other content
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
        return store.insert(entry, draft)
                .map(sequence -> new Posted(entry.id(), sequence, entry.postedAt(), false))
                .orElseGet(() -> replay(draft, entry.contentHash()));
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
