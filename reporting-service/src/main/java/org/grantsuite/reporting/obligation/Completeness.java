package org.grantsuite.reporting.obligation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How complete a reporting point is (R36). A pound counts by its award: it is met when everything owed for the award is.
 *
 * @param count obligations for awards, by where they stand
 * @param pounds pence paid on awards, by where the least of what is owed for them stands
 */
public record Completeness(
        Map<ObligationState, Integer> count,
        Map<ObligationState, Long> pounds,
        List<Silent> silent,
        int asked,
        int answered) {

    /** A provider of whom nothing has come for some of its awards. */
    public record Silent(
            String providerId, String providerName, List<String> locations, long paidPence, boolean overdue) {}

    /** @param paid pence paid on each award */
    static Completeness of(List<Obligation> all, Map<UUID, Long> paid, LocalDate today) {
        var count = new EnumMap<ObligationState, Integer>(ObligationState.class);
        all.stream()
                .filter(one -> one.kind() == ObligationKind.AWARD)
                .forEach(one -> count.merge(one.state(), 1, Integer::sum));
        int answered = (int) all.stream().filter(Obligation::leaversStated).count();
        return new Completeness(count, pounds(all, paid), silent(all, paid, today), all.size(), answered);
    }

    private static Map<ObligationState, Long> pounds(List<Obligation> all, Map<UUID, Long> paid) {
        Map<UUID, ObligationState> least = new TreeMap<>();
        for (var owed : all) {
            owed.awardIds()
                    .forEach(award ->
                            least.merge(award, owed.state(), (one, other) -> rank(one) <= rank(other) ? one : other));
        }
        var pounds = new EnumMap<ObligationState, Long>(ObligationState.class);
        least.forEach((award, state) -> pounds.merge(state, paid.getOrDefault(award, 0L), Math::addExact));
        return pounds;
    }

    private static int rank(ObligationState state) {
        return switch (state) {
            case OUTSTANDING -> 0;
            case HANDED_IN -> 1;
            case EXCUSED -> 2;
            case MET -> 3;
        };
    }

    private static List<Silent> silent(List<Obligation> all, Map<UUID, Long> paid, LocalDate today) {
        Map<String, List<Obligation>> byProvider = new TreeMap<>();
        all.stream()
                .filter(one -> one.isOutstanding() && one.kind() == ObligationKind.AWARD)
                .forEach(one -> byProvider
                        .computeIfAbsent(one.providerId(), provider -> new ArrayList<>())
                        .add(one));
        return byProvider.values().stream()
                .map(owed -> silentProvider(owed, paid, today))
                .toList();
    }

    private static Silent silentProvider(List<Obligation> owed, Map<UUID, Long> paid, LocalDate today) {
        var locations = new ArrayList<String>();
        long pence = 0;
        for (var one : owed) {
            var location = one.locationId();
            if (location != null) {
                locations.add(location);
            }
            for (var award : one.awardIds()) {
                pence = Math.addExact(pence, paid.getOrDefault(award, 0L));
            }
        }
        var first = owed.get(0);
        boolean overdue = owed.stream().anyMatch(one -> one.isOverdue(today));
        return new Silent(first.providerId(), first.providerName(), locations, pence, overdue);
    }

    public int count(ObligationState state) {
        return count.getOrDefault(state, 0);
    }

    public long pounds(ObligationState state) {
        return pounds.getOrDefault(state, 0L);
    }

    public int due() {
        return count.values().stream().mapToInt(Integer::intValue).sum();
    }

    public long paid() {
        return pounds.values().stream().reduce(0L, Math::addExact);
    }

    /** Of what is owed and not excused, what is met; two decimals, rounded down so that 100.00 means all of it. */
    public String percentByCount() {
        return percent(count(ObligationState.MET), due() - count(ObligationState.EXCUSED));
    }

    public String percentByPounds() {
        return percent(pounds(ObligationState.MET), paid() - pounds(ObligationState.EXCUSED));
    }

    public String coverage() {
        return asked == 0 ? "0.00" : percent(answered, asked);
    }

    /** Nothing owed is nothing missing. */
    static String percent(long part, long whole) {
        return whole == 0
                ? "100.00"
                : BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.DOWN)
                        .toPlainString();
    }
}
