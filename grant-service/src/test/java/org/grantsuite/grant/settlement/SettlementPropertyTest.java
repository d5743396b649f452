package org.grantsuite.grant.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grantsuite.grant.testing.Council.unique;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.ledger.domain.LedgerPosition;
import org.grantsuite.grant.receipt.Receipt;
import org.grantsuite.grant.receipt.ReceiptService;
import org.grantsuite.grant.receipt.Variance;
import org.grantsuite.grant.receipt.VarianceReason;
import org.grantsuite.grant.recovery.Debt;
import org.grantsuite.grant.recovery.Recovery;
import org.grantsuite.grant.recovery.RecoveryKind;
import org.grantsuite.grant.recovery.RecoveryReason;
import org.grantsuite.grant.recovery.RecoveryService;
import org.grantsuite.grant.repayment.KeptBack;
import org.grantsuite.grant.repayment.RepaymentKind;
import org.grantsuite.grant.repayment.RepaymentNotice;
import org.grantsuite.grant.repayment.RepaymentService;
import org.grantsuite.grant.repayment.RepaymentService.Address;
import org.grantsuite.grant.repayment.RepaymentService.Part;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.spend.DirectSpendService;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.grantsuite.grant.spend.domain.Purchase;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lives of a grant. A model that knows no ledger says what each step does; after each step the ledger must say the
 * same, keep invariant 1, and allow settlement exactly when nothing is held, owed or awaited.
 */
@GrantServiceTest
class SettlementPropertyTest {
    private static final LocalDate DAY = LocalDate.of(2022, 1, 5);
    private static final int STEPS = 60;

    @Inject
    CouncilScope scope;

    @Inject
    GrantService grants;

    @Inject
    FundsService funds;

    @Inject
    ReceiptService receipts;

    @Inject
    DirectSpendService spend;

    @Inject
    RecoveryService recoveries;

    @Inject
    RepaymentService repayments;

    @Inject
    SettlementService settlements;

    private final Council council = Council.one();
    private UUID grant;
    private Random random;
    private final List<Owed> debts = new ArrayList<>();
    private final List<Due> notices = new ArrayList<>();
    private Model model;

    private static final class Owed {
        final String reference;
        long left;

        Owed(String reference, long left) {
            this.reference = reference;
            this.left = left;
        }
    }

    private static final class Due {
        final UUID id;
        long left;

        Due(UUID id, long left) {
            this.id = id;
            this.left = left;
        }
    }

    /** Pence by what was done, and nothing of accounts. */
    private static final class Model {
        long received;
        long transferred;
        long spent;
        long recovered;
        long own;
        long repaid;
        long setOff;

