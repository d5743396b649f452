package org.grantsuite.grant.vat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.grantsuite.commons.money.Money;
import org.junit.jupiter.api.Test;

class VatRatePropertyTest {
    @Test
    void shouldSplitTheTaxWithoutLosingAPenny() {
        var random = new Random(20_220_331);
        for (int i = 0; i < 20_000; i++) {
            var net = Money.ofPence(1 + random.nextInt(50_000_000));
            var tax = Money.ofPence(random.nextInt(10_000_000));
            var recoverable = BigDecimal.valueOf(random.nextInt(1_000_001), 4);
            VatShare share = new VatRate("S", BigDecimal.valueOf(20), recoverable).share(net, tax);

            assertThat(share.recoverable().plus(share.irrecoverable())).isEqualTo(tax);
            assertThat(share.eligible().plus(share.recoverable())).isEqualTo(share.gross());
            assertThat(share.recoverable().isNegative() || share.irrecoverable().isNegative())
                    .isFalse();
        }
    }
}
