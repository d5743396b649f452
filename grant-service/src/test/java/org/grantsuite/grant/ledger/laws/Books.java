package org.grantsuite.grant.ledger.laws;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the posters were told was done: one entry for each answer that acknowledged a movement, in the terms of invariant
 * 1. Whatever the service lost or did twice is missing from these books, or from the ledger.
 */
final class Books {
    private final Map<String, List<Movement>> movements = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /** A sum that moved: terms of the position, in pence, as of a value date. */
    record Movement(LocalDate on, Map<String, Long> terms) {}

    void moved(String grant, LocalDate on, Map<String, Long> terms) {
        var of = movements.computeIfAbsent(grant, same -> new ArrayList<>());
        synchronized (of) {
            of.add(new Movement(on, terms));
        }
    }

    void count(String what) {
        counts.computeIfAbsent(what, same -> new AtomicInteger()).incrementAndGet();
    }

    int counted(String what) {
        AtomicInteger found = counts.get(what);
        return found == null ? 0 : found.get();
    }

    Map<String, AtomicInteger> counts() {
        return new TreeMap<>(counts);
    }

    /** Every term that is not nothing, up to and including a value date. */
    Map<String, Long> fold(String grant, LocalDate asOf) {
        Map<String, Long> folded = new TreeMap<>();
        var of = movements.getOrDefault(grant, List.of());
        synchronized (of) {
            of.stream()
                    .filter(one -> !one.on().isAfter(asOf))
                    .forEach(one -> one.terms().forEach((term, pence) -> folded.merge(term, pence, Long::sum)));
        }
        folded.values().removeIf(pence -> pence == 0);
        return folded;
    }

    int journals(String grant) {
        return movements.getOrDefault(grant, List.of()).size();
    }
}
