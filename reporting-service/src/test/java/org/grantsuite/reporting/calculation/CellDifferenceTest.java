package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellDifferenceTest {

    @Test
    void shouldTellChangedNewAndVanishedCellsAndNothingElse() {
        var before = List.of(cell("D1", "", "1.00"), cell("D2", "", "2.00"), cell("D4", "X/DIRECT", "3.00"));
        var after = List.of(cell("D1", "", "1.00"), cell("D2", "", "2.50"), cell("D5", "", "9.00"));
        assertThat(CellDifference.between(before, after))
                .containsExactly(
                        new CellDifference("D2", "", "2.00", "2.50"),
                        new CellDifference("D5", "", null, "9.00"),
                        new CellDifference("D4", "X/DIRECT", "3.00", null));
    }

    private static Cell cell(String code, String key, String value) {
        return new Cell(code, key, null, null, "Label", CellType.MONEY, value, "GBP", "CUMULATIVE", List.of());
    }
}
