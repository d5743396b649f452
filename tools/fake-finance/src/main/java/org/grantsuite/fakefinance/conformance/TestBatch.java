package org.grantsuite.fakefinance.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A posting batch of the double, shown as the contract of grant-service shows one. */
final class TestBatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    final String id = UUID.randomUUID().toString();
    final long number;
    final List<TestLine> lines;
    final byte[] file;
    String status = "RELEASED";

    TestBatch(long number, List<TestLine> lines) {
        this.number = number;
        this.lines = List.copyOf(lines);
        this.file = lines.stream()
                .map(line -> line.line + "," + line.segments().get("subjective") + "," + amount(line.signed()) + ","
                        + line.postingMonth + "," + line.reference())
                .collect(Collectors.joining("\n", "line,account,amount,period,reference\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    String contentHash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    ObjectNode json() {
        long debit = lines.stream()
                .filter(line -> line.debit)
                .mapToLong(line -> line.pence)
                .sum();
        ObjectNode node = JSON.createObjectNode()
                .put("id", id)
                .put("number", number)
                .put("status", status)
                .put("layoutCode", "CONFORMANCE")
                .put("layoutVersion", 1)
                .put("throughOn", "2022-03-31")
                .put("preparedOn", "2022-04-11")
                .put("lineCount", lines.size())
                .put("contentHash", contentHash())
                .put("preparedBy", "ann")
                .put("moreWaiting", false);
        node.set("debitTotal", money(debit));
        node.set("creditTotal", money(debit));
        months(node.putArray("months"));
        return node;
    }

    private void months(ArrayNode months) {
        lines.stream()
                .collect(Collectors.groupingBy(line -> line.postingMonth, TreeMap::new, Collectors.toList()))
                .forEach((month, those) -> {
                    ObjectNode node =
                            months.addObject().put("month", month.toString()).put("lines", those.size());
                    node.set("debit", money(sum(those, true)));
                    node.set("credit", money(sum(those, false)));
                });
    }

    private static long sum(List<TestLine> lines, boolean debit) {
        return lines.stream()
                .filter(line -> line.debit == debit)
                .mapToLong(line -> line.pence)
                .sum();
    }

    static ObjectNode json(TestLine line) {
        ObjectNode node = JSON.createObjectNode()
                .put("line", line.line)
                .put("reference", line.reference())
                .put("journalId", line.journalId)
                .put("grantId", "00000000-0000-7000-8000-0000000000ff")
                .put("side", line.debit ? "DEBIT" : "CREDIT")
                .put("account", line.debit ? "DIRECT_SPEND" : "CREDITORS")
                .put("valueOn", line.valueOn.toString())
                .put("postingMonth", line.postingMonth.toString())
                .put("description", "Conformance test")
                .put("attempt", line.attempt)
                .put("status", line.status);
        node.set("amount", money(line.pence));
        ObjectNode segments = node.putObject("segments");
        line.segments().forEach(segments::put);
        return node;
    }

    static ObjectNode money(long pence) {
        return JSON.createObjectNode().put("amount", amount(pence)).put("currency", "GBP");
    }

    private static String amount(long pence) {
        long size = Math.abs(pence);
        return String.format(Locale.ROOT, "%s%d.%02d", pence < 0 ? "-" : "", size / 100, size % 100);
    }

    boolean isOpen() {
        return lines.stream().anyMatch(TestLine::isOpen);
    }
}
