package org.grantsuite.reporting.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.reporting.calculation.LedgerTransfer;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.ProviderClaim;
import org.grantsuite.reporting.calculation.ProviderClaim.Change;
import org.grantsuite.reporting.calculation.ProviderClaim.Kind;
import org.grantsuite.reporting.calculation.ProviderFigures;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.grantsuite.reporting.calculation.ProviderPayment;
import org.grantsuite.reporting.closing.domain.ClosingCalculation;
import org.grantsuite.reporting.closing.domain.ClosingFacts;
import org.grantsuite.reporting.closing.domain.Misspend;
import org.grantsuite.reporting.closing.domain.ProviderPosition;
import org.junit.jupiter.api.Test;

class ClosingCalculationTest {

    private static final UUID AWARD = UUID.randomUUID();
    private static final LocalDate PAID = LocalDate.of(2021, 12, 20);
    private static final LocalDate JULY = LocalDate.of(2022, 7, 1);
    private static final LocalDate AUTUMN = LocalDate.of(2022, 10, 1);

    private static ProviderFigures spent(String provider, long pence, long unspent) {
        return new ProviderFigures(
                "R" + provider,
                provider,
                List.of(AWARD),
                new Period(LocalDate.of(2021, 10, 21), LocalDate.of(2022, 3, 31)),
                List.of(new ProviderLine("RETENTION", pence, null)),
                unspent,
                0,
                Map.of());
    }

    private static LedgerTransfer transfer(String debit, String credit, long pence) {
        return new LedgerTransfer("J", "K" + debit + pence, PAID, debit, credit, pence);
    }

    private static ClosingCalculation of(
            List<ProviderFigures> accepted, List<ProviderClaim> claims, List<Misspend> misspends) {
        return new ClosingCalculation(new ClosingFacts(
                AUTUMN,
                List.of(
                        transfer("GRANT_CASH", "GRANT_RECEIVED", 500_000),
                        transfer("DIRECT_SPEND", "GRANT_CASH", 100_000),
                        transfer("ADMIN_SPEND", "GRANT_CASH", 5_000),
                        transfer("TRANSFERRED", "GRANT_CASH", 300_000)),
                List.of(
                        new ProviderPayment("P1", AWARD, "1-A", 200_000, PAID),
                        new ProviderPayment("P2", AWARD, "1-B", 100_000, PAID)),
                accepted,
                claims,
                misspends));
    }

    /** Asked for in July, and come down on the same day. */
    private static ProviderClaim claim(String provider, boolean misspent, long pence, Change... changes) {
        return new ProviderClaim(
                UUID.randomUUID(), UUID.randomUUID(), provider, "REC", misspent, pence, JULY, List.of(changes));
    }

