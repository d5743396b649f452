package org.grantsuite.grant.vat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.grantsuite.commons.money.Money;

/** A code on a day: the rate of the tax and the part of it that comes back, both in percent. */
public record VatRate(String code, BigDecimal rate, BigDecimal recoverable) {
    private static final long ROUNDING_PENCE = 1;

    /** Splits the tax of a purchase; the half penny goes to the council, which then claims the less. */
    public VatShare share(Money net, Money tax) {
        return new VatShare(
                code,
                recoverable.toPlainString(),
                net.pence(),
                tax.pence(),
                percent(tax, recoverable).pence());
    }

    /** Whether the tax is what the rate makes of the net, but for a penny of rounding. */
    public boolean explains(Money net, Money tax) {
        return Math.abs(percent(net, rate).minus(tax).pence()) <= ROUNDING_PENCE;
    }

    private static Money percent(Money base, BigDecimal percent) {
        return Money.ofPence(BigDecimal.valueOf(base.pence())
                .multiply(percent)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
