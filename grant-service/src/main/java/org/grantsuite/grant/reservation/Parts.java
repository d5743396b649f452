package org.grantsuite.grant.reservation;

import java.util.List;
import org.grantsuite.commons.money.Money;

/** Parts held against the whole they should make. */
final class Parts {
    private Parts() {}

    /** What positive parts leave of the whole; counted no further than below nothing, for their sum may be beyond all bounds. */
    static Money left(Money whole, List<Money> parts) {
        Money left = whole;
        for (Money part : parts) {
            left = left.isNegative() ? left : left.minus(part);
        }
        return left;
    }

    /** In words: {@code more than 5.00}. */
    static String beside(Money left, Money whole) {
        return (left.isNegative() ? "more than " : "less than ") + whole;
    }
}
