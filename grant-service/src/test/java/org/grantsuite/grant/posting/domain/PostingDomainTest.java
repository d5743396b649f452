package org.grantsuite.grant.posting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.posting.domain.Reconciling.Item;
import org.grantsuite.grant.posting.domain.Reconciling.Ours;
import org.grantsuite.grant.posting.domain.Reconciling.Theirs;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is decided without a database: which mapping holds, what may follow what, how two ledgers compare. */
class PostingDomainTest {
    private static final UUID GRANT = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);

    @Nested
    class Chart {
        @Test
        void shouldTakeTheNarrowestKeyThatHoldsOnTheDay() {
            var chart = new ChartOfAccounts(List.of(
                    mapping(key(null, null, null), DAY, "wide", 1),
                    mapping(key(null, null, "M"), DAY, "measure", 1),
                    mapping(key(null, "P", null), DAY, "pot", 1),
                    mapping(key(GRANT, null, null), DAY, "grant", 1)));

            assertThat(code(chart, key(UUID.randomUUID(), null, null), DAY)).isEqualTo("wide");
            assertThat(code(chart, key(UUID.randomUUID(), "X", "M"), DAY)).isEqualTo("measure");
            assertThat(code(chart, key(UUID.randomUUID(), "P", "M"), DAY)).isEqualTo("pot");
            assertThat(code(chart, key(GRANT, "P", "M"), DAY)).isEqualTo("grant");
            assertThat(chart.find(key(GRANT, "P", "M"), DAY.minusDays(1))).isEmpty();
        }

        @Test
        void shouldFollowTheDaysAndTheLaterRecordAndFallBackWhereAKeyEnds() {
            var chart = new ChartOfAccounts(List.of(
                    mapping(key(null, null, null), DAY, "first", 1),
                    mapping(key(null, null, null), DAY.plusDays(10), "corrected", 3),
                    mapping(key(null, null, null), DAY.plusDays(10), "mistaken", 2),
                    mapping(key(null, "P", null), DAY, "pot", 1),
                    mapping(key(null, "P", null), DAY.plusDays(5), null, 1)));

            assertThat(code(chart, key(GRANT, "P", null), DAY.plusDays(4))).isEqualTo("pot");
            assertThat(code(chart, key(GRANT, "P", null), DAY.plusDays(5))).isEqualTo("first");
            assertThat(code(chart, key(GRANT, "P", null), DAY.plusDays(10))).isEqualTo("corrected");
        }

        private static String code(ChartOfAccounts chart, ChartMapping.Key use, LocalDate on) {
            return chart.find(use, on).orElseThrow().segments().get("costCentre");
        }

        private static ChartMapping.Key key(UUID grant, String pot, String measure) {
            return new ChartMapping.Key(Account.GRANT_CASH, grant, pot, measure);
        }

        private static ChartMapping mapping(ChartMapping.Key key, LocalDate from, String code, int recorded) {
            var segments = new TreeMap<String, String>();
            if (code != null) {
                segments.put("costCentre", code);
            }
            return new ChartMapping(
                    UUID.randomUUID(), key, from, null, segments, "why", Instant.ofEpochSecond(recorded), "ann");
        }
    }

    @Nested
    class Statuses {
        @Test
        void shouldMoveBatchesByTheTableAlone() {
            Map<BatchStatus, Set<BatchStatus>> allowed = Map.of(
                    BatchStatus.PREPARED, EnumSet.of(BatchStatus.RELEASED, BatchStatus.HELD, BatchStatus.WITHDRAWN),
                    BatchStatus.HELD, EnumSet.of(BatchStatus.PREPARED, BatchStatus.WITHDRAWN),
                    BatchStatus.RELEASED, EnumSet.of(BatchStatus.SENT, BatchStatus.HELD, BatchStatus.WITHDRAWN),
                    BatchStatus.SENT, EnumSet.of(BatchStatus.SETTLED));
            for (BatchStatus from : BatchStatus.values()) {
                for (BatchStatus to : BatchStatus.values()) {
                    assertThat(from.mayBecome(to))
                            .as(from + " to " + to)
                            .isEqualTo(allowed.getOrDefault(from, Set.of()).contains(to));
                }
            }
        }

        @Test
        void shouldMoveLinesByTheTableAlone() {
            Map<LineStatus, Set<LineStatus>> allowed = Map.of(
                    LineStatus.PREPARED, EnumSet.of(LineStatus.SENT, LineStatus.WITHDRAWN),
                    LineStatus.SENT, EnumSet.of(LineStatus.HELD, LineStatus.ACKNOWLEDGED, LineStatus.REJECTED),
                    LineStatus.HELD, EnumSet.of(LineStatus.ACKNOWLEDGED, LineStatus.REJECTED),
                    LineStatus.REJECTED, EnumSet.of(LineStatus.RESENT),
                    LineStatus.RESENT, EnumSet.of(LineStatus.REJECTED));
            for (LineStatus from : LineStatus.values()) {
                for (LineStatus to : LineStatus.values()) {
                    assertThat(from.mayBecome(to))
                            .as(from + " to " + to)
                            .isEqualTo(allowed.getOrDefault(from, Set.of()).contains(to));
                }
            }
        }
    }

    @Nested
    class Comparing {
        @Test
        void shouldTellMatchedMissingExtraAndDifferentApart() {
            UUID journal = UUID.randomUUID();
            var items = Reconciling.compare(
                    List.of(ours("A", journal, "5.00"), ours("B", journal, "6.00"), ours("C", journal, "-7.00")),
                    List.of(
                            theirs("A", "GL-1", "5.00"),
                            theirs("C", "GL-2", "-7.00"),
                            theirs("C", "GL-3", "-7.00"),
                            theirs("", "GL-4", "1.00")));

            assertThat(items)
                    .extracting(item -> item.reference().strip() + " " + item.state() + " " + item.difference())
                    .containsExactly("GL-4 EXTRA £1.00", "A MATCHED £0.00", "B MISSING £-6.00", "C DIFFERENT £-7.00");
            assertThat(items.get(3).ledgerReferences()).containsExactly("GL-2", "GL-3");
        }

        @Test
        void shouldNeverLetALineOfTheirsPassForOneOfOurs() {
            var items = Reconciling.compare(
                    List.of(ours("GL-9", UUID.randomUUID(), "5.00")), List.of(theirs("", "GL-9", "5.00")));

            assertThat(items)
                    .extracting(Item::state)
                    .containsExactlyInAnyOrder(ReconciliationState.EXTRA, ReconciliationState.MISSING);
        }

        /** Whatever stands on either side, in whatever order: the differences sum to the difference of the sums. */
        @Test
        void shouldExplainTheWholeDifference() {
            Random random = new Random(20220331);
            for (int round = 0; round < 300; round++) {
                List<Ours> ours = new ArrayList<>();
                List<Theirs> theirs = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    String amount = (random.nextInt(2000) - 1000) + ".5" + random.nextInt(10);
                    String reference = "R" + random.nextInt(20);
                    if (random.nextBoolean()) {
                        ours.add(ours(reference, UUID.randomUUID(), amount));
                    }
                    if (random.nextBoolean()) {
                        theirs.add(theirs(random.nextInt(5) == 0 ? "" : reference, "GL-" + i, amount));
                    }
                }
                var items = Reconciling.compare(ours, theirs);
                Money difference = items.stream().map(Item::difference).reduce(Money.ZERO, Money::plus);
                Money expected = ours.stream().map(Ours::amount).reduce(Money.ZERO, Money::plus);
                Money actual = theirs.stream().map(Theirs::amount).reduce(Money.ZERO, Money::plus);
                assertThat(difference).isEqualTo(actual.minus(expected));
                Collections.shuffle(ours, random);
                Collections.shuffle(theirs, random);
                assertThat(Reconciling.compare(ours, theirs))
                        .extracting(Item::state)
                        .isEqualTo(items.stream().map(Item::state).toList());
            }
        }

        private static Ours ours(String reference, UUID journal, String amount) {
            return new Ours("9301", reference, journal, Money.parse(amount));
        }

        private static Theirs theirs(String reference, String ledgerReference, String amount) {
            return new Theirs("9301", reference, ledgerReference, Money.parse(amount));
        }
    }
}
