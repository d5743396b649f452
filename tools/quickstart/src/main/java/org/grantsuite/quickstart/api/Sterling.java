package org.grantsuite.quickstart.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Pence in this program, {@code {"amount":"1250.00","currency":"GBP"}} on the wire. */
public final class Sterling {
    private Sterling() {}

    /**
     * Pence of an amount as it stands on the wire.
     *
     * @throws IllegalArgumentException for anything but a text with exactly two decimals
     */
    public static long pence(String amount) {
        if (!amount.matches("-?\\d{1,15}\\.\\d{2}")) {
            throw new IllegalArgumentException("Not pounds and pence: " + amount);
        }
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    public static long pence(JsonNode money) {
        return pence(money.path("amount").asText());
    }

    public static String amount(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }

    public static Map<String, String> money(long pence) {
        return new TreeMap<>(Map.of("amount", amount(pence), "currency", "GBP"));
    }

    /** For people: £331,788.60. */
    public static String shown(long pence) {
        String digits = amount(Math.abs(pence));
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 6; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return (pence < 0 ? "-£" : "£") + grouped;
    }
}
