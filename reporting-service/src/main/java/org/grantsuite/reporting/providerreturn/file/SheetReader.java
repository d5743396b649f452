package org.grantsuite.reporting.providerreturn.file;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads one sheet row by row, its columns by the names in its header row; it holds one row at a time. */
final class SheetReader {

    /** Columns the council fills in: alone they make no return. */
    static final Set<String> GIVEN =
            Set.of(ReturnColumns.PROVIDER, ReturnColumns.LOCATION, "award_ids", "period_from", "period_to");

    private final String sheet;
    private final int headerRow;
    private final Map<String, Column> known;
    private final List<MergedCells.Area> merged;
    private final int maxRows;
    private final FileFaults faults;
    private final CellText texts;
    private final Map<Integer, Column> header = new HashMap<>();
    private int rows;
    private boolean headerRead;
    private boolean broken;

    /** What the sheet should look like. */
    record Shape(String sheet, int headerRow, List<Column> columns, int maxRows) {}

    SheetReader(Shape shape, List<MergedCells.Area> merged, FileFaults faults) {
        this.sheet = shape.sheet();
        this.headerRow = shape.headerRow();
        this.known = shape.columns().stream().collect(Collectors.toMap(Column::name, column -> column));
        this.maxRows = shape.maxRows();
        this.merged = merged;
        this.faults = faults;
        this.texts = new CellText(faults);
    }

    /** @param sink takes each row in which anything was filled in */
    int read(Sheet from, Consumer<SourceRow> sink) throws IOException {
        try (Stream<Row> stream = from.openStream()) {
            for (var all = stream.iterator(); all.hasNext() && !broken; ) {
                row(all.next(), sink);
            }
        }
        if (!headerRead && !broken) {
            faults.error(sheet, headerRow, "", "COLUMN_MISSING", "the row with the columns' names is missing");
        }
        return rows;
    }

    private void row(Row row, Consumer<SourceRow> sink) {
        if (row.getRowNum() == headerRow) {
            header(row);
        } else if (row.getRowNum() > headerRow) {
            if (!headerRead) {
                header(row);
            }
            data(row, sink);
        }
    }

    private void header(Row row) {
        headerRead = true;
        var seen = new HashSet<String>();
        for (Cell cell : row) {
            if (cell != null && !blank(cell)) {
                name(cell, seen);
            }
        }
        known.values().stream()
                .filter(column -> column.required() && !seen.contains(column.name()))
                .forEach(column -> fault(column.name(), "COLUMN_MISSING", "this column is needed and is missing"));
        merged.stream()
                .filter(area -> area.firstRow() <= headerRow && area.lastRow() >= headerRow)
                .forEach(area -> fault(
                        area.cells(),
                        "MERGED_CELLS",
                        "cells " + area.cells() + " of the header are merged; unmerge them"));
    }

    private void name(Cell cell, Set<String> seen) {
        var name = cell.getType() == CellType.STRING ? cell.getText().strip() : String.valueOf(cell.getRawValue());
        var column = known.get(name);
        if (column == null) {
            var shown = name.substring(0, Math.min(60, name.length()));
            fault(
                    shown,
                    "COLUMN_UNKNOWN",
                    "column " + letters(cell.getColumnIndex()) + " is not known here; remove it");
        } else if (!seen.add(name)) {
            fault(name, "COLUMN_TWICE", "this column stands twice");
        } else {
            header.put(cell.getColumnIndex(), column);
        }
    }

    private void fault(String column, String rule, String message) {
        faults.error(sheet, headerRow, column, rule, message);
        broken = true;
    }

    private void data(Row row, Consumer<SourceRow> sink) {
        if (broken) {
            return;
        }
        int number = row.getRowNum();
        merged.stream()
                .filter(area -> area.firstRow() <= number && area.lastRow() >= number)
                .forEach(area -> faults.error(
                        sheet,
                        number,
                        area.cells(),
                        "MERGED_CELLS",
                        "cells " + area.cells() + " are merged; unmerge them"));
        Map<String, String> cells = new HashMap<>();
        boolean filled = false;
        for (Cell cell : row) {
            if (cell == null || blank(cell)) {
                continue;
            }
            filled |= cell(cell, number, cells);
        }
        if (filled && ++rows > maxRows) {
            faults.error(sheet, number, "", "TOO_MANY_ROWS", "a sheet may hold " + maxRows + " rows; split the file");
            broken = true;
        } else if (filled) {
            sink.accept(new SourceRow(sheet, number, cells));
        }
    }

    /** Returns whether the cell is one that somebody fills in. */
    private boolean cell(Cell cell, int row, Map<String, String> cells) {
        var column = header.get(cell.getColumnIndex());
        if (column == null) {
            faults.error(
                    sheet,
                    row,
                    letters(cell.getColumnIndex()),
                    "COLUMN_UNKNOWN",
                    "the value stands under no column name");
            return true;
        }
        var text = texts.of(cell, new CellText.Place(sheet, row, column));
        if (!text.isEmpty()) {
            cells.put(column.name(), text);
        }
        return column.kind() != Column.Kind.SHOWN && !GIVEN.contains(column.name());
    }

    private static boolean blank(Cell cell) {
        return cell.getType() == CellType.EMPTY
                || (cell.getType() == CellType.STRING && cell.getText().isBlank());
    }

    static String letters(int index) {
        var letters = new StringBuilder();
        for (int left = index; left >= 0; left = left / 26 - 1) {
            letters.insert(0, (char) ('A' + left % 26));
        }
        return letters.toString();
    }
}
