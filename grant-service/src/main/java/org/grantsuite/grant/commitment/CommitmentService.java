package org.grantsuite.grant.commitment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.commitment.Commitment.Told;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.jspecify.annotations.Nullable;

/** Commitments as memo journals: they stand beside the actuals and move no money. */
@ApplicationScoped
public class CommitmentService {
    private final CommitmentStore store;
    private final GrantService grants;
    private final GrantLock lock;
    private final Ledger ledger;
    private final Chronicle chronicle;

    CommitmentService(CommitmentStore store, GrantService grants, GrantLock lock, Ledger ledger, Chronicle chronicle) {
        this.store = store;
        this.grants = grants;
        this.lock = lock;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    public record Release(Money amount, LocalDate valueOn, String reason) {}

    @Transactional
    public Commitment commit(Told told) {
        lock.take(told.grantId());
        var held = store.findKey(told.grantId(), told.businessKey());
        if (held.isPresent()) {
            return same(held.get(), told);
        }
        chronicle.requirePast(told.valueOn(), "valueOn");
        Stamp stamp = chronicle.stamp();
        var transfers =
                ledger.transfers(JournalKind.COMMITMENT, "COMMITTED", new Sum(told.amount(), told.potCode(), null));
        UUID journal = ledger.post(journal(told, JournalKind.COMMITMENT, told.valueOn(), stamp.id(), transfers))
                .journalId();
        var commitment = new Commitment(stamp, told, journal, Money.ZERO);
        store.insert(commitment);
        chronicle.tell(deed("CommitmentRecorded", commitment, told.amount()));
        return commitment;
    }

    private static Commitment same(Commitment held, Told told) {
        if (!held.told().equals(told)) {
            throw Refusal.of(
                            CommitmentProblem.COMMITMENT_DIFFERS,
                            "Business key " + told.businessKey() + " was committed with other content")
                    .with("commitmentId", held.id());
        }
        return held;
    }

    @Transactional
    public Commitment release(UUID grantId, UUID id, Release release) {
        lock.take(grantId);
        Commitment commitment = get(grantId, id);
        chronicle.requirePast(release.valueOn(), "valueOn");
        if (release.valueOn().isBefore(commitment.told().valueOn())) {
            throw Refusal.of(
                            CommitmentProblem.RELEASE_BEFORE_COMMITMENT,
                            "It was made on " + commitment.told().valueOn())
                    .at("valueOn", "give that day or a later one");
        }
        if (release.amount().compareTo(commitment.standing()) > 0) {
            throw Refusal.of(CommitmentProblem.RELEASE_EXCEEDS_COMMITMENT, commitment.standing() + " of it is left")
                    .with("standing", commitment.standing());
        }
        Told told = commitment.told();
        var transfers = ledger.transfers(
                JournalKind.COMMITMENT_RELEASE, "RELEASED", new Sum(release.amount(), told.potCode(), null));
        ledger.post(journal(told, JournalKind.COMMITMENT_RELEASE, release.valueOn(), chronicle.nextId(), transfers));
        store.release(id, release.amount());
        chronicle.tell(deed("CommitmentReleased", commitment, release.amount()).because(release.reason()));
        return get(grantId, id);
    }

    private static JournalDraft journal(
            Told told, JournalKind kind, LocalDate valueOn, UUID key, List<Transfer> transfers) {
        return new JournalDraft(
                told.grantId(),
                kind,
                valueOn,
                "commitment/" + key,
                told.description(),
                transfers,
                new References(null, told.providerReference(), null, null, null, null));
    }

    @Transactional
    public Commitment get(UUID grantId, UUID id) {
        grants.get(grantId);
        return store.find(grantId, id)
                .orElseThrow(() -> Refusal.of(
                        CommitmentProblem.COMMITMENT_UNKNOWN, "The grant has no commitment with the id " + id));
    }

    @Transactional
    public Page<Commitment> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return store.page(grantId, cursor, limit);
    }

    private static Deed deed(String event, Commitment commitment, Money amount) {
        Told told = commitment.told();
        return Deed.of(
                event,
                "commitment",
                commitment.id(),
                "/v1/grants/" + told.grantId() + "/commitments",
                Map.of(
                        "grantId", told.grantId(),
                        "businessKey", told.businessKey(),
                        "potCode", told.potCode(),
                        "amount", amount,
                        "journalId", commitment.journalId()));
    }
}
