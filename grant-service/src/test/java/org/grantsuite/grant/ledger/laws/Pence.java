package org.grantsuite.grant.ledger.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Amounts as the wire writes them, read without the suite's own type. */
final class Pence {
    private Pence() {}

    static long of(JsonNode money) {
        return new BigDecimal(money.path("amount").asText()).movePointRight(2).longValueExact();
    }

    static String json(long pence) {
        return "{\"amount\":\"" + BigDecimal.valueOf(pence, 2).toPlainString() + "\",\"currency\":\"GBP\"}";
    }
}
