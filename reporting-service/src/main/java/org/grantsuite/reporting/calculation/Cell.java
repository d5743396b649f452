package org.grantsuite.reporting.calculation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of the department's return.
 *
 * @param key tells the lines of one field apart (a measure, {@code measure/route}, the name of a count), else empty
 * @param value as text in the cell's unit; null while it is not known
 */
public record Cell(
        String code,
        String key,
        @Nullable String measure,
        @Nullable SpendRoute route,
        String label,
        CellType type,
        @Nullable String value,
        String unit,
        String aggregation,
        List<Provenance> provenance) {

    public Cell {
        provenance = List.copyOf(provenance);
    }

    /** Name of the place for a finding: {@code D4 OTHER/PROVIDER}. */
    public String place() {
        return key.isEmpty() ? code : code + " " + key;
    }
}
