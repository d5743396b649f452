package org.grantsuite.grant.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.spend.DoubleFunding.Claim;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.grantsuite.grant.spend.domain.Purchase;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R8 by itself: one piece of evidence and what the council's grants claim of it. */
class DoubleFundingTest {
    private static final UUID THIS = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private final List<Claim> standing = new ArrayList<>();

    @Test
    void shouldRefuseEvidenceThatIsClaimedInFullTwice() {
        standing(OTHER, "100.00", null, "P1", "2022-01-05");

        assertRefused("100.00", null, "P1");
        assertRefused("40.00", null, "P1");
    }

    @Test
    void shouldTakePartsUpToTheWholeAndNotAPennyMore() {
        standing(OTHER, "60.00", "100.00", "P1", "2021-01-05");
        assertThat(check("40.00", "100.00", "P1")).isEmpty();
        assertRefused("40.01", "100.00", "P1");

        standing(OTHER, "40.00", "100.00", "P1", "2021-01-05");
        assertRefused("0.01", "100.00", "P1");
    }

    @Test
    void shouldWarnOfTheSameProviderPeriodMeasureAndEvidenceInAnotherGrant() {
        standing(THIS, "30.00", "100.00", "P1", "2022-01-05");
        assertThat(check("30.00", "100.00", "P1")).as("parts within one grant").isEmpty();

        standing(OTHER, "30.00", "100.00", "P1", "2022-01-05");
        assertThat(check("30.00", "100.00", "P1"))
                .extracting(Warning::code)
                .containsExactly("DOUBLE_FUNDING_SUSPECTED");
    }

    @Test
    void shouldNotSuspectAnotherPeriodOrAnotherProvider() {
        standing(OTHER, "30.00", "100.00", "P1", "2022-01-06");
        standing(OTHER, "100.00", null, "P2", "2022-01-05");

        assertThat(check("30.00", "100.00", "P1")).isEmpty();
    }

    @Test
    void shouldSuspectWhereTheProviderIsNotTold() {
        standing(OTHER, "100.00", null, null, "2022-01-05");

        assertThat(check("100.00", null, "P1")).extracting(Warning::code).containsExactly("DOUBLE_FUNDING_SUSPECTED");
    }

    private void standing(
            UUID grant, String amount, @Nullable String total, @Nullable String provider, String incurredOn) {
        standing.add(Claim.of(told(grant, amount, total, provider, incurredOn)));
    }

    private List<Warning> check(String amount, @Nullable String total, String provider) {
        return new DoubleFunding(told(THIS, amount, total, provider, "2022-01-05"), standing).check();
    }

    private void assertRefused(String amount, @Nullable String total, String provider) {
        assertThatThrownBy(() -> check(amount, total, provider))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(SpendProblem.EVIDENCE_CLAIMED_TWICE));
    }

    private static SpendTold told(
            UUID grant, String amount, @Nullable String total, @Nullable String provider, String incurredOn) {
        return new SpendTold(
                grant,
                "HUB",
                "RETENTION",
                AdminKind.NONE,
                "A line",
                LocalDate.parse(incurredOn),
                null,
                Money.parse(amount),
                "GL-1",
                true,
                null,
                Set.of(),
                "INV 7",
                null,
                null,
                new Purchase(
                        provider,
                        null,
                        null,
                        total == null ? null : Money.parse(total).pence(),
                        null,
                        null));
    }
}
