package org.grantsuite.reporting.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.allocationclient.AwardGiven;
import org.grantsuite.reporting.allocationclient.AwardGiven.PotLine;
import org.grantsuite.reporting.allocationclient.AwardPayment;
import org.grantsuite.reporting.publication.FoiService.FoiRound;
import org.grantsuite.reporting.publication.FoiService.RoundPot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random rounds as they happen: a tranche is split into pots, the pots into awards; these are offered, accepted whole or in part,
 * declined and paid, in any order. After each step what a round tells keeps invariants 2 (pots make the tranche, awards the pots)
 * and 5 (paid, accepted, offered), held against the events alone. One penny put wrong is seen, by the invariant it breaks.
 */
class PublishedPotsPropertyTest {

    private static final int CASES = 200;
    private static final LocalDate DAY = LocalDate.of(2021, 12, 20);

    private enum Answer {
        NONE,
        ACCEPTED,
        DECLINED
    }

    /** As it happened; {@code taken} and {@code paid} are of the whole award. */
    private record Award(UUID id, Map<String, Long> lines, Answer answer, long taken, long paid) {

        long offered() {
            return lines.values().stream().mapToLong(Long::longValue).sum();
        }

        Award answered(Answer by, long pence) {
            return new Award(id, lines, by, pence, 0);
        }

        Award paying(long pence) {
            return new Award(id, lines, answer, taken, pence);
        }
    }

    private record Round(Map<String, Long> pots, List<Award> awards) {}

