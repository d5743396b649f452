package org.grantsuite.grant.accrual;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.accrual.Accrual.Told;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.period.AccountingCalendar;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.jspecify.annotations.Nullable;

/** Accrues at a cut-off and takes it back in the next period, both at once: nobody has to remember the second half. */
@ApplicationScoped
public class AccrualService {
    private final AccrualStore store;
    private final GrantService grants;
    private final GrantLock lock;
    private final FundsService funds;
    private final Ledger ledger;
    private final AccountingCalendar calendar;
    private final Chronicle chronicle;

    AccrualService(
            AccrualStore store,
            GrantService grants,
            GrantLock lock,
            FundsService funds,
            Ledger ledger,
            AccountingCalendar calendar,
            Chronicle chronicle) {
        this.store = store;
        this.grants = grants;
        this.lock = lock;
        this.funds = funds;
        this.ledger = ledger;
        this.calendar = calendar;
        this.chronicle = chronicle;
    }

    /** @throws Refusal of AccrualProblem; 422 PERIOD_CLOSED where either journal falls into a closed period */
    @Transactional
    public Accrual accrue(Told told) {
        lock.take(told.grantId());
        var held = store.find(told.grantId(), told.businessKey());
        if (held.isPresent()) {
            return same(held.get(), told);
        }
        requireCutOff(told);
        Grant grant = grants.get(told.grantId());
        SchemeRules rules = grants.rulesOn(grant, told.cutOffOn());
        requireAllowed(rules, told);
        requireWithin(grant, rules, told);
        LocalDate back = told.cutOffOn().plusDays(1);
        UUID journal = ledger.post(journal(told)).journalId();
        UUID reversal = ledger.reverse(journal, back, "Taken back: " + told.description())
                .journalId();
        var accrual = new Accrual(chronicle.stamp(), told, back, journal, reversal);
        store.insert(accrual);
        chronicle.tell(deed(accrual));
        return accrual;
    }

    private static Accrual same(Accrual held, Told told) {
        if (!held.told().equals(told)) {
            throw Refusal.of(
                            AccrualProblem.ACCRUAL_DIFFERS,
                            "Business key " + told.businessKey() + " was accrued with other content")
                    .with("accrualId", held.id());
        }
        return held;
    }

    private void requireCutOff(Told told) {
        chronicle.requirePast(told.cutOffOn(), "cutOffOn");
        LocalDate end = calendar.on(told.cutOffOn()).to();
        if (!end.equals(told.cutOffOn())) {
            throw Refusal.of(AccrualProblem.CUT_OFF_NOT_PERIOD_END, "The period ends on " + end)
                    .at("cutOffOn", "give that day");
        }
    }

    private static void requireAllowed(SchemeRules rules, Told told) {
        var window = rules.spendWindow();
        if (window != null
                && (told.cutOffOn().isBefore(window.from()) || told.cutOffOn().isAfter(window.to()))) {
            throw Refusal.of(
                            AccrualProblem.CUT_OFF_OUTSIDE_WINDOW,
                            "The window is " + window.from() + " to " + window.to())
                    .at("cutOffOn", "give a day of the window");
        }
        String measure = told.measure();
        if (measure != null && rules.measure(measure).isEmpty()) {
            throw Refusal.of(AccrualProblem.ACCRUAL_MEASURE_UNKNOWN, "The edition has no measure " + measure)
                    .at("measure", "use a code of the edition's measures");
        }
    }

    /** At the cut-off no more is charged than the allocation and the cap carry, and no less than nothing (V1, R9). */
    private void requireWithin(Grant grant, SchemeRules rules, Told told) {
        var position = funds.position(told.grantId(), told.cutOffOn());
        if (told.kind() == AccrualKind.PREPAYMENT) {
            requireCharged(told, told.cappedAdministration() ? position.admin() : position.direct());
            return;
        }
        if (position.charged().plus(told.amount()).compareTo(grant.allocation()) > 0) {
            throw Refusal.of(
                            AccrualProblem.ACCRUAL_BEYOND_ALLOCATION,
                            "Of " + grant.allocation() + ", " + position.charged() + " is charged at the cut-off")
                    .at("amount", "the grant does not reach so far")
                    .with("rule", "V1");
        }
        Money admin = position.admin().plus(told.amount());
        rules.adminCap(AdminKind.DISTRIBUTION_AND_REPORTING.name())
                .filter(cap -> told.cappedAdministration())
                .filter(cap -> BigDecimal.valueOf(admin.pence()).compareTo(cap.capPence(grant.allocation())) > 0)
                .ifPresent(cap -> {
                    throw Refusal.of(
                                    AccrualProblem.ACCRUAL_BEYOND_CAP,
                                    "The cap is " + cap.percent() + " % of " + grant.allocation() + "; "
                                            + position.admin() + " is charged at the cut-off")
                            .at("amount", "accrue less, or meet the rest otherwise")
                            .with("rule", "R9");
                });
    }

    private static void requireCharged(Told told, Money charged) {
        if (told.amount().compareTo(charged) > 0) {
            throw Refusal.of(
                            AccrualProblem.PREPAYMENT_BEYOND_CHARGE,
                            "Only " + charged + " is charged at the cut-off that could be for later")
                    .at("amount", "prepay " + charged + " at most");
        }
    }

    private JournalDraft journal(Told told) {
        var kind = told.kind().journal();
        var sum = new Sum(told.amount(), told.potCode(), told.measure());
        return new JournalDraft(
                told.grantId(),
                kind,
                told.cutOffOn(),
                "accrual/" + told.businessKey(),
                told.description(),
                ledger.transfers(kind, told.cappedAdministration() ? "ADMIN" : "DIRECT", sum),
                References.NONE);
    }

    @Transactional
    public Page<Accrual> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return store.page(grantId, cursor, limit);
    }

    private static Deed deed(Accrual accrual) {
        Told told = accrual.told();
        return Deed.of(
                "AccrualPosted",
                "accrual",
                accrual.id(),
                "/v1/grants/" + told.grantId() + "/accruals",
                Map.of(
                        "grantId", told.grantId(),
                        "kind", told.kind(),
                        "businessKey", told.businessKey(),
                        "amount", told.amount(),
                        "cutOffOn", told.cutOffOn(),
                        "takenBackOn", accrual.takenBackOn(),
                        "journalId", accrual.journalId(),
                        "reversalJournalId", accrual.reversalJournalId()));
    }
}
