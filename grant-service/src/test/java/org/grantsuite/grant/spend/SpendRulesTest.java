package org.grantsuite.grant.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.scheme.SchemeReader;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.grantsuite.grant.spend.domain.Increment;
import org.grantsuite.grant.spend.domain.Purchase;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.domain.VatTold;
import org.grantsuite.grant.vat.VatRate;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule by itself, on the real edition. */
class SpendRulesTest {
    private static final SchemeRules EDITION = new SchemeReader().require(Contract.read("schemes/wrrf-1.json"));
    private static final Money TOTAL = Money.parse("552981.00");
    private static final Money FIRST = Money.parse("331788.60");

    private String incurredOn = "2022-01-05";
    private @Nullable String invoicedOn;
    private @Nullable String measure = "RETENTION";
    private AdminKind kind = AdminKind.NONE;
    private String amount = "100.00";
    private boolean newExpenditure = true;
    private @Nullable String justification;
    private Set<String> uses = Set.of();
    private String capped = "0.00";
    private String charged = "0.00";
    private Money cashBase = FIRST;
    private String free = "1.00";
    private @Nullable VatTold vat;
    private @Nullable VatRate rate;
    private @Nullable Increment increment;
    private @Nullable LocalDate commitmentEndsOn;
    private @Nullable LocalDate paidOn;
    private SchemeRules edition = EDITION;

    @Test
    void shouldAcceptWhatBreaksNoRule() {
        assertThat(check()).isEmpty();
    }

    @Test
    void shouldTakeBothEndsOfTheWindowAndNoDayMore() {
        incurredOn = "2021-10-21";
        assertThat(check()).isEmpty();
        incurredOn = "2022-03-31";
        assertThat(check()).isEmpty();

        incurredOn = "2021-10-20";
        assertRefused(SpendProblem.SPEND_OUTSIDE_WINDOW);
        incurredOn = "2022-04-01";
        assertRefused(SpendProblem.SPEND_OUTSIDE_WINDOW);
    }

    @Test
    void shouldWarnOfAnInvoiceAfterTheWindow() {
        invoicedOn = "2022-04-05";

        assertThat(check()).extracting(Warning::code).containsExactly("INVOICED_AFTER_WINDOW");
    }

    @Test
    void shouldKnowOnlyTheMeasuresOfTheScheme() {
        measure = "FREE_LUNCH";

        assertRefused(SpendProblem.MEASURE_UNKNOWN);
    }

    @Test
    void shouldAskForAMeasureUnlessItIsDistributionAndReporting() {
        measure = null;
        assertRefused(SpendProblem.MEASURE_REQUIRED);

        kind = AdminKind.DISTRIBUTION_AND_REPORTING;
        assertThat(check()).isEmpty();
    }

    @Test
    void shouldAskWhatOtherMeans() {
        measure = "OTHER";
        assertRefused(SpendProblem.JUSTIFICATION_REQUIRED);
        justification = " ";
        assertRefused(SpendProblem.JUSTIFICATION_REQUIRED);

        justification = "Bicycles for night carers";
        assertThat(check()).isEmpty();
    }

    @Test
    void shouldProhibitFeeUpliftsAndIsolationPay() {
        uses = Set.of("TRAINING");
        assertThat(check()).isEmpty();
        uses = Set.of("FEE_UPLIFT");
        assertRefused(SpendProblem.USE_PROHIBITED);
        uses = Set.of("TRAINING", "ISOLATION_PAY");
        assertRefused(SpendProblem.USE_PROHIBITED);
    }

    @Test
    void shouldPayForNewExpenditureOnly() {
        newExpenditure = false;

        assertRefused(SpendProblem.NOT_NEW_EXPENDITURE);
    }

    @Test
    void shouldCapDistributionAndReportingAtOnePercentOfTheTotal() {
        kind = AdminKind.DISTRIBUTION_AND_REPORTING;
        cashBase = TOTAL;
        capped = "5000.00";
        amount = "529.81";
        assertThat(check()).isEmpty();

        amount = "529.82";
        assertRefused(SpendProblem.ADMIN_CAP_EXCEEDED);
    }

