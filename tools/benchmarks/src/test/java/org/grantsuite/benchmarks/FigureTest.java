package org.grantsuite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void shouldKeepATargetToItsEdge() {
        assertThat(Figure.atLeast(50, "journals", "1/s", 500, 1_000, "pgbench").kept())
                .isTrue();
        assertThat(Figure.atLeast(50, "journals", "1/s", 499, 1_000, "pgbench").kept())
                .isFalse();
        assertThat(Figure.atMost(4, "lines", "ms", 40, 10, "division").kept()).isTrue();
        assertThat(Figure.atMost(4, "lines", "ms", 41, 10, "division").kept()).isFalse();
        assertThat(Figure.quicker(80, "lines", "ms", 10, 800, "decimals").kept())
                .isTrue();
        assertThat(Figure.quicker(80, "lines", "ms", 10, 799, "decimals").kept())
                .isFalse();
    }

    @Test
    void shouldPromiseNothingWithoutATarget() {
        assertThat(Figure.atLeast(0, "journals", "1/s", 1, 1_000, "pgbench").kept())
                .isTrue();
        assertThat(Figure.atMost(0, "page", "ms", 9_000, 1, "sql").line()).doesNotContain("MISSED");
    }
}
