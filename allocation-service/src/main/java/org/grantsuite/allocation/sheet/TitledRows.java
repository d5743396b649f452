package org.grantsuite.allocation.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Rows below a header that is looked for: publications begin with a title, a date, notes, or a whole sheet of them. The first
 * row that has every needed column is the header; what stands above it is passed over.
 */
public final class TitledRows implements RowTaker {
    private static final int DEEPEST_HEADER = 60;
    private static final int MOST_ROWS = 200_000;

    private final Titles titles;
    private final Faults faults;
    private final Consumer<TitledRow> consumer;
    private final Map<String, Integer> columns = new HashMap<>();
    private boolean strictWidth;
    private int headerWidth;
    private int before;
    private int rows;
    private String sheet = "";
    private int nearestLine = 1;
    private TreeSet<String> nearestMissing;

    private TitledRows(Titles titles, Faults faults, Consumer<TitledRow> consumer) {
        this.titles = titles;
        this.faults = faults;
        this.consumer = consumer;
        this.nearestMissing = new TreeSet<>(titles.required());
    }

    /**
     * Gives each row below the header to the consumer.
     *
     * @return how many rows there were
     * @throws org.grantsuite.commons.problem.Refusal 422 when the file cannot be read, or rows have faults
     */
    public static int read(SpooledFile file, SheetFormat format, Titles titles, Consumer<TitledRow> consumer) {
        Faults faults = new Faults();
        TitledRows reading = new TitledRows(titles, faults, consumer);
        reading.strictWidth = format == SheetFormat.CSV;
        try {
            format.read(file, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (reading.columns.isEmpty()) {
            throw reading.headerMissing();
        }
        faults.requireNone();
        return reading.rows;
    }

    @Override
    public Wish take(SheetRow row) {
        if (!columns.isEmpty()) {
            return row.sheet().equals(sheet) ? takeBelow(row) : Wish.ENOUGH;
        }
        if (!row.sheet().equals(sheet)) {
            sheet = row.sheet();
            before = 0;
        }
        if (isHeader(row)) {
            return Wish.GO_ON;
        }
        return ++before >= DEEPEST_HEADER ? Wish.NEXT_SHEET : Wish.GO_ON;
    }

    private boolean isHeader(SheetRow row) {
        Map<String, Integer> found = new HashMap<>();
        for (int column = 0; column < row.cells().size(); column++) {
            String key = titles.findKey(row.cells().get(column));
            if (key != null && found.putIfAbsent(key, column) != null) {
                faults.add(row.line(), titles.title(key), "this column stands twice");
            }
        }
        TreeSet<String> missing = new TreeSet<>(titles.required());
        missing.removeAll(found.keySet());
        if (missing.isEmpty()) {
            faults.requireNone();
            columns.putAll(found);
            headerWidth = row.cells().size();
            return true;
        }
        if (missing.size() < nearestMissing.size()) {
            nearestMissing = missing;
            nearestLine = row.line();
        }
        return false;
    }

    private Wish takeBelow(SheetRow row) {
        if (++rows > MOST_ROWS) {
            throw SheetProblem.SHEET_UNSAFE.at(row.line(), "", "more than " + MOST_ROWS + " rows");
        }
        TitledRow titled = new TitledRow(row, columns, titles, faults);
        if (row.formulaAt() >= 0) {
            throw SheetProblem.SHEET_UNSAFE.at(
                    row.line(),
                    "column " + (row.formulaAt() + 1),
                    "line " + row.line() + ", column " + (row.formulaAt() + 1)
                            + " holds a formula; a directory has values only: save it as values");
        }
        if (strictWidth && row.cells().size() != headerWidth) {
            faults.add(
                    row.line(),
                    "",
                    "has " + row.cells().size() + " fields where the header has " + headerWidth + ": cut off?");
        } else {
            consumer.accept(titled);
        }
        return Wish.GO_ON;
    }

    private RuntimeException headerMissing() {
        List<String> named = nearestMissing.stream().map(titles::title).sorted().toList();
        return SheetProblem.SHEET_HEADER_MISSING.at(
                nearestLine,
                named.get(0),
                "the nearest row to a header, line " + nearestLine + ", lacks " + String.join(", ", named));
    }
}
