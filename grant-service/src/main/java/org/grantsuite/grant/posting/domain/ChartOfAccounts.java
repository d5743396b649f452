package org.grantsuite.grant.posting.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.grantsuite.grant.posting.domain.ChartMapping.Key;

/** All mappings of a council, asked by account and day: the narrowest key that holds on the day wins. */
public final class ChartOfAccounts {
    /** Grant before pot before measure. */
    private static final List<boolean[]> NARROW_TO_WIDE = List.of(
            new boolean[] {true, true, true},
            new boolean[] {true, true, false},
            new boolean[] {true, false, true},
            new boolean[] {true, false, false},
            new boolean[] {false, true, true},
            new boolean[] {false, true, false},
            new boolean[] {false, false, true},
            new boolean[] {false, false, false});

    private final Map<Key, TreeMap<LocalDate, ChartMapping>> byKey = new HashMap<>();

    /** @param mappings in any order; of two for the same key and day the one recorded later holds */
    public ChartOfAccounts(List<ChartMapping> mappings) {
        mappings.stream()
                .sorted(Comparator.comparing(ChartMapping::recordedAt).thenComparing(ChartMapping::id))
                .forEach(mapping -> byKey.computeIfAbsent(mapping.key(), key -> new TreeMap<>())
                        .put(mapping.effectiveFrom(), mapping));
    }

    /** @param use the account with the grant, pot and measure of a transfer */
    public Optional<ChartMapping> find(Key use, LocalDate on) {
        return NARROW_TO_WIDE.stream()
                .map(keep -> new Key(
                        use.account(),
                        keep[0] ? use.grantId() : null,
                        keep[1] ? use.potCode() : null,
                        keep[2] ? use.measure() : null))
                .distinct()
                .map(key -> holding(key, on))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<ChartMapping> holding(Key key, LocalDate on) {
        return Optional.ofNullable(byKey.get(key))
                .map(dated -> dated.floorEntry(on))
                .map(Map.Entry::getValue)
                .filter(mapping -> !mapping.ends());
    }
}