    private static ProviderPosition provider(ClosingCalculation of, String id) {
        return of.providers().stream()
                .filter(one -> one.providerId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Received 500,000; spent 105,000 itself and 180,000 through A; B said nothing: 215,000 unspent, of it 120,000 with providers. */
    @Test
    void shouldTellWhatIsUnspentWithProvidersAndWithTheCouncil() {
        var calculation = of(List.of(spent("1-A", 180_000, 20_000)), List.of(), List.of());
        var council = calculation.council();

        assertThat(council.unspentPence()).isEqualTo(215_000);
        assertThat(council.unspentWithProvidersPence()).isEqualTo(120_000);
        assertThat(council.councilBalancePence()).isEqualTo(95_000);
        assertThat(council.providersWithoutReturn()).isEqualTo(1);
        assertThat(provider(calculation, "1-B").recoverablePence()).isEqualTo(100_000);
    }

    @Test
    void shouldHoldUnspentAndMisspentApartAndAskForBoth() {
        var calculation = of(
                List.of(spent("1-A", 180_000, 20_000), spent("1-B", 100_000, 0)),
                List.of(),
                List.of(new Misspend("1-A", 30_000, JULY), new Misspend(null, 1_000, JULY)));
        var one = provider(calculation, "1-A");

        assertThat(one.unspentToRaisePence()).isEqualTo(20_000);
        assertThat(one.misspentToRaisePence()).isEqualTo(30_000);
        assertThat(one.recoverablePence()).isEqualTo(50_000);
        assertThat(calculation.council().misspentPence()).isEqualTo(31_000);
        // unspent 115,000 and misspent 31,000
        assertThat(calculation.council().dueToDepartmentPence()).isEqualTo(146_000);
    }

    /** R40: a write-off ends the provider's debt and not the council's. */
    @Test
    void shouldOweTheDepartmentAsMuchAfterAWriteOffAsBefore() {
        var accepted = List.of(spent("1-A", 180_000, 20_000), spent("1-B", 100_000, 0));
        var before = of(accepted, List.of(), List.of());
        var after = of(
                accepted, List.of(claim("1-A", false, 20_000, new Change(Kind.WRITTEN_OFF, 20_000, JULY))), List.of());

        assertThat(after.council().dueToDepartmentPence())
                .isEqualTo(before.council().dueToDepartmentPence())
                .isEqualTo(115_000);
        assertThat(after.council().writtenOffPence()).isEqualTo(20_000);
        assertThat(provider(after, "1-A").recoverablePence()).isZero();
        assertThat(provider(after, "1-A").unspentToRaisePence()).isZero();
    }

    @Test
    void shouldNotAskTwiceForWhatIsAskedForOrBack() {
        var calculation = of(
                List.of(spent("1-A", 180_000, 20_000)),
                List.of(claim("1-A", false, 15_000, new Change(Kind.CAME_BACK, 10_000, JULY))),
                List.of());
        var one = provider(calculation, "1-A");

        assertThat(one.unspentToRaisePence()).isEqualTo(5_000);
        assertThat(one.recoverablePence()).isEqualTo(10_000);
        assertThat(one.raisedPence()).isEqualTo(5_000);
        assertThat(one.oldestDebtOn()).contains(JULY);
    }

    @Test
    void shouldTellWhatStoodOpenOnADay() {
        var changes = new Change(Kind.CAME_BACK, 10_000, AUTUMN.plusDays(1));
        var one = provider(
                of(List.of(spent("1-A", 180_000, 20_000)), List.of(claim("1-A", false, 20_000, changes)), List.of()),
                "1-A");

        assertThat(one.raisedPence()).isEqualTo(20_000);
        assertThat(one.returnedPence()).isZero();
    }

    /** 20,000 was asked for as unspent; 5,000 is, and 10,000 was misspent: nothing more is owed than was asked for. */
    @Test
    void shouldNotAskForMoreThanIsOwedWhateverItWasAskedForAs() {
        var one = provider(
                of(
                        List.of(spent("1-A", 195_000, 5_000)),
                        List.of(claim("1-A", false, 20_000)),
                        List.of(new Misspend("1-A", 10_000, JULY))),
                "1-A");

        assertThat(one.toRaisePence()).isZero();
        assertThat(one.misspentToRaisePence()).isZero();
        assertThat(one.unspentToRaisePence()).isZero();
    }

    /** What a provider spent beyond what it was paid was its own money. */
    @Test
    void shouldCountNoMoreSpendThanWasPaid() {
        var one = provider(of(List.of(spent("1-A", 250_000, 0)), List.of(), List.of()), "1-A");

        assertThat(one.acceptedSpendPence()).isEqualTo(200_000);
        assertThat(one.recoverablePence()).isZero();
    }

    @Test
    void shouldCountNothingDatedLater() {
        var facts = new ClosingFacts(
                PAID.minusDays(1),
                List.of(transfer("GRANT_CASH", "GRANT_RECEIVED", 500_000)),
                List.of(new ProviderPayment("P1", AWARD, "1-A", 200_000, PAID)),
                List.of(),
                List.of(claim("1-A", false, 10_000)),
                List.of());

        assertThat(new ClosingCalculation(facts).council().receivedPence()).isZero();
        assertThat(new ClosingCalculation(facts).providers()).isEmpty();
    }

    /** Invariant 10 over random facts, recomputed without the class under test. */
    @Test
    void shouldAccountForEveryPennyOfEveryProvider() {
        var random = new Random(20220630);
        for (int round = 0; round < 500; round++) {
            var payments = new ArrayList<ProviderPayment>();
            var accepted = new ArrayList<ProviderFigures>();
            var claims = new ArrayList<ProviderClaim>();
            var misspends = new ArrayList<Misspend>();
            long expectedOwed = 0;
            for (var id : List.of("1-A", "1-B", "1-C")) {
                long paid = random.nextInt(100_000);
                long spent = random.nextInt(120_000);
                long counted = Math.min(paid, spent);
                long misspent = counted == 0 ? 0 : random.nextInt((int) counted);
                long back = random.nextInt((int) (paid - counted + misspent) + 1);
                payments.add(new ProviderPayment("P", AWARD, id, paid, PAID));
                accepted.add(spent(id, spent, Math.max(0, paid - spent)));
                misspends.add(new Misspend(id, misspent, JULY));
                var kind = random.nextBoolean() ? Kind.CAME_BACK : Kind.WRITTEN_OFF;
                claims.add(claim(id, random.nextBoolean(), back, new Change(kind, back, JULY)));
                expectedOwed += paid - counted + misspent - back;
            }
            var calculation =
                    new ClosingCalculation(new ClosingFacts(AUTUMN, List.of(), payments, accepted, claims, misspends));

            assertThat(calculation.council().stillOwedPence()).isEqualTo(expectedOwed);
            assertThat(calculation.providers())
                    .allSatisfy(one -> assertThat(Stream.of(
                                            one.acceptedSpendPence() - one.misspentPence(),
                                            one.returnedPence(),
                                            one.writtenOffPence(),
                                            one.recoverablePence())
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .isEqualTo(one.paidPence()));
        }
    }
}
