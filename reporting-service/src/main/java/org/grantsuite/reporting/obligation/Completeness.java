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

    /** What was paid on an award. */
    record AwardPaid(UUID obligationId, UUID awardId, long paidPence) {}

    static Completeness of(List<Obligation> all, List<AwardPaid> awards, LocalDate today) {
        Map<UUID, Obligation> byId = new TreeMap<>();
        all.forEach(one -> byId.put(one.id(), one));
        var count = new EnumMap<ObligationState, Integer>(ObligationState.class);
        all.stream()
                .filter(one -> one.kind() == ObligationKind.AWARD)
                .forEach(one -> count.merge(one.state(), 1, Integer::sum));
        int answered = (int) all.stream().filter(Obligation::leaversStated).count();
        return new Completeness(count, pounds(byId, awards), silent(all, today), all.size(), answered);
    }

    private static Map<ObligationState, Long> pounds(Map<UUID, Obligation> byId, List<AwardPaid> awards) {
        Map<UUID, ObligationState> least = new TreeMap<>();
        Map<UUID, Long> paid = new TreeMap<>();
        for (var award : awards) {
            var obligation = byId.get(award.obligationId());
            if (obligation != null) {
                least.merge(
                        award.awardId(), obligation.state(), (one, other) -> rank(one) <= rank(other) ? one : other);
                paid.put(award.awardId(), award.paidPence());
            }
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

    private static List<Silent> silent(List<Obligation> all, LocalDate today) {
        Map<String, List<Obligation>> byProvider = new TreeMap<>();
        all.stream()
                .filter(one -> one.isOutstanding() && one.kind() == ObligationKind.AWARD)
                .forEach(one -> byProvider
                        .computeIfAbsent(one.providerId(), provider -> new ArrayList<>())
                        .add(one));
        return byProvider.values().stream()
                .map(owed -> silentProvider(owed, today))
                .toList();
    }

    private static Silent silentProvider(List<Obligation> owed, LocalDate today) {
        var locations = new ArrayList<String>();
        long paid = 0;
        for (var one : owed) {
            var location = one.locationId();
            if (location != null) {
                locations.add(location);
            }
            paid = Math.addExact(paid, one.paidPence());
        }
        var first = owed.get(0);
        boolean overdue = owed.stream().anyMatch(one -> one.isOverdue(today));
        return new Silent(first.providerId(), first.providerName(), locations, paid, overdue);
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
