package org.grantsuite.grant.spend.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.grantsuite.commons.money.Money;

/** Spending that was there before and grew: only the growth is new expenditure (R5). */
@Embeddable
public record Increment(
        @Column(name = "baseline_pence") Long baselinePence,
        @Column(name = "baseline_total_pence") Long totalPence,
        @Column(name = "baseline_note") String note) {

    public static Increment of(Money baseline, Money total, String note) {
        return new Increment(baseline.pence(), total.pence(), note);
    }

    public Money baseline() {
        return Money.ofPence(baselinePence);
    }

    public Money total() {
        return Money.ofPence(totalPence);
    }

    public Money growth() {
        return total().minus(baseline());
    }
}