    @Test
    void shouldTellEveryPennyOfATrancheAfterEachStep() {
        var random = new Random(31_5781);
        for (int i = 0; i < CASES; i++) {
            var whole = round(random);
            var round = new Round(whole.pots(), new ArrayList<>());
            whole.awards().forEach(award -> {
                round.awards().add(award);
                assertThat(broken(round, told(round))).isEmpty();
            });
            assertThat(told(round).offeredTotal()).isEqualTo(Money.ofPence(tranche(round)));
            for (int step = 0; step < 3 * round.awards().size(); step++) {
                happen(random, round.awards());
                assertThat(broken(round, told(round)))
                        .as("step %d of case %d: %s", step, i, round)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void shouldGoFalseAloneWhenOnePennyIsPutWrong(int number, String what, UnaryOperator<FoiRound> fault) {
        var pots = Map.of("CARE", 60_000L, "HUB", 40_000L);
        var award = new Award(UUID.randomUUID(), pots, Answer.ACCEPTED, 33_333, 33_333);
        var round = new Round(pots, List.of(award));
        assertThat(broken(round, told(round))).isEmpty();

        assertThat(broken(round, fault.apply(told(round)))).containsExactly(number);
    }

    private static Stream<Arguments> faults() {
        return Stream.of(
                fault(2, "a penny more of a pot", told -> with(told, told.paidTotal(), List.of(pot(20_001), hub()))),
                fault(
                        2,
                        "a penny in the other pot",
                        told -> with(
                                told,
                                told.paidTotal(),
                                List.of(pot(19_999), new RoundPot("HUB", 1, Money.ofPence(13_334))))),
                fault(2, "a pot left out", told -> with(told, told.paidTotal(), List.of(pot(20_000)))),
                fault(5, "a penny more paid than accepted", told -> with(told, Money.ofPence(33_334), told.pots())));
    }

    private static Arguments fault(int number, String what, UnaryOperator<FoiRound> fault) {
        return Arguments.of(number, what, fault);
    }

    private static RoundPot pot(long pence) {
        return new RoundPot("CARE", 1, Money.ofPence(pence));
    }

    private static RoundPot hub() {
        return new RoundPot("HUB", 1, Money.ofPence(13_333));
    }

    private static FoiRound with(FoiRound told, Money paid, List<RoundPot> pots) {
        return new FoiRound(
                told.instalment(),
                told.providers(),
                told.offered(),
                told.offeredTotal(),
                told.accepted(),
                told.acceptedTotal(),
                told.declined(),
                told.declinedTotal(),
                told.payments(),
                paid,
                told.largestAward(),
                told.smallestAward(),
                pots);
    }

    private static FoiRound told(Round round) {
        var given = round.awards().stream()
                .map(one -> new AwardGiven(
                        one.id(),
                        "1-" + one.id(),
                        1,
                        one.answer() == Answer.NONE ? "OFFERED" : one.answer().name(),
                        one.offered(),
                        one.taken(),
                        one.paid(),
                        one.lines().entrySet().stream()
                                .map(line -> new PotLine(line.getKey(), line.getValue()))
                                .toList(),
                        DAY,
                        one.answer() == Answer.ACCEPTED ? DAY : null,
                        Instant.EPOCH))
                .toList();
        var payments = round.awards().stream()
                .filter(one -> one.paid() > 0)
                .map(one -> new AwardPayment(one.id(), one.id(), "1-" + one.id(), 1, one.paid(), DAY, "P"))
                .toList();
        return FoiService.round(1, given, payments);
    }

    /** Pots of a tranche, each given out to the penny: an award may take from several. */
    private static Round round(Random random) {
        var pots = new TreeMap<String, Long>();
        var lines = new ArrayList<Map<String, Long>>();
        int awards = 1 + random.nextInt(6);
        for (int i = 0; i < awards; i++) {
            lines.add(new TreeMap<>());
        }
        for (int pot = 1 + random.nextInt(4); pot > 0; pot--) {
            for (int i = random.nextInt(awards); i < awards; i++) {
                long pence = 1 + random.nextInt(random.nextBoolean() ? 100 : 10_000_000);
                lines.get(i).put("POT" + pot, pence);
                pots.merge("POT" + pot, pence, Long::sum);
            }
        }
        var made = new ArrayList<Award>();
        lines.stream()
                .filter(one -> !one.isEmpty())
                .forEach(one -> made.add(new Award(UUID.randomUUID(), one, Answer.NONE, 0, 0)));
        Collections.shuffle(made, random);
        return new Round(pots, made);
    }

    private static void happen(Random random, List<Award> awards) {
        int which = random.nextInt(awards.size());
        var award = awards.get(which);
        awards.set(
                which,
                switch (award.answer()) {
                    case ACCEPTED -> award.paying(award.paid() + random.nextLong(award.taken() - award.paid() + 1));
                    case DECLINED -> award;
                    case NONE ->
                        switch (random.nextInt(3)) {
                            case 0 -> award.answered(Answer.DECLINED, 0);
                            case 1 -> award.answered(Answer.ACCEPTED, award.offered());
                            default -> award.answered(Answer.ACCEPTED, 1 + random.nextLong(award.offered()));
                        };
                });
    }

    // what follows is the recomputation: plain loops over the events, in decimals

    private static TreeSet<Integer> broken(Round round, FoiRound told) {
        var broken = new TreeSet<Integer>();
        var offered = new TreeMap<String, Long>();
        var accepted = new TreeMap<String, Long>();
        long paid = 0;
        long taken = 0;
        for (var award : round.awards()) {
            award.lines().forEach((pot, pence) -> offered.merge(pot, pence, Long::sum));
            naive(award).forEach((pot, pence) -> accepted.merge(pot, pence, Long::sum));
            paid += award.paid();
            taken += award.taken();
        }
        accepted.values().removeIf(pence -> pence == 0);
        var byPot = new TreeMap<String, Long>();
        told.pots().forEach(pot -> byPot.put(pot.potCode(), pot.accepted().pence()));
        boolean within = offered.entrySet().stream()
                .allMatch(pot -> pot.getValue() <= round.pots().get(pot.getKey())
                        && byPot.getOrDefault(pot.getKey(), 0L) <= pot.getValue());
        if (!within || !byPot.equals(accepted) || told.acceptedTotal().pence() != taken) {
            broken.add(2);
        }
        boolean ordered = told.paidTotal().compareTo(told.acceptedTotal()) <= 0
                && told.acceptedTotal().compareTo(told.offeredTotal()) <= 0;
        if (!ordered || told.paidTotal().pence() != paid) {
            broken.add(5);
        }
        return broken;
    }

    private static long tranche(Round round) {
        return round.pots().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rounded down, and then a penny at a time to whoever is furthest below its exact share. */
    private static Map<String, Long> naive(Award award) {
        var exact = new TreeMap<String, BigDecimal>();
        var shares = new TreeMap<String, Long>();
        award.lines().forEach((pot, pence) -> {
            var share = BigDecimal.valueOf(award.taken())
                    .multiply(BigDecimal.valueOf(pence))
                    .divide(BigDecimal.valueOf(award.offered()), 40, RoundingMode.HALF_EVEN);
            exact.put(pot, share);
            shares.put(pot, share.longValue());
        });
        while (shares.values().stream().mapToLong(Long::longValue).sum() < award.taken()) {
            String furthest = exact.firstKey();
            for (var pot : exact.keySet()) {
                if (behind(exact, shares, pot).compareTo(behind(exact, shares, furthest)) > 0) {
                    furthest = pot;
                }
            }
            shares.merge(furthest, 1L, Long::sum);
        }
        return shares;
    }

    private static BigDecimal behind(Map<String, BigDecimal> exact, Map<String, Long> shares, String pot) {
        return exact.get(pot).subtract(BigDecimal.valueOf(shares.get(pot)));
    }
}
