package org.grantsuite.fakefinance.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.grantsuite.fakefinance.conformance.Finding.Kind;
import org.grantsuite.fakefinance.ledger.Booking;

/** Holds what was released and acknowledged against what the general ledger says it booked. */
final class Verdict {
    private final List<TestBatch> batches;
    private final List<Booking> bookings;
    private final Map<String, List<Booking>> byReference;
    private final List<Finding> findings = new ArrayList<>();

    private Verdict(List<TestBatch> batches, List<Booking> bookings) {
        this.batches = batches;
        this.bookings = bookings;
        this.byReference = bookings.stream().collect(Collectors.groupingBy(Booking::reference));
    }

    static List<Finding> of(List<TestBatch> batches, List<Booking> bookings) {
        Verdict verdict = new Verdict(batches, bookings);
        Map<String, TestLine> last = new HashMap<>();
        batches.forEach(batch -> batch.lines.forEach(line -> last.put(line.reference(), line)));
        last.values().forEach(verdict::line);
        verdict.strangers(last);
        verdict.order();
        verdict.balance();
        return List.copyOf(verdict.findings);
    }

    private void line(TestLine line) {
        List<Booking> booked = byReference.getOrDefault(line.reference(), List.of());
        if (booked.size() > 1) {
            add(Kind.BOOKED_TWICE, line.reference() + " stands " + booked.size() + " times");
        }
        if (!line.status.equals("ACKNOWLEDGED")) {
            add(Kind.NO_OUTCOME, line.reference() + " is still " + line.status);
            if (!booked.isEmpty()) {
                add(Kind.BOOKED_BUT_NOT_ACKNOWLEDGED, line.reference());
            }
            return;
        }
        if (booked.isEmpty()) {
            add(Kind.NOT_BOOKED, line.reference() + " was acknowledged as " + line.ledgerReference);
            return;
        }
        compare(line, booked.get(0));
    }

    private void compare(TestLine line, Booking booking) {
        if (booking.pence() == -line.signed()) {
            add(Kind.WRONG_SIGN, line.reference() + " stands as " + booking.pence() + " pence");
        } else if (booking.pence() != line.signed()) {
            add(Kind.WRONG_AMOUNT, line.reference() + " stands as " + booking.pence() + " pence");
        }
        if (!booking.period().equals(line.postingMonth)) {
            add(Kind.WRONG_PERIOD, line.reference() + " stands in " + booking.period() + ", not " + line.postingMonth);
        }
        if (!booking.segments().equals(line.segments())) {
            add(Kind.WRONG_CODES, line.reference() + " stands under " + booking.segments());
        }
        if (!booking.ledgerReference().equals(line.ledgerReference)) {
            add(Kind.LEDGER_REFERENCE_DIFFERS, line.reference() + " was acknowledged as " + line.ledgerReference);
        }
    }

    private void strangers(Map<String, TestLine> known) {
        bookings.stream()
                .filter(booking -> !known.containsKey(booking.reference()))
                .forEach(booking -> add(Kind.UNKNOWN_BOOKING, booking.reference()));
    }

    /** Lines stand in the order of their batches' numbers, and in a batch in the order of its lines. */
    private void order() {
        long before = 0;
        for (TestBatch batch : batches) {
            for (TestLine line : batch.lines) {
                List<Booking> booked = byReference.getOrDefault(line.reference(), List.of());
                if (!line.status.equals("ACKNOWLEDGED") || booked.isEmpty()) {
                    continue;
                }
                long position = booked.get(0).position();
                if (position < before) {
                    add(Kind.ORDER_LOST, "line " + line.line + " of batch " + batch.number + " was booked too early");
                }
                before = position;
            }
        }
    }

    private void balance() {
        bookings.stream()
                .collect(Collectors.groupingBy(Booking::journalId, Collectors.summingLong(Booking::pence)))
                .forEach((journal, sum) -> {
                    if (sum != 0) {
                        add(Kind.OUT_OF_BALANCE, "journal " + journal + " by " + sum + " pence");
                    }
                });
    }

    private void add(Kind kind, String detail) {
        findings.add(new Finding(kind, detail));
    }
}
