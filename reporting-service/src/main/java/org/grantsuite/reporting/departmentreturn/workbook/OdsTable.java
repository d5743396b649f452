package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.grantsuite.reporting.departmentreturn.workbook.Xml.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows and cells of one table of an OpenDocument text stand. Equal neighbours are written once with a number, so a
 * cell that is filled may have to be parted from them.
 */
final class OdsTable {

    static final String CELL = "table:table-cell";
    static final String COVERED = "table:covered-table-cell";
    private static final String ROW = "table:table-row";
    private static final String ROWS_REPEATED = "table:number-rows-repeated";
    private static final String COLUMNS_REPEATED = "table:number-columns-repeated";
    private static final int MOST_CELLS = 500_000;
    private static final int MOST_REPEATED = 1_100_000;

    final String name;
    final boolean guarded;
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private final TreeMap<Integer, String> columnStyles = new TreeMap<>();
    private int end;
    private int nextRow = 1;
    private int nextColumn = 1;
    private int count;

    /** One row element, for {@code repeat} rows from {@code first} on. */
    record Row(int first, int repeat, Tag tag, List<Cell> cells, int contentEnd, int end) {
        int last() {
            return first + repeat - 1;
        }
    }

    /** One cell element, for {@code repeat} cells from {@code first} on. */
    record Cell(int first, int repeat, Tag tag, Map<String, String> attributes, int end) {
        int last() {
            return first + repeat - 1;
        }

        boolean covered() {
            return tag.name().equals(COVERED);
        }

        boolean formula() {
            return attributes.containsKey("table:formula");
        }
    }

    OdsTable(Xml walk, Tag tag) {
        var attributes = walk.attributes(tag);
        this.name = attributes.getOrDefault("table:name", "");
        this.guarded = "true".equals(attributes.get("table:protected"));
        this.text = walk.text();
        if (!tag.empty()) {
            read(walk);
        }
    }

