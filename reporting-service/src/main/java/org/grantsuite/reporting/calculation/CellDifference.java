package org.grantsuite.reporting.calculation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed in one cell between two calculations of a return; null where it was or is not known, or not there. */
public record CellDifference(
        String code,
        String key,
        @Nullable String before,
        @Nullable String after) {

    /** Changed cells in the order of the later calculation, then those that went away. */
    public static List<CellDifference> between(List<Cell> earlier, List<Cell> later) {
        Map<String, Cell> gone = new LinkedHashMap<>();
        earlier.forEach(cell -> gone.put(cell.place(), cell));
        var differences = new ArrayList<CellDifference>();
        for (var cell : later) {
            var before = gone.remove(cell.place());
            add(differences, cell, before == null ? null : before.value(), cell.value());
        }
        gone.values().forEach(cell -> add(differences, cell, cell.value(), null));
        return List.copyOf(differences);
    }

    private static void add(
            List<CellDifference> differences, Cell cell, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            differences.add(new CellDifference(cell.code(), cell.key(), before, after));
        }
    }
}
