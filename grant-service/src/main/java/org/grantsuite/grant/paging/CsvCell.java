package org.grantsuite.grant.paging;

import org.jspecify.annotations.Nullable;

/** Text of a CSV cell. */
public final class CsvCell {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private CsvCell() {}

    /** A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it text. */
    public static String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