    @Test
    void shouldWarnWhenAdministrationGoesBeyondTheFirstInstalmentAlone() {
        kind = AdminKind.DISTRIBUTION_AND_REPORTING;
        amount = "3317.88";
        assertThat(check()).isEmpty();

        amount = "3317.89";
        assertThat(check())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("£3317.89"));
    }

    @Test
    void shouldNotCapSettingUpNewMeasures() {
        kind = AdminKind.SET_UP;
        measure = "SET_UP";
        amount = "50000.00";

        assertThat(check()).isEmpty();
    }

    @Test
    void shouldHoldEachKindOfAdministrationAgainstItsOwnCap() {
        edition = edition(
                "\"caps\": [", "\"caps\": [{\"kind\":\"SET_UP\",\"percent\":\"2\",\"of\":\"TOTAL_ALLOCATION\"},");
        kind = AdminKind.SET_UP;
        measure = "SET_UP";
        cashBase = TOTAL;
        capped = "11000.00";
        amount = "59.62";
        assertThat(check()).isEmpty();

        amount = "59.63";
        assertRefused(SpendProblem.ADMIN_CAP_EXCEEDED);
    }

    /** One line, incurred in the window and paid after it: the edition's basis decides. */
    @Test
    void shouldJudgeTheWindowByThePaymentOnlyWhereTheEditionSaysSpent() {
        paidOn = LocalDate.parse("2022-04-01");
        assertRefused(SpendProblem.SPEND_OUTSIDE_WINDOW);
        edition = edition("\"basis\": \"SPENT\"", "\"basis\": \"INCURRED\"");
        assertThat(check()).isEmpty();

        incurredOn = "2021-10-20";
        paidOn = LocalDate.parse("2021-10-21");
        assertRefused(SpendProblem.SPEND_OUTSIDE_WINDOW);
        edition = EDITION;
        assertThat(check()).isEmpty();
    }

    private static SchemeRules edition(String instead, String of) {
        return new SchemeReader().require(Contract.read("schemes/wrrf-1.json").replace(instead, of));
    }

    @Test
    void shouldNeverChargeAPennyMoreThanTheAllocation() {
        charged = "552881.00";
        assertThat(check()).isEmpty();

        amount = "100.01";
        assertRefused(SpendProblem.ALLOCATION_EXCEEDED);
    }

    @Test
    void shouldWarnWhenSpendingRunsAheadOfTheCash() {
        free = "-0.01";

        assertThat(check()).extracting(Warning::code).containsExactly("SPEND_BEYOND_CASH_RECEIVED");
    }

    @Test
    void shouldClaimOnlyWhatAnIncrementAddsToItsBaseline() {
        increment = Increment.of(Money.parse("900.00"), Money.parse("1000.00"), "overtime paid before the fund");
        assertThat(check()).isEmpty();

        amount = "1000.00";
        assertRefused(SpendProblem.INCREMENT_DIFFERS);
    }

    @Test
    void shouldWarnOfACommitmentThatOutlivesTheWindow() {
        commitmentEndsOn = LocalDate.parse("2022-03-31");
        assertThat(check()).isEmpty();

        commitmentEndsOn = LocalDate.parse("2022-04-01");
        assertThat(check()).extracting(Warning::code).containsExactly("COMMITMENT_PAST_WINDOW");
    }

    @Test
    void shouldChargeTheNetAndTheTaxThatDoesNotComeBack() {
        vat = new VatTold("S", Money.parse("100.00"), Money.parse("20.00"));
        assertRefused(SpendProblem.VAT_CODE_UNKNOWN);

        rate = rate("20", "100");
        assertThat(check()).isEmpty();
        amount = "120.00";
        assertRefused(SpendProblem.VAT_AMOUNT_DIFFERS);

        rate = rate("20", "0");
        assertThat(check()).as("irrecoverable tax is part of the cost").isEmpty();

        rate = rate("20", "57.5");
        amount = "108.50";
        assertThat(check()).isEmpty();
    }

    @Test
    void shouldTakeNoTaxBelowNothing() {
        vat = new VatTold("S", Money.parse("100.00"), Money.parse("-0.01"));
        rate = rate("20", "100");

        assertRefused(SpendProblem.VAT_TAX_NEGATIVE);
    }

    @Test
    void shouldWarnOfTaxThatIsNotWhatItsRateMakes() {
        rate = rate("20", "100");
        vat = new VatTold("S", Money.parse("100.00"), Money.parse("20.01"));
        assertThat(check()).as("a penny of rounding").isEmpty();

        vat = new VatTold("S", Money.parse("100.00"), Money.parse("20.02"));
        assertThat(check()).extracting(Warning::code).containsExactly("VAT_OFF_RATE");
    }

    private static VatRate rate(String percent, String recoverable) {
        return new VatRate("S", new BigDecimal(percent), new BigDecimal(recoverable));
    }

    private void assertRefused(SpendProblem code) {
        assertThatThrownBy(this::check)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private List<Warning> check() {
        var told = new SpendTold(
                UUID.randomUUID(),
                "HUB",
                measure,
                kind,
                "A line",
                LocalDate.parse(incurredOn),
                invoicedOn == null ? null : LocalDate.parse(invoicedOn),
                Money.parse(amount),
                "GL-1",
                newExpenditure,
                justification,
                uses,
                null,
                vat,
                increment,
                new Purchase(null, null, null, null, commitmentEndsOn, paidOn));
        var standing = new SpendRules.Standing(
                TOTAL, Map.of(kind, Money.parse(capped)), Money.parse(charged), cashBase, Money.parse(free));
        return new SpendRules(edition, told, standing, rate).check();
    }
}
