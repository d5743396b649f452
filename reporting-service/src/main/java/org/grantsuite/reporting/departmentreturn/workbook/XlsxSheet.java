package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.grantsuite.reporting.departmentreturn.workbook.Xml.Tag;
import org.jspecify.annotations.Nullable;

/** Where the rows and cells of one sheet's XML stand. */
final class XlsxSheet {

    private static final int MOST_CELLS = 500_000;

    final String name;
    final String part;
    final Xml xml;
    final TreeMap<Integer, Row> rows = new TreeMap<>();
    final List<CellRange> merges = new ArrayList<>();
    final List<Column> columns = new ArrayList<>();
    final List<XlsxRule> rules = new ArrayList<>();
    boolean guarded;

    @Nullable
    Tag sheetData;

    int sheetDataEnd;
    private int count;

    /** A row; {@code contentEnd} is where its closing tag begins. */
    static final class Row {
        final Tag tag;
        final Map<String, String> attributes;
        final TreeMap<Integer, Cell> cells = new TreeMap<>();
        int contentEnd;

        Row(Tag tag, Map<String, String> attributes) {
            this.tag = tag;
            this.attributes = attributes;
        }
    }

    /** A cell and the parts of it that matter. */
    static final class Cell {
        final Tag tag;
        final Map<String, String> attributes;
        int end;
        boolean formula;
        String formulaText = "";
        int valueFrom = -1;
        int valueTo = -1;
        String text = "";

        Cell(Tag tag, Map<String, String> attributes) {
            this.tag = tag;
            this.attributes = attributes;
        }
    }

    /** Columns with a style of their own. */
    record Column(int from, int to, @Nullable String style) {}

    XlsxSheet(String name, String part, String text) {
        this.name = name;
        this.part = part;
        this.xml = Xml.of(part, text);
        read();
    }

