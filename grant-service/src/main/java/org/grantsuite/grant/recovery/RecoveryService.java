package org.grantsuite.grant.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.reservation.FundsService;
import org.jspecify.annotations.Nullable;

/** Debts of providers and how they come down; each command is naturally idempotent by its reference (invariant 12). */
@ApplicationScoped
public class RecoveryService {
    private final DebtRepository debts;
    private final RecoveryRepository recoveries;
    private final LossAllowances allowances;
    private final GrantService grants;
    private final GrantLock lock;
    private final FundsService funds;
    private final Ledger ledger;
    private final Chronicle chronicle;

    RecoveryService(
            DebtRepository debts,
            RecoveryRepository recoveries,
            LossAllowances allowances,
            GrantService grants,
            GrantLock lock,
            FundsService funds,
            Ledger ledger,
            Chronicle chronicle) {
        this.debts = debts;
        this.recoveries = recoveries;
        this.allowances = allowances;
        this.grants = grants;
        this.lock = lock;
        this.funds = funds;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    /** @param replayed the same was told before; nothing was done */
    public record Recorded<T>(T fact, boolean replayed) {}

    @Transactional
    public Recorded<Debt> raise(Debt.Told told, String contentHash) {
        lock.take(told.grantId());
        var held = debts.findReference(told.grantId(), told.reference());
        if (held.isPresent()) {
            requireSame(held.get().tells(contentHash), RecoveryProblem.DEBT_REFERENCE_REUSED, told.reference());
            return new Recorded<>(held.get(), true);
        }
        chronicle.requirePast(told.raisedOn(), "raisedOn");
        requireWithinTransfers(told.grantId(), told.amount(), true);
        var debt = new Debt(chronicle.stamp(), told, contentHash);
        post(debt, "debt/" + told.reference(), "DEBT", told.amount(), told.raisedOn());
        debts.persistAndFlush(debt);
        chronicle.tell(deed("DebtRaised", debt));
        return new Recorded<>(debt, false);
    }

    private void post(Debt debt, String key, String part, Money amount, LocalDate on) {
        var told = debt.told();
        ledger.post(new JournalDraft(
                told.grantId(),
                JournalKind.RECOVERY_DUE,
                on,
                key,
                told.reason() + " of " + told.providerReference() + ", debt " + told.reference(),
                ledger.transfers(JournalKind.RECOVERY_DUE, part, Sum.of(amount)),
                references(told.providerReference(), told.actingPerson())));
    }

    private static References references(String provider, String actingPerson) {
        return new References(null, provider, null, null, null, actingPerson);
    }

    private static void requireSame(boolean same, RecoveryProblem otherwise, String reference) {
        if (!same) {
            throw Refusal.of(otherwise, "Reference " + reference + " was told with other content");
        }
    }

    /** What comes back and what is asked back is never more than what was passed on. */
    private void requireWithinTransfers(UUID grantId, Money more, boolean asDebt) {
        var position = funds.position(grantId);
        Money open = asDebt ? owed(grantId) : Money.ZERO;
        Money writtenOff = debts.all(grantId).stream().map(Debt::writtenOff).reduce(Money.ZERO, Money::plus);
        Money inAll = position.recovered().plus(writtenOff).plus(open).plus(more);
        if (inAll.compareTo(position.transferred()) > 0) {
            throw Refusal.of(
                            asDebt ? RecoveryProblem.DEBT_BEYOND_TRANSFERS : RecoveryProblem.RECOVERY_BEYOND_TRANSFERS,
                            "Passed on: " + position.transferred() + "; with this " + inAll + " would come back")
                    .at("amount", "check the amount, or wait for the payment to be posted");
        }
    }

    /** What providers owe the grant. */
    @Transactional
    public Money owed(UUID grantId) {
        return debts.all(grantId).stream().map(Debt::outstanding).reduce(Money.ZERO, Money::plus);
    }

    @Transactional
    public Debt cancel(UUID grantId, UUID debtId, String reason) {
        lock.take(grantId);
        Debt debt = debts.within(grantId, debtId)
                .orElseThrow(
                        () -> Refusal.of(RecoveryProblem.DEBT_UNKNOWN, "The grant has no debt with the id " + debtId));
        requireOpen(debt);
        String cancelled = "debt-cancelled/" + debt.told().reference();
        allowances.keepWithin(debt, Money.ZERO, chronicle.today(), cancelled);
        post(debt, cancelled, "CANCELLED", debt.outstanding(), chronicle.today());
        debt.cancel(reason);
        debts.flush();
        chronicle.tell(deed("DebtCancelled", debt).because(reason));
        return debt;
    }

    private static void requireOpen(Debt debt) {
        if (debt.status() != DebtStatus.OPEN) {
            throw Refusal.of(
                    RecoveryProblem.DEBT_CLOSED,
                    "Debt " + debt.told().reference() + " is " + debt.status() + "; nothing of it is open");
        }
    }

    @Transactional
    public Recorded<Recovery> record(Recovery.Told told, String contentHash) {
        lock.take(told.grantId());
        var held = recoveries.findReference(told.grantId(), told.reference());
        if (held.isPresent()) {
            requireSame(held.get().tells(contentHash), RecoveryProblem.RECOVERY_REFERENCE_REUSED, told.reference());
            return new Recorded<>(held.get(), true);
        }
        chronicle.requirePast(told.valueOn(), "valueOn");
        requireTwoPeople(told);
        Debt debt = debt(told);
        if (debt != null) {
            requireFits(told, debt);
        }
        if (told.kind() == RecoveryKind.RECOVERED) {
            requireWithinTransfers(told.grantId(), told.amount(), false);
        }
        Money allowed = debt == null ? Money.ZERO : allowed(told, debt);
        var posted = ledger.post(journal(told, debt != null, allowed));
        if (debt != null) {
            debt.allowLess(allowed);
            allowances.keepWithin(debt, debt.outstanding().minus(told.amount()), told.valueOn(), key(told));
            debt.comeDown(told.kind(), told.amount());
        }
        var recovery = new Recovery(chronicle.stamp(), told, posted.journalId(), contentHash);
        recoveries.persistAndFlush(recovery);
        chronicle.tell(deed(recovery));
        return new Recorded<>(recovery, false);
    }

    private static void requireTwoPeople(Recovery.Told told) {
        if (told.kind() == RecoveryKind.WRITTEN_OFF && told.actingPerson().equals(told.approvedBy())) {
            throw Refusal.of(
                            RecoveryProblem.WRITE_OFF_NEEDS_TWO_PEOPLE,
                            told.actingPerson() + " asks for the write-off and approves it")
                    .at("approvedBy", "name the other person")
                    .with("rule", "R43");
        }
    }

    private @Nullable Debt debt(Recovery.Told told) {
        String reference = told.debtReference();
        if (reference == null) {
            return null;
        }
        return debts.findReference(told.grantId(), reference)
                .orElseThrow(
                        () -> Refusal.of(RecoveryProblem.DEBT_REFERENCE_UNKNOWN, "The grant has no debt " + reference)
                                .at("debtReference", "tell of the debt first"));
    }

    private static void requireFits(Recovery.Told told, Debt debt) {
        if (!debt.told().providerReference().equals(told.providerReference())) {
            throw Refusal.of(
                            RecoveryProblem.RECOVERY_OF_ANOTHER_PROVIDER,
                            "Debt " + debt.told().reference() + " is owed by "
                                    + debt.told().providerReference())
                    .at("providerReference", "name the provider of the debt");
        }
        requireOpen(debt);
        if (told.amount().compareTo(debt.outstanding()) > 0) {
            throw Refusal.of(RecoveryProblem.DEBT_EXCEEDED, debt.outstanding() + " of the debt is open")
                    .at("amount", "book what is beyond the debt without it")
                    .with("outstanding", debt.outstanding());
        }
    }

    /** What of a write-off was allowed for by its day: the loss was shown already. */
    private static Money allowed(Recovery.Told told, Debt debt) {
        boolean shown = told.kind() == RecoveryKind.WRITTEN_OFF
                && debt.allowedOn().filter(told.valueOn()::isBefore).isEmpty();
        if (!shown) {
            return Money.ZERO;
        }
        return told.amount().compareTo(debt.allowed()) < 0 ? told.amount() : debt.allowed();
    }

    private static String key(Recovery.Told told) {
        return (told.kind() == RecoveryKind.RECOVERED ? "recovery/" : "write-off/") + told.reference();
    }

    private JournalDraft journal(Recovery.Told told, boolean ofDebt, Money allowed) {
        boolean cash = told.kind() == RecoveryKind.RECOVERED;
        JournalKind kind = cash ? JournalKind.RECOVERY : JournalKind.WRITE_OFF;
        List<Transfer> transfers =
                new ArrayList<>(ledger.transfers(kind, cash ? "CASH" : "OWN_COST", Sum.of(told.amount())));
        if (allowed.isPositive()) {
            transfers.addAll(ledger.transfers(kind, "ALLOWED_DEBT", Sum.of(allowed)));
        }
        Money unseen = told.amount().minus(allowed);
        if (ofDebt && unseen.isPositive()) {
            transfers.addAll(ledger.transfers(kind, cash ? "SETTLES_DEBT" : "DEBT", Sum.of(unseen)));
        }
        return new JournalDraft(
                told.grantId(),
                kind,
                told.valueOn(),
                key(told),
                told.reason() + " of " + told.providerReference()
                        + Optional.ofNullable(told.why()).map(why -> ": " + why).orElse(""),
                transfers,
                references(told.providerReference(), told.actingPerson()));
    }

    @Transactional
    public Optional<Recovery> find(UUID grantId, UUID recoveryId) {
        return recoveries.within(grantId, recoveryId);
    }

    @Transactional
    public Page<Debt> debts(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return debts.page(grantId, cursor, limit);
    }

    @Transactional
    public Page<Recovery> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return recoveries.page(grantId, cursor, limit);
    }

    private static Deed deed(String event, Debt debt) {
        var told = debt.told();
        return Deed.of(
                event,
                "debt",
                debt.id(),
                "/v1/grants/" + told.grantId() + "/debts",
                Map.of(
                        "grantId", told.grantId(),
                        "debtReference", told.reference(),
                        "providerReference", told.providerReference(),
                        "reason", told.reason(),
                        "amount", told.amount(),
                        "actingPerson", told.actingPerson()));
    }

    private static Deed deed(Recovery recovery) {
        var told = recovery.told();
        return Deed.of(
                told.kind() == RecoveryKind.RECOVERED ? "RecoveryRecorded" : "DebtWrittenOff",
                "recovery",
                recovery.id(),
                "/v1/grants/" + told.grantId() + "/recoveries",
                Map.of(
                        "grantId", told.grantId(),
                        "recoveryReference", told.reference(),
                        "providerReference", told.providerReference(),
                        "reason", told.reason(),
                        "amount", told.amount(),
                        "journalId", recovery.journalId(),
                        "actingPerson", told.actingPerson()));
    }
}
