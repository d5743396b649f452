package org.grantsuite.grant.settlement;

import java.util.ArrayList;
import java.util.List;
import org.grantsuite.commons.money.Money;

/**
 * What stands between a grant and its settlement, on one day.
 *
 * @param held in all, accruals and debts in it; {@code cash} is what of it is money
 * @param awaited of the department, {@code reserved} for payments under way
 */
record Accounts(
        Money held,
        Money cash,
        Money owedByProviders,
        Money owedToDepartment,
        Money awaited,
        Money reserved,
        long openIrregularities,
        long laterJournals) {

    /** One thing to be put right first; the sum is zero where it is no sum. */
    record Blocker(String code, String message, Money amount) {}

    List<Blocker> blockers() {
        List<Blocker> found = new ArrayList<>();
        add(found, cash.isZero() ? held : cash, "MONEY_HELD", "The grant holds money, or is short of it");
        add(found, owedByProviders, "DEBTS_OPEN", "Providers owe the grant; recover it or write it off");
        add(found, owedToDepartment, "NOTICES_OPEN", "The department is owed");
        add(found, awaited, "INSTALMENTS_AWAITED", "The department has not paid all it said, nor cut it");
        add(found, reserved, "RESERVATIONS_OPEN", "Payments are under way");
        if (openIrregularities > 0) {
            found.add(new Blocker("IRREGULARITIES_OPEN", openIrregularities + " case(s) are open", Money.ZERO));
        }
        if (laterJournals > 0) {
            found.add(new Blocker("JOURNALS_LATER", laterJournals + " journal(s) are dated later", Money.ZERO));
        }
        return found;
    }

    private static void add(List<Blocker> found, Money amount, String code, String message) {
        if (!amount.isZero()) {
            found.add(new Blocker(code, message, amount));
        }
    }
}