    private void read() {
        var walk = xml.again();
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (!tag.open()) {
                continue;
            }
            switch (tag.local()) {
                case "sheetData" -> {
                    sheetData = tag;
                    sheetDataEnd = tag.empty() ? tag.end() : rows(walk);
                }
                case "mergeCell" -> range(walk, tag, "ref").ifPresent(merges::add);
                case "sheetProtection" -> guarded = isTrue(walk.attributes(tag).get("sheet"));
                case "col" -> columns.add(column(walk.attributes(tag)));
                case "dataValidation" -> rules.addAll(XlsxRule.read(this, walk, tag));
                default -> {}
            }
        }
        if (sheetData == null) {
            throw ZipParts.unreadable("Its sheet " + name + " has no cells part");
        }
    }

    private static boolean isTrue(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    private Optional<CellRange> range(Xml walk, Tag tag, String attribute) {
        return Optional.ofNullable(walk.attributes(tag).get(attribute)).flatMap(text -> CellRange.of(name, text));
    }

    private static Column column(Map<String, String> attributes) {
        return new Column(number(attributes.get("min")), number(attributes.get("max")), attributes.get("style"));
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ZipParts.unreadable("A number of a sheet cannot be read: " + text);
        }
    }

    /** Place where the closing tag of sheetData begins. */
    private int rows(Xml walk) {
        Row row = null;
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (tag.local().equals("sheetData")) {
                return tag.start();
            }
            if (tag.local().equals("row")) {
                if (tag.open()) {
                    row = new Row(tag, walk.attributes(tag));
                    rows.put(number(row.attributes.get("r")), row);
                }
                if (tag.close() && row != null) {
                    row.contentEnd = tag.empty() ? tag.end() : tag.start();
                }
            } else if (tag.local().equals("c") && tag.open() && row != null) {
                cell(walk, tag, row);
            }
        }
        throw ZipParts.unreadable("Its sheet " + name + " does not end");
    }

    private void cell(Xml walk, Tag tag, Row row) {
        if (++count > MOST_CELLS) {
            throw ZipParts.unreadable("Its sheet " + name + " has more than " + MOST_CELLS + " cells");
        }
        var cell = new Cell(tag, walk.attributes(tag));
        var place = CellPlace.of(name, cell.attributes.getOrDefault("r", ""))
                .orElseThrow(() -> ZipParts.unreadable("A cell of its sheet " + name + " has no reference"));
        row.cells.put(place.column(), cell);
        cell.end = tag.empty() ? tag.end() : inside(walk, cell);
    }

    private int inside(Xml walk, Cell cell) {
        int formulaFrom = 0;
        int textFrom = 0;
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            switch (tag.local()) {
                case "f" -> {
                    cell.formula = true;
                    formulaFrom = tag.open() ? tag.end() : formulaFrom;
                    if (!tag.open()) {
                        cell.formulaText = Xml.unescaped(xml.text().substring(formulaFrom, tag.start()));
                    }
                }
                case "v" -> {
                    if (tag.open()) {
                        cell.valueFrom = tag.start();
                        textFrom = tag.end();
                    }
                    if (tag.close()) {
                        cell.valueTo = tag.end();
                        cell.text = tag.empty() ? "" : Xml.unescaped(xml.text().substring(textFrom, tag.start()));
                    }
                }
                case "t" -> {
                    if (tag.open()) {
                        textFrom = tag.end();
                    } else {
                        cell.text += Xml.unescaped(xml.text().substring(textFrom, tag.start()));
                    }
                }
                case "c" -> {
                    return tag.end();
                }
                default -> {}
            }
        }
        throw new IllegalStateException("A well-formed cell has its end");
    }

    Optional<Cell> cell(CellPlace place) {
        return Optional.ofNullable(rows.get(place.row())).map(row -> row.cells.get(place.column()));
    }

    /** Number of the style a cell has or would take: its own, its row's, its column's. */
    int style(CellPlace place) {
        var cell = cell(place);
        if (cell.isPresent()) {
            return number(cell.get().attributes.get("s"));
        }
        var row = rows.get(place.row());
        if (row != null && isTrue(row.attributes.get("customFormat"))) {
            return number(row.attributes.get("s"));
        }
        return columns.stream()
                .filter(column -> column.from() <= place.column() && place.column() <= column.to())
                .findFirst()
                .map(column -> number(column.style()))
                .orElse(0);
    }

    /** The sheet with those cells in it, ready made, and no result of a formula. */
    String with(Map<CellPlace, String> cells) {
        var edits = new TextEdits();
        rows.values().forEach(row -> row.cells.values().forEach(cell -> forget(edits, cell)));
        var byRow = new TreeMap<Integer, TreeMap<Integer, String>>();
        cells.forEach((place, text) ->
                byRow.computeIfAbsent(place.row(), row -> new TreeMap<>()).put(place.column(), text));
        var missing = new TreeMap<Integer, TreeMap<Integer, String>>();
        byRow.forEach((number, added) -> {
            var row = rows.get(number);
            if (row == null) {
                missing.put(number, added);
            } else {
                fill(edits, row, added);
            }
        });
        insertRows(edits, missing);
        return edits.isEmpty() ? xml.text() : edits.apply(xml.text());
    }

    private void forget(TextEdits edits, Cell cell) {
        if (!cell.formula || cell.valueFrom < 0) {
            return;
        }
        edits.replace(cell.valueFrom, cell.valueTo, "");
        if (cell.attributes.containsKey("t")) {
            var kept = new HashMap<>(cell.attributes);
            kept.remove("t");
            edits.replace(
                    cell.tag.start(), cell.tag.end(), Xml.tag(cell.tag.name(), ordered(cell.attributes, kept), false));
        }
    }

    private static Map<String, String> ordered(Map<String, String> like, Map<String, String> kept) {
        var ordered = new LinkedHashMap<String, String>();
        like.keySet().stream().filter(kept::containsKey).forEach(key -> ordered.put(key, kept.get(key)));
        return ordered;
    }

    private void fill(TextEdits edits, Row row, TreeMap<Integer, String> added) {
        if (row.tag.empty()) {
            var tag = Xml.tag(row.tag.name(), spanless(row.attributes), false);
            edits.replace(
                    row.tag.start(),
                    row.tag.end(),
                    tag + String.join("", added.values()) + "</" + row.tag.name() + ">");
            return;
        }
        if (!row.cells.keySet().containsAll(added.keySet()) && row.attributes.containsKey("spans")) {
            // a hint for readers that would no longer hold
            edits.replace(row.tag.start(), row.tag.end(), Xml.tag(row.tag.name(), spanless(row.attributes), false));
        }
        added.forEach((column, text) -> {
            var there = row.cells.get(column);
            if (there != null) {
                edits.replace(there.tag.start(), there.end, text);
            } else {
                var next = row.cells.higherEntry(column);
                int at = next == null ? row.contentEnd : next.getValue().tag.start();
                edits.replace(at, at, text);
            }
        });
    }

    private static Map<String, String> spanless(Map<String, String> attributes) {
        var kept = new HashMap<>(attributes);
        kept.remove("spans");
        return ordered(attributes, kept);
    }

    private void insertRows(TextEdits edits, TreeMap<Integer, TreeMap<Integer, String>> missing) {
        var data = Objects.requireNonNull(sheetData);
        var prefix = data.prefix();
        var atEnd = new StringBuilder();
        missing.forEach((number, cells) -> {
            var row = "<" + prefix + "row r=\"" + number + "\">" + String.join("", cells.values()) + "</" + prefix
                    + "row>";
            var next = rows.higherEntry(number);
            if (next == null) {
                atEnd.append(row);
            } else {
                edits.replace(next.getValue().tag.start(), next.getValue().tag.start(), row);
            }
        });
        if (atEnd.isEmpty()) {
            return;
        }
        if (data.empty()) {
            edits.replace(data.start(), data.end(), "<" + data.name() + ">" + atEnd + "</" + data.name() + ">");
        } else {
            edits.replace(sheetDataEnd, sheetDataEnd, atEnd.toString());
        }
    }
}
