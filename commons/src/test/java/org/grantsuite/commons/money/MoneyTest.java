package org.grantsuite.commons.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @Test
    void shouldReadBackWhatItWrites() throws Exception {
        Random random = new Random(7);
        ObjectMapper json = new ObjectMapper();
        for (int i = 0; i < 10_000; i++) {
            Money money = Money.ofPence(random.nextLong(-99_999_999_999_999_999L, 100_000_000_000_000_000L));
            assertThat(Money.parse(money.amount())).isEqualTo(money);
            assertThat(new BigDecimal(money.amount()).movePointRight(2).longValueExact())
                    .isEqualTo(money.pence());
            assertThat(json.readValue(json.writeValueAsString(money), Money.class))
                    .isEqualTo(money);
        }
    }

    @Test
    void shouldWriteSmallAndNegativeAmounts() throws Exception {
        assertThat(Money.ofPence(0).amount()).isEqualTo("0.00");
        assertThat(Money.ofPence(-5).amount()).isEqualTo("-0.05");
        assertThat(Money.ofPence(60).amount()).isEqualTo("0.60");
        assertThat(Money.ofPence(-33178860).amount()).isEqualTo("-331788.60");
        assertThat(new ObjectMapper().writeValueAsString(Money.ofPence(125000)))
                .isEqualTo("{\"amount\":\"1250.00\",\"currency\":\"GBP\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.0",
                "1.005",
                ".50",
                "1,250.00",
                "1e3",
                "+1.00",
                " 1.00",
                "1.00 ",
                "1234567890123456.00",
                "£1.00",
                "--1.00",
                "١.٠٠"
            })
    void shouldRefuseAnyOtherText(String text) {
        assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(MoneyFormatException.class);
    }

    @Test
    void shouldRatherFailThanWrapRound() {
        assertThatThrownBy(() -> Money.ofPence(Long.MAX_VALUE).plus(Money.ofPence(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofPence(Long.MIN_VALUE).minus(Money.ofPence(1)))
                .isInstanceOf(ArithmeticException.class);
    }
}
