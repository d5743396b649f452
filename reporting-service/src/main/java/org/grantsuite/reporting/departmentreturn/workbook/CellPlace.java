package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cell of a sheet; column and row count from 1. */
record CellPlace(String sheet, int column, int row) implements Comparable<CellPlace> {

    private static final Pattern REFERENCE = Pattern.compile("\\$?([A-Z]{1,3})\\$?([1-9]\\d{0,6})");
    private static final int LETTERS = 26;

    /** @return empty where the text names no cell */
    static Optional<CellPlace> of(String sheet, String reference) {
        var match = REFERENCE.matcher(reference);
        if (!match.matches()) {
            return Optional.empty();
        }
        int column = 0;
        for (char letter : match.group(1).toCharArray()) {
            column = column * LETTERS + letter - 'A' + 1;
        }
        return Optional.of(new CellPlace(sheet, column, Integer.parseInt(match.group(2))));
    }

    /** {@code B5}. */
    String reference() {
        var letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString() + row;
    }

    @Override
    public String toString() {
        return sheet + "!" + reference();
    }

    @Override
    public int compareTo(CellPlace other) {
        return Comparator.comparing(CellPlace::sheet)
                .thenComparingInt(CellPlace::row)
                .thenComparingInt(CellPlace::column)
                .compare(this, other);
    }
}
