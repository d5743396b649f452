package org.grantsuite.fakefinance.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** A line of a posting batch as grant-service tells it. */
record SuiteLine(
        int line,
        String reference,
        String journalId,
        boolean debit,
        long pence,
        YearMonth valueMonth,
        YearMonth postingMonth,
        int attempt,
        String status,
        Map<String, String> segments) {

    static SuiteLine of(JsonNode node) {
        Map<String, String> segments = new HashMap<>();
        node.path("segments")
                .properties()
                .forEach(entry -> segments.put(entry.getKey(), entry.getValue().asText()));
        return new SuiteLine(
                node.path("line").intValue(),
                node.path("reference").asText(),
                node.path("journalId").asText(),
                node.path("side").asText().equals("DEBIT"),
                pence(node.path("amount")),
                YearMonth.parse(node.path("valueOn").asText().substring(0, 7)),
                YearMonth.parse(node.path("postingMonth").asText()),
                node.path("attempt").intValue(),
                node.path("status").asText(),
                segments);
    }

    static long pence(JsonNode money) {
        return new BigDecimal(money.path("amount").asText()).movePointRight(2).longValueExact();
    }

    boolean waits() {
        return status.equals("SENT") || status.equals("HELD");
    }
}
