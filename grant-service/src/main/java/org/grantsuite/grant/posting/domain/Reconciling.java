package org.grantsuite.grant.posting.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.commons.money.Money;

/** Holds two ledgers side by side, control account by control account and reference by reference. Debit is positive. */
public final class Reconciling {
    private static final int MOST_REFERENCES = 50;

    private Reconciling() {}

    /** A side of our ledger. */
    public record Ours(String controlAccount, String reference, UUID journalId, Money amount) {}

    /** A line of the general ledger; the reference is empty where it carries none of ours. */
    public record Theirs(String controlAccount, String reference, String ledgerReference, Money amount) {}

    public record Item(
            ReconciliationState state,
            String controlAccount,
            String reference,
            Money expected,
            Money actual,
            List<UUID> journalIds,
            List<String> ledgerReferences) {
        public Money difference() {
            return actual.minus(expected);
        }
    }

    private record Key(String controlAccount, String reference) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::controlAccount).thenComparing(Key::reference);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Pair {
        private final List<Ours> ours = new ArrayList<>();
        private final List<Theirs> theirs = new ArrayList<>();

        Item item(Key key) {
            Money expected = ours.stream().map(Ours::amount).reduce(Money.ZERO, Money::plus);
            Money actual = theirs.stream().map(Theirs::amount).reduce(Money.ZERO, Money::plus);
            return new Item(
                    state(expected, actual),
                    key.controlAccount(),
                    key.reference(),
                    expected,
                    actual,
                    ours.stream()
                            .map(Ours::journalId)
                            .distinct()
                            .limit(MOST_REFERENCES)
                            .toList(),
                    theirs.stream()
                            .map(Theirs::ledgerReference)
                            .limit(MOST_REFERENCES)
                            .toList());
        }

        private ReconciliationState state(Money expected, Money actual) {
            if (theirs.isEmpty()) {
                return ReconciliationState.MISSING;
            }
            if (ours.isEmpty()) {
                return ReconciliationState.EXTRA;
            }
            return expected.equals(actual) ? ReconciliationState.MATCHED : ReconciliationState.DIFFERENT;
        }
    }

    /** Items in the order of control account and reference; a line of theirs without a reference stands by itself. */
    public static List<Item> compare(List<Ours> ours, List<Theirs> theirs) {
        Map<Key, Pair> pairs = new TreeMap<>();
        for (Ours side : ours) {
            pairs.computeIfAbsent(new Key(side.controlAccount(), side.reference()), key -> new Pair())
                    .ours
                    .add(side);
        }
        for (Theirs line : theirs) {
            // A leading blank keeps their own reference from ever meeting one of ours.
            String reference = line.reference().isEmpty() ? " " + line.ledgerReference() : line.reference();
            pairs.computeIfAbsent(new Key(line.controlAccount(), reference), key -> new Pair())
                    .theirs
                    .add(line);
        }
        return pairs.entrySet().stream()
                .map(entry -> entry.getValue().item(entry.getKey()))
                .toList();
    }
}
