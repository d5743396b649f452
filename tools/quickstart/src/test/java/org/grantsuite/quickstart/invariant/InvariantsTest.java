package org.grantsuite.quickstart.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.grantsuite.quickstart.invariant.RawLines.Award;
import org.grantsuite.quickstart.invariant.RawLines.AwardLine;
import org.grantsuite.quickstart.invariant.RawLines.Certificate;
import org.grantsuite.quickstart.invariant.RawLines.Comeback;
import org.grantsuite.quickstart.invariant.RawLines.CumulativeFigure;
import org.grantsuite.quickstart.invariant.RawLines.Departure;
import org.grantsuite.quickstart.invariant.RawLines.DirectLine;
import org.grantsuite.quickstart.invariant.RawLines.Entry;
import org.grantsuite.quickstart.invariant.RawLines.FrozenRun;
import org.grantsuite.quickstart.invariant.RawLines.Held;
import org.grantsuite.quickstart.invariant.RawLines.Journal;
import org.grantsuite.quickstart.invariant.RawLines.Location;
import org.grantsuite.quickstart.invariant.RawLines.Locked;
import org.grantsuite.quickstart.invariant.RawLines.Pot;
import org.grantsuite.quickstart.invariant.RawLines.ProviderReturn;
import org.grantsuite.quickstart.invariant.RawLines.RunLine;
import org.grantsuite.quickstart.invariant.RawLines.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvariantsTest {
    @Test
    void shouldAllHoldOnSoundLines() {
        assertThat(Invariants.check(new RawLinesFixture().lines())).hasSize(16).doesNotContainValue(false);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("corruptions")
    void shouldGoFalseAloneWhenOneRowIsCorrupted(int number, String what, Consumer<RawLinesFixture> corruption) {
        RawLinesFixture fixture = new RawLinesFixture();
        corruption.accept(fixture);

        List<Integer> broken = Invariants.check(fixture.lines()).entrySet().stream()
                .filter(kept -> !kept.getValue())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(broken).containsExactly(number);
    }

    @Test
    void shouldNotHoldWhenThereIsNothingToLookAt() {
        RawLinesFixture fixture = new RawLinesFixture();
        fixture.payments.clear();
        fixture.returns.clear();

        assertThat(Invariants.check(fixture.lines())).containsEntry(6, false).containsEntry(10, false);
    }

    static Stream<Arguments> corruptions() {
        return Stream.concat(moneyCorruptions(), factCorruptions());
    }

    private static Stream<Arguments> moneyCorruptions() {
        return Stream.of(
                corrupt(
                        1,
                        "a penny more held than was left",
                        lines -> lines.held.set(1, new Held(RawLinesFixture.PAID, 284))),
                corrupt(
                        2,
                        "an award line a penny up",
                        lines -> lines.awardLines.set(1, new AwardLine("wb", "plan", "CARE", 468))),
                corrupt(
                        2,
                        "a pot for direct spend a penny down",
                        lines -> lines.pots.set(1, new Pot("plan", "HUB", false, 249))),
                corrupt(
                        3,
                        "a run line with other units",
                        lines -> lines.runLines.set(0, new RunLine("plan", "CARE", "a", 2, 233))),
                corrupt(
                        5,
                        "a paid award declined after all",
                        lines -> lines.awards.set(1, new Award("wb", "DECLINED", 467, 467))),
                corrupt(
                        5,
                        "an award offered at less than was paid",
                        lines -> lines.awards.set(1, new Award("wb", "ACCEPTED", 466, 467))),
                corrupt(
                        7,
                        "an earlier figure above the later one",
                        lines -> lines.figures.set(0, new CumulativeFigure("D1", 251, 250, ""))),
                corrupt(
                        10,
                        "a provider a penny short in its return",
                        lines -> lines.returns.set(0, new ProviderReturn("B", "LB", 400, 0, 66))),
                corrupt(
                        10,
                        "a penny of what was unspent neither back nor written off",
                        lines -> lines.comebacks.set(1, new Comeback("B", 6))),
                corrupt(
                        11,
                        "a line of direct spend turned administration",
                        lines -> lines.direct.set(0, new DirectLine("DISTRIBUTION_AND_REPORTING", 240))),
                corrupt(
                        16,
                        "a penny missing on one side of a journal",
                        lines -> lines.entries.set(3, new Entry("j2", RawLinesFixture.PAID, "GRANT_CASH", 0, 466))));
    }

    private static Stream<Arguments> factCorruptions() {
        return Stream.of(
                corrupt(
                        4,
                        "a run's lines changed",
                        lines -> lines.frozenRuns.set(0, new FrozenRun("run", "f00d", "beef"))),
                corrupt(
                        6,
                        "a location struck off the register before the payment",
                        lines -> lines.locations.set(
                                0,
                                new Location("LB", true, LocalDate.of(2015, 4, 1), Optional.of(RawLinesFixture.PAID)))),
                corrupt(
                        6,
                        "a location registered after the decision",
                        lines -> lines.locations.set(
                                0, new Location("LB", true, RawLinesFixture.PAID, Optional.empty()))),
                corrupt(
                        8,
                        "a certificate for another return",
                        lines -> lines.certificates.set(0, new Certificate("bad", "c0de", "c0de"))),
                corrupt(
                        9,
                        "a locked figure that moved",
                        lines -> lines.locked.set(0, new Locked("1ock", "0ther", "FIGURES_LOCKED"))),
                corrupt(
                        9,
                        "a change of a locked figure that was not refused",
                        lines -> lines.locked.set(0, new Locked("1ock", "1ock", ""))),
                corrupt(
                        12,
                        "a payment booked under another's key",
                        lines -> lines.journals.set(1, new Journal("j2", "TRANSFER", "payment/p2"))),
                corrupt(
                        12,
                        "two journals under one key",
                        lines -> lines.journals.set(3, new Journal("j4", "ADMIN_SPEND", "direct/GL-1"))),
                corrupt(12, "a return submitted twice", lines -> lines.submissions.set(1, lines.submissions.get(0))),
                corrupt(
                        13,
                        "a deadline that takes 3 January for a working day",
                        lines -> lines.deadlines.set(
                                0, new WorkingDays(RawLinesFixture.RECEIVED, 20, LocalDate.of(2022, 1, 18)))),
                corrupt(14, "an amount as a number in exponent form", lines -> lines.moneyTexts.set(0, "1E1")),
                corrupt(14, "an amount with three decimals", lines -> lines.moneyTexts.set(0, "\"10.000\"")),
                corrupt(
                        15,
                        "an override without a reason",
                        lines ->
                                lines.overrides.set(0, new Departure("award declined", "manager", "2022-01-10", " "))));
    }

    private static Arguments corrupt(int number, String what, Consumer<RawLinesFixture> corruption) {
        return Arguments.of(number, what, corruption);
    }
}
