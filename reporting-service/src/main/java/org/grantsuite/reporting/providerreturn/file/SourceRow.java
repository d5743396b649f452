package org.grantsuite.reporting.providerreturn.file;

import java.util.Map;

/** One row of a file, whatever its format: a blank cell has no entry. */
public record SourceRow(String sheet, int row, Map<String, String> cells) {

    String text(String column) {
        return cells.getOrDefault(column, "");
    }
}
