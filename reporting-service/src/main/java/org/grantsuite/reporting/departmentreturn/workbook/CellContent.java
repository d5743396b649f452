package org.grantsuite.reporting.departmentreturn.workbook;

import org.jspecify.annotations.Nullable;

/**
 * What a cell of a blank holds.
 *
 * @param text as it is shown, or stored; of a formula empty, since what it gave last is no part of the blank
 */
record CellContent(String text, @Nullable String formula) {

    String shown() {
        return formula == null ? text : "=" + formula;
    }
}
