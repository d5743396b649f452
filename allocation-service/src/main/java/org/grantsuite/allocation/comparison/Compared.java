package org.grantsuite.allocation.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.commons.money.Money;

/**
 * What each provider gets on either side, in the order of provider ids.
 *
 * @param rows of every provider that gets something on one side at least
 */
record Compared(List<Row> rows) {
    private static final int MOST_TOLD = 20;

    /** One provider. */
    record Row(String providerId, String providerName, long left, long right) {
        long difference() {
            return right - left;
        }

        String outcome() {
            return difference() > 0 ? "GAINS" : difference() < 0 ? "LOSES" : "SAME";
        }
    }

    static Compared of(Map<String, Long> left, Map<String, Long> right, Map<String, String> names) {
        TreeMap<String, Row> rows = new TreeMap<>();
        left.forEach((id, pence) ->
                rows.put(id, new Row(id, names.getOrDefault(id, id), pence, right.getOrDefault(id, 0L))));
        right.forEach((id, pence) -> rows.putIfAbsent(id, new Row(id, names.getOrDefault(id, id), 0, pence)));
        return new Compared(List.copyOf(rows.values()));
    }

    Money leftTotal() {
        return Money.ofPence(rows.stream().mapToLong(Row::left).sum());
    }

    Money rightTotal() {
        return Money.ofPence(rows.stream().mapToLong(Row::right).sum());
    }

    int count(String outcome) {
        return (int) rows.stream().filter(row -> row.outcome().equals(outcome)).count();
    }

    /** Sum of the differences of those that gain, or lose. */
    Money sum(String outcome) {
        return Money.ofPence(rows.stream()
                .filter(row -> row.outcome().equals(outcome))
                .mapToLong(row -> Math.abs(row.difference()))
                .sum());
    }

    List<Row> largest(String outcome) {
        return rows.stream()
                .filter(row -> row.outcome().equals(outcome))
                .sorted(Comparator.comparingLong((Row row) -> -Math.abs(row.difference()))
                        .thenComparing(Row::providerId))
                .limit(MOST_TOLD)
                .toList();
    }
}