    private void read(Xml walk) {
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (tag.name().equals("table:table") && tag.close()) {
                end = tag.start();
                return;
            }
            if (tag.open() && tag.name().equals("table:table-column")) {
                column(walk.attributes(tag));
            } else if (tag.open() && tag.name().equals(ROW)) {
                rows.add(row(walk, tag));
            } else if (tag.open()
                    && (tag.name().equals("table:shapes") || tag.name().equals("office:forms"))) {
                walk.endOf(tag);
            }
        }
    }

    private void column(Map<String, String> attributes) {
        columnStyles.put(nextColumn, attributes.getOrDefault("table:default-cell-style-name", ""));
        nextColumn += repeated(attributes.get(COLUMNS_REPEATED));
    }

    private Row row(Xml walk, Tag tag) {
        var cells = new ArrayList<Cell>();
        int first = nextRow;
        int repeat = repeated(walk.attributes(tag).get(ROWS_REPEATED));
        nextRow += repeat;
        if (tag.empty()) {
            return new Row(first, repeat, tag, cells, tag.end(), tag.end());
        }
        int column = 1;
        for (var inner = walk.next(); inner != null; inner = walk.next()) {
            if (inner.name().equals(ROW)) {
                return new Row(first, repeat, tag, cells, inner.start(), inner.end());
            }
            if (inner.open() && (inner.name().equals(CELL) || inner.name().equals(COVERED))) {
                var attributes = walk.attributes(inner);
                int times = repeated(attributes.get(COLUMNS_REPEATED));
                cells.add(new Cell(column, times, inner, attributes, walk.endOf(inner)));
                column += times;
                if (++count > MOST_CELLS) {
                    throw ZipParts.unreadable("Its sheet " + name + " has more than " + MOST_CELLS + " cells");
                }
            }
        }
        throw new IllegalStateException("A well-formed row has its end");
    }

    private static int repeated(@Nullable String number) {
        try {
            int times = number == null ? 1 : Integer.parseInt(number);
            if (times >= 1 && times <= MOST_REPEATED) {
                return times;
            }
        } catch (NumberFormatException e) {
            throw ZipParts.unreadable("A number of a sheet cannot be read: " + number);
        }
        throw ZipParts.unreadable("A sheet repeats a cell " + number + " times");
    }

    Optional<Cell> cell(int row, int column) {
        return rowOf(row)
                .flatMap(found -> found.cells().stream()
                        .filter(cell -> cell.first() <= column && column <= cell.last())
                        .findFirst());
    }

    private Optional<Row> rowOf(int row) {
        return rows.stream()
                .filter(one -> one.first() <= row && row <= one.last())
                .findFirst();
    }

    String style(int row, int column) {
        var own = cell(row, column).map(cell -> cell.attributes().getOrDefault("table:style-name", ""));
        var ofColumn = columnStyles.floorEntry(column);
        return own.filter(style -> !style.isEmpty()).orElse(ofColumn == null ? "" : ofColumn.getValue());
    }

    /** Every cell element that holds something, at its first place; repeated ones at each of theirs, within reason. */
    void eachCell(BiConsumer<CellPlace, Cell> visit) {
        for (var row : rows) {
            for (var cell : row.cells()) {
                if (cell.tag().empty() && !cell.formula()) {
                    continue;
                }
                for (int r = row.first(); r <= Math.min(row.last(), row.first() + 100); r++) {
                    for (int c = cell.first(); c <= Math.min(cell.last(), cell.first() + 100); c++) {
                        visit.accept(new CellPlace(name, c, r), cell);
                    }
                }
            }
        }
    }

    String textOf(Cell cell) {
        return text.substring(cell.tag().start(), cell.end());
    }

    /** Gathers the edits that put those cells, by row and column, into the text. */
    void edit(TextEdits edits, TreeMap<Integer, TreeMap<Integer, OdsFilling>> filled) {
        for (var row : rows) {
            var within = filled.subMap(row.first(), true, row.last(), true);
            if (within.isEmpty()) {
                row.cells().stream()
                        .filter(Cell::formula)
                        .forEach(cell -> edits.replace(cell.tag().start(), cell.end(), forgetful(cell)));
            } else {
                edits.replace(row.tag().start(), row.end(), parted(row, within));
            }
        }
        var beyond = filled.tailMap(nextRow, true);
        if (!beyond.isEmpty()) {
            edits.replace(lastEnd(), lastEnd(), appended(beyond));
        }
    }

    private int lastEnd() {
        return rows.isEmpty() ? end : rows.get(rows.size() - 1).end();
    }

    private String parted(Row row, Map<Integer, TreeMap<Integer, OdsFilling>> within) {
        var parted = new StringBuilder();
        int next = row.first();
        for (var entry : within.entrySet()) {
            parted.append(rowText(row, entry.getKey() - next, Map.of()));
            parted.append(rowText(row, 1, entry.getValue()));
            next = entry.getKey() + 1;
        }
        return parted.append(rowText(row, row.last() - next + 1, Map.of())).toString();
    }

    private String rowText(Row row, int times, Map<Integer, OdsFilling> filled) {
        if (times == 0) {
            return "";
        }
        var attributes =
                Xml.attributes(text.substring(row.tag().start(), row.tag().end()));
        var written = new StringBuilder(Xml.tag(ROW, repeating(attributes, ROWS_REPEATED, times), false));
        var rest = new TreeMap<>(filled);
        for (var cell : row.cells()) {
            var within = rest.subMap(cell.first(), true, cell.last(), true);
            written.append(within.isEmpty() ? untouched(cell) : parted(cell, within));
        }
        int after = row.cells().isEmpty()
                ? 1
                : row.cells().get(row.cells().size() - 1).last() + 1;
        written.append(beyond(after, rest.tailMap(after, true)));
        return written.append("</" + ROW + ">").toString();
    }

    private String untouched(Cell cell) {
        return cell.formula() ? forgetful(cell) : textOf(cell);
    }

    private String parted(Cell cell, Map<Integer, OdsFilling> within) {
        var parted = new StringBuilder();
        int next = cell.first();
        for (var entry : within.entrySet()) {
            parted.append(times(cell, entry.getKey() - next));
            parted.append(entry.getValue().cell(repeating(cell.attributes(), COLUMNS_REPEATED, 1), inside(cell)));
            next = entry.getKey() + 1;
        }
        return parted.append(times(cell, cell.last() - next + 1)).toString();
    }

    private String times(Cell cell, int times) {
        if (times == 0) {
            return "";
        }
        var tag = Xml.tag(
                cell.tag().name(),
                repeating(cell.attributes(), COLUMNS_REPEATED, times),
                cell.tag().empty());
        return tag + text.substring(cell.tag().end(), cell.end());
    }

    private String inside(Cell cell) {
        return cell.tag().empty()
                ? ""
                : text.substring(
                        cell.tag().end(), cell.end() - ("</" + cell.tag().name() + ">").length());
    }

    private static String beyond(int from, Map<Integer, OdsFilling> filled) {
        var added = new StringBuilder();
        int next = from;
        for (var entry : filled.entrySet()) {
            if (entry.getKey() > next) {
                added.append(Xml.tag(CELL, repeating(Map.of(), COLUMNS_REPEATED, entry.getKey() - next), true));
            }
            added.append(entry.getValue().cell(Map.of(), ""));
            next = entry.getKey() + 1;
        }
        return added.toString();
    }

    private String appended(Map<Integer, TreeMap<Integer, OdsFilling>> filled) {
        var added = new StringBuilder();
        int next = nextRow;
        for (var entry : filled.entrySet()) {
            if (entry.getKey() > next) {
                added.append(Xml.tag(ROW, repeating(Map.of(), ROWS_REPEATED, entry.getKey() - next), false))
                        .append("<" + CELL + "/></" + ROW + ">");
            }
            added.append("<" + ROW + ">").append(beyond(1, entry.getValue())).append("</" + ROW + ">");
            next = entry.getKey() + 1;
        }
        return added.toString();
    }

    private static Map<String, String> repeating(Map<String, String> attributes, String name, int times) {
        var kept = new LinkedHashMap<>(attributes);
        if (times > 1) {
            kept.put(name, Integer.toString(times));
        } else {
            kept.remove(name);
        }
        return kept;
    }

    /** A formula without the result it gave when the blank was saved. */
    private String forgetful(Cell cell) {
        var kept = new LinkedHashMap<>(cell.attributes());
        OdsFilling.VALUES.forEach(kept::remove);
        var inside = OdsFilling.withoutText(inside(cell));
        return inside.isEmpty()
                ? Xml.tag(cell.tag().name(), kept, true)
                : Xml.tag(cell.tag().name(), kept, false) + inside + "</"
                        + cell.tag().name() + ">";
    }

    static TreeMap<Integer, TreeMap<Integer, OdsFilling>> byRow(Map<CellPlace, OdsFilling> fillings) {
        var byRow = new TreeMap<Integer, TreeMap<Integer, OdsFilling>>();
        fillings.forEach((place, filling) ->
                byRow.computeIfAbsent(place.row(), row -> new TreeMap<>()).put(place.column(), filling));
        return byRow;
    }
}
