package org.grantsuite.allocation.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The cells of a row under construction, with a limit on each and on how many there are. */
final class CellText {
    static final int MOST_COLUMNS = 1_024;
    static final int MOST_CELLS = 20_000;
    static final int LONGEST = 32_767;

    private final String sheet;
    private final int line;
    private final List<String> cells = new ArrayList<>();
    private int formulaAt = -1;
    private int seen;

    CellText(String sheet, int line) {
        this.sheet = sheet;
        this.line = line;
    }

    /** Puts a text into a column; blank ones take no room. */
    void put(int column, String text) {
        if (++seen > MOST_CELLS) {
            throw tooWide(seen);
        }
        if (text.isEmpty()) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            throw tooWide(column + 1);
        }
        if (text.length() > LONGEST) {
            throw SheetProblem.SHEET_UNSAFE.at(line, "", where() + ": a cell of more than " + LONGEST + " characters");
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    void formula(int column) {
        if (formulaAt < 0) {
            formulaAt = column;
        }
    }

    boolean isBlank() {
        return cells.isEmpty() && formulaAt < 0;
    }

    SheetRow row() {
        return new SheetRow(sheet, line, cells, formulaAt);
    }

    /** A number as a person writes it: 12 and not 12.0 or 1.2E1. What is no number stays as it is. */
    static String number(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            return Math.abs(number.scale()) > 30 ? text : number.toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private RuntimeException tooWide(int columns) {
        return SheetProblem.SHEET_UNSAFE.at(
                line,
                "",
                where() + ": at least " + columns + " columns, where a directory has at most " + MOST_COLUMNS);
    }

    private String where() {
        return (sheet.isEmpty() ? "" : "sheet " + sheet + ", ") + "line " + line;
    }
}
