package org.grantsuite.grant.grant.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstalmentTest {
    private final Instalment instalment = of("100.00");

    @Test
    void shouldWaitForWhatWasWithheld() {
        instalment.receive(Money.parse("60.00"), Shortfall.WITHHELD);

        assertThat(instalment.status()).isEqualTo(InstalmentStatus.WITHHELD);
        assertThat(instalment.outstanding()).isEqualTo(Money.parse("40.00"));
    }

    @Test
    void shouldNotWaitForWhatIsForgone() {
        instalment.receive(Money.parse("60.00"), Shortfall.REDUCED);

        assertThat(instalment.status()).isEqualTo(InstalmentStatus.REDUCED);
        assertThat(instalment.outstanding()).isEqualTo(Money.ZERO);
    }

    @Test
    void shouldOweNothingWhenTooMuchCame() {
        instalment.receive(Money.parse("100.01"), Shortfall.AWAITED);

        assertThat(instalment.outstanding()).isEqualTo(Money.ZERO);
    }

    @Test
    void shouldTakeNoReceiptOfNothing() {
        assertThatThrownBy(() -> instalment.receive(Money.ZERO, Shortfall.AWAITED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Shortfall.class)
    void shouldTakeACutReceiptAfterAllThatCameWentBack(Shortfall shortfall) {
        instalment.receive(Money.parse("60.00"), Shortfall.AWAITED);
        instalment.repay(Money.parse("60.00"));
        assertThat(instalment.status()).isEqualTo(InstalmentStatus.REPAID);

        instalment.receive(Money.parse("10.00"), shortfall);

        assertThat(instalment.status()).isNotEqualTo(InstalmentStatus.REPAID);
    }

    @ParameterizedTest
    @EnumSource(Shortfall.class)
    void shouldStandAsBeforeOnceAReceiptIsTakenBack(Shortfall shortfall) {
        instalment.receive(Money.parse("60.00"), shortfall);
        instalment.takeBack(Money.parse("60.00"), shortfall, Money.parse("40.00"));

        assertThat(instalment.status()).isEqualTo(InstalmentStatus.EXPECTED);
        assertThat(instalment.outstanding()).isEqualTo(Money.parse("100.00"));
        assertThat(List.of(instalment.received(), instalment.forgone(), instalment.reduced(), instalment.withheld()))
                .containsOnly(Money.ZERO);
    }

    @Test
    void shouldTakeBackNoMoreThanWhatDidNotGoBackAlready() {
        instalment.receive(Money.parse("60.00"), Shortfall.AWAITED);
        instalment.receive(Money.parse("40.00"), Shortfall.AWAITED);
        instalment.repay(Money.parse("50.00"));
        assertThatThrownBy(() -> instalment.takeBack(Money.parse("60.00"), Shortfall.AWAITED, Money.parse("40.00")))
                .isInstanceOf(IllegalArgumentException.class);

        instalment.takeBack(Money.parse("40.00"), Shortfall.AWAITED, Money.ZERO);
        assertThat(instalment.status()).isEqualTo(InstalmentStatus.PART_RECEIVED);
        assertThat(instalment.outstanding()).isEqualTo(Money.parse("40.00"));
    }

    @Test
    void shouldShowTheGrantsStatusOverItsInstalments() {
        Instalment second = of("50.00");
        assertThat(GrantStatus.of(List.of(instalment, second))).isEqualTo(GrantStatus.DETERMINED);

        instalment.receive(Money.parse("100.00"), Shortfall.AWAITED);
        assertThat(GrantStatus.of(List.of(instalment, second))).isEqualTo(GrantStatus.PART_RECEIVED);

        second.receive(Money.parse("50.00"), Shortfall.AWAITED);
        assertThat(GrantStatus.of(List.of(instalment, second))).isEqualTo(GrantStatus.RECEIVED);
    }

    private static Instalment of(String expected) {
        var term = new InstalmentTerm(1, "REST", null, null, null, null, null, null);
        return new Instalment(UUID.randomUUID(), UUID.randomUUID(), term, Money.parse(expected));
    }
}