        long held() {
            return received + recovered + own - transferred - spent - repaid - setOff;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldKeepInvariantOneAndSettleExactlyWhenAllIsAccountedFor(long seed) {
        random = new Random(seed);
        model = new Model();
        debts.clear();
        notices.clear();
        String id = council.aGrantOf("1000.00");
        grant = UUID.fromString(id);
        council.receive(id, 1, "600.00", "2021-12-17").statusCode(201);
        council.receive(id, 2, "400.00", "2021-12-17").statusCode(201);
        new Aftermath(council, id).transfer(council.aDecision(id), "500.00");
        model.received = 100_000;
        model.transferred = 50_000;

        for (int step = 0; step < STEPS; step++) {
            inCouncil(() -> {
                move(random.nextInt(8));
                return true;
            });
            requireAgreement("seed " + seed + ", step " + step);
        }
        finish();
        requireAgreement("seed " + seed + ", at the end");
        var settled = inCouncil(() -> settlements.settle(grant, LocalDate.of(2022, 8, 1), null));
        assertThat(settled.outcome())
                .isEqualTo(model.repaid + model.setOff == 0 ? SettlementOutcome.NIL : SettlementOutcome.REPAID);
    }

    private void move(int what) {
        switch (what) {
            case 0 -> spend(some(20_000));
            case 1 -> raise(some(10_000));
            case 2 -> recover(some(8_000), false);
            case 3 -> recover(some(8_000), true);
            case 4 -> notice(some(15_000));
            case 5 -> pay(some(15_000), 0);
            case 6 -> pay(some(5_000), some(5_000));
            default -> setOff(some(8_000));
        }
    }

    private long some(int most) {
        return 1 + random.nextInt(most);
    }

    private void spend(long pence) {
        if (model.transferred + model.spent + pence > 100_000 || pence > model.held()) {
            return;
        }
        spend.record(new SpendTold(
                grant,
                "HUB",
                "RETENTION",
                AdminKind.NONE,
                "random",
                DAY,
                null,
                Money.ofPence(pence),
                unique("GL"),
                true,
                null,
                java.util.Set.of(),
                null,
                null,
                null,
                Purchase.UNTOLD));
        model.spent += pence;
    }

    private long owed() {
        return debts.stream().mapToLong(debt -> debt.left).sum();
    }

    private void raise(long pence) {
        if (model.recovered + model.own + owed() + pence > model.transferred) {
            return;
        }
        String reference = unique("D");
        var told = new Debt.Told(grant, reference, "1-100", null, RecoveryReason.UNSPENT, pence, DAY, null, "ann");
        recoveries.raise(told, reference);
        debts.add(new Owed(reference, pence));
    }

    private void recover(long wanted, boolean writeOff) {
        if (debts.isEmpty()) {
            return;
        }
        Owed debt = debts.get(random.nextInt(debts.size()));
        long pence = Math.min(wanted, debt.left);
        if (pence == 0) {
            return;
        }
        comeDown(debt, pence, writeOff);
    }

    private void comeDown(Owed debt, long pence, boolean writeOff) {
        String reference = unique("R");
        var told = new Recovery.Told(
                grant,
                writeOff ? RecoveryKind.WRITTEN_OFF : RecoveryKind.RECOVERED,
                reference,
                debt.reference,
                "1-100",
                null,
                RecoveryReason.UNSPENT,
                pence,
                DAY,
                writeOff ? "insolvent" : null,
                "ann",
                writeOff ? "bob" : null);
        var first = recoveries.record(told, reference);
        assertThat(recoveries.record(told, reference).fact().id())
                .isEqualTo(first.fact().id());
        debt.left -= pence;
        if (writeOff) {
            model.own += pence;
        } else {
            model.recovered += pence;
        }
    }

    private void notice(long pence) {
        var told = new RepaymentNotice.Told(
                grant,
                unique("N"),
                random.nextBoolean() ? RepaymentKind.UNSPENT : RepaymentKind.MISSPENT,
                pence,
                DAY,
                true,
                null);
        notices.add(new Due(repayments.record(told).notice().id(), pence));
    }

    private @Nullable Due open() {
        return notices.stream().filter(due -> due.left > 0).findFirst().orElse(null);
    }

    private void pay(long wanted, long ownPence) {
        Due due = open();
        if (due == null) {
            return;
        }
        long pence = Math.min(wanted, due.left);
        long own = Math.min(ownPence, pence);
        boolean covered = pence - own <= Math.max(0, model.held());
        Runnable paying = () -> repayments.pay(
                new Address(grant, due.id),
                new Part(unique("P"), Money.ofPence(pence), Money.ofPence(own)),
                DAY,
                List.of());
        if (!covered) {
            assertThatThrownBy(paying::run).isInstanceOf(Refusal.class);
            return;
        }
        paying.run();
        due.left -= pence;
        model.own += own;
        model.repaid += pence;
    }

    /** The other grant comes short by a sum that is kept back for this one, and is made whole by it. */
    private void setOff(long wanted) {
        Due due = open();
        if (due == null) {
            return;
        }
        UUID other = UUID.fromString(council.aGrantOf("10000.00"));
        long pence = Math.min(wanted, due.left);
        long own = Math.max(0, pence - Math.max(0, model.held()));
        var instalment = grants.instalments(other).get(0);
        Money cash = instalment.outstanding().minus(Money.ofPence(pence));
        Money before = heldBy(other);
        var cut = new Variance(VarianceReason.SET_OFF, "kept back", grant);
        var receipt = receipts.record(new Receipt.Told(other, 1, unique("B"), cash, DAY, false, cut, unique("H")));
        repayments.setOff(
                new Address(grant, due.id),
                new Part(unique("S"), Money.ofPence(pence), Money.ofPence(own)),
                new KeptBack.Source(receipt.receipt().id(), null));
        assertThat(heldBy(other)).as("made whole").isEqualTo(before.plus(cash).plus(Money.ofPence(pence)));
        due.left -= pence;
        model.own += own;
        model.setOff += pence;
    }

    private Money heldBy(UUID which) {
        return position(which).held();
    }

    private LedgerPosition position(UUID which) {
        return funds.funds(which, LocalDate.of(2022, 12, 31)).position();
    }

    private void requireAgreement(String when) {
        LedgerPosition position = inCouncil(() -> position(grant));
        assertThat(position.in()).as(when).isEqualTo(position.out());
        assertThat(position.held()).as(when).isEqualTo(Money.ofPence(model.held()));
        assertThat(position.cash()).as(when).isEqualTo(position.held());
        assertThat(position.held().isNegative()).as("never below zero, " + when).isFalse();
        assertThat(position.ownResources()).as(when).isEqualTo(Money.ofPence(model.own));
        assertThat(position.repaid()).as(when).isEqualTo(Money.ofPence(model.repaid));
        assertThat(position.setOff()).as(when).isEqualTo(Money.ofPence(model.setOff));
        boolean accounted = model.held() == 0 && owed() == 0 && notices.stream().allMatch(due -> due.left == 0);
        var standing = inCouncil(() -> settlements.standing(grant));
        assertThat(standing.accounts().blockers().isEmpty()).as(when).isEqualTo(accounted);
        if (!accounted) {
            assertThatThrownBy(() -> inCouncil(() -> settlements.settle(grant, LocalDate.of(2022, 8, 1), null)))
                    .as(when)
                    .isInstanceOf(Refusal.class);
        }
    }

    /** Pays all that is owed either way, out of what is held and then out of the council's own. */
    private void finish() {
        inCouncil(() -> {
            debts.stream().filter(debt -> debt.left > 0).forEach(debt -> comeDown(debt, debt.left, true));
            if (model.held() > 0) {
                notice(model.held());
            }
            for (Due due : notices) {
                if (due.left > 0) {
                    long own = Math.max(0, due.left - model.held());
                    payAll(due, own);
                }
            }
            return true;
        });
        if (model.held() > 0) {
            inCouncil(() -> {
                notice(model.held());
                payAll(notices.get(notices.size() - 1), 0);
                return true;
            });
        }
    }

    private void payAll(Due due, long own) {
        long pence = due.left;
        repayments.pay(
                new Address(grant, due.id),
                new Part(unique("P"), Money.ofPence(pence), Money.ofPence(own)),
                DAY,
                List.of());
        due.left = 0;
        model.own += own;
        model.repaid += pence;
    }

    private <T> T inCouncil(Supplier<T> work) {
        return scope.call(Council.CODE, work);
    }
}
