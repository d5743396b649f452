package org.grantsuite.grant.register;

import java.util.Optional;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.deadline.Due;
import org.grantsuite.grant.grant.domain.Grant;

/** A grant as the register shows it. */
record RegisterEntry(Grant grant, Sums sums, Money atRisk, Optional<Due> nextDeadline) {

    /** @param spent net of what came back from providers */
    record Sums(Money received, Money spent, Money repaid, Money held) {
        static final Sums NONE = new Sums(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }
}
