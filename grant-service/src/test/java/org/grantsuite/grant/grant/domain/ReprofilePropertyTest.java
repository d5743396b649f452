package org.grantsuite.grant.grant.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.grant.domain.Reprofile.Line;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReprofilePropertyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAlwaysMakeTheNewTotalAndLeaveWhatWasPaid(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<Line> lines = lines(random);
            Money total = Money.ofPence(1 + random.nextLong(2_000_00));
            Money standing = sum(
                    lines.stream().filter(Line::standing).map(Line::expected).toList());

            Optional<List<Money>> shares = Reprofile.of(total, lines);

            assertThat(shares.isPresent()).isEqualTo(standing.compareTo(total) <= 0);
            shares.ifPresent(found -> assertKept(total, lines, found));
        }
    }

    private static void assertKept(Money total, List<Line> lines, List<Money> shares) {
        assertThat(sum(shares)).isEqualTo(total);
        assertThat(shares).noneMatch(Money::isNegative);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).standing()) {
                assertThat(shares.get(i)).isEqualTo(lines.get(i).expected());
            }
        }
        assertThat(shares.size() - lines.size()).isBetween(0, 1);
    }

    @Test
    void shouldRecomputeByTheTermsAndLeaveTheTrueUpToTheLast() {
        var lines = List.of(
                new Line(Money.parse("40.00"), true, percent("40")),
                new Line(Money.parse("30.00"), false, percent("30")),
                new Line(Money.parse("30.00"), false, null));

        assertThat(Reprofile.of(Money.parse("120.00"), lines))
                .contains(List.of(Money.parse("40.00"), Money.parse("36.00"), Money.parse("44.00")));
    }

    @Test
    void shouldShareAsBeforeWhereTheTermsWouldLeaveLessThanNothing() {
        var lines = List.of(
                new Line(Money.parse("60.00"), true, percent("60")),
                new Line(Money.parse("30.00"), false, percent("30")),
                new Line(Money.parse("10.00"), false, null));

        assertThat(Reprofile.of(Money.parse("64.01"), lines))
                .contains(List.of(Money.parse("60.00"), Money.parse("3.00"), Money.parse("1.01")));
    }

    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            lines.add(new Line(Money.ofPence(random.nextLong(500_00)), random.nextBoolean(), term(random)));
        }
        return lines;
    }

    private static InstalmentTerm term(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> percent(String.valueOf(random.nextInt(100)));
            case 1 ->
                new InstalmentTerm(1, "FIXED", null, Money.ofPence(random.nextInt(900_00)), null, null, null, null);
            case 2 -> new InstalmentTerm(1, "MONTHLY", null, null, null, null, null, null);
            default -> new InstalmentTerm(1, "REST", null, null, null, null, null, null);
        };
    }

    private static InstalmentTerm percent(String percent) {
        return new InstalmentTerm(1, "PERCENT", percent, null, null, null, null, null);
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
