package org.grantsuite.allocation.award;

import java.util.LinkedHashMap;
import java.util.Map;
import org.grantsuite.allocation.apportionment.Apportionment;
import org.grantsuite.allocation.apportionment.LineOrder;
import org.grantsuite.allocation.apportionment.ProRata;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.grantsuite.commons.money.Money;

/** How much of each pot is accepted where an award is accepted in part: in proportion, to the penny (R21). */
final class PartAcceptance {
    private PartAcceptance() {}

    static Map<String, Money> split(Map<String, Money> offered, Money accepted) {
        String[] codes = offered.keySet().toArray(String[]::new);
        long[] weights = offered.values().stream().mapToLong(Money::pence).toArray();
        Apportionment shares =
                ProRata.share(accepted.pence(), weights, LineOrder.byKey(codes), RemainderRule.LARGEST_REMAINDER);
        Map<String, Money> parts = new LinkedHashMap<>();
        for (int i = 0; i < codes.length; i++) {
            parts.put(codes[i], Money.ofPence(shares.pence()[i]));
        }
        return parts;
    }
}
