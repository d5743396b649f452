package org.grantsuite.grant.grant.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of moves, pair by pair: x where a status may become the one above it. */
class InstalmentStatusTest {
    private static final String TABLE = """
            from          EXPECTED CONDITIONAL PART_RECEIVED RECEIVED WITHHELD REDUCED SUSPENDED SET_OFF REPAID
            EXPECTED      -        x           x             x        x        x       x         x       -
            CONDITIONAL   x        -           x             x        x        x       x         x       -
            PART_RECEIVED -        -           x             x        x        x       x         x       x
            RECEIVED      -        -           -             x        -        -       -         -       x
            WITHHELD      x        x           x             x        x        x       x         x       -
            REDUCED       -        -           x             x        x        x       x         x       x
            SUSPENDED     x        x           x             x        x        x       -         x       -
            SET_OFF       -        -           x             x        x        x       x         x       x
            REPAID        -        -           x             x        x        x       -         x       -
            """;

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldMoveOnlyByTheTable(InstalmentStatus from, InstalmentStatus to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }

    static Stream<Arguments> pairs() {
        String[] lines = TABLE.split("\n");
        String[] names = lines[0].trim().split("\\s+");
        assertThat(names).hasSize(InstalmentStatus.values().length + 1);
        assertThat(lines).hasSize(names.length);
        return Stream.of(lines)
                .skip(1)
                .map(line -> line.trim().split("\\s+"))
                .flatMap(cells -> Stream.iterate(1, i -> i < names.length, i -> i + 1)
                        .map(i -> Arguments.of(
                                InstalmentStatus.valueOf(cells[0]),
                                InstalmentStatus.valueOf(names[i]),
                                cells[i].equals("x"))));
    }
}
