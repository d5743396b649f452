package org.grantsuite.reporting.departmentreturn.workbook;

import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_FORMULA;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_LOCKED;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_MERGED;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_UNKNOWN;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_PROTECTED_BY_PASSWORD;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.grantsuite.commons.problem.Refusal;

/** An OpenDocument spreadsheet (ISO/IEC 26300). Its validations are kept and left to the spreadsheet to look at. */
final class OdsWorkbook implements BlankWorkbook {

    private static final String CONTENT = "content.xml";

    private final ZipParts parts;
    private final Xml content;
    private final Map<String, OdsTable> tables = new LinkedHashMap<>();
    private final Map<String, CellPlace> names = new TreeMap<>();
    private final OdsStyles styles = new OdsStyles();

    OdsWorkbook(ZipParts parts) {
        this.parts = parts;
        if (parts.text("META-INF/manifest.xml").orElse("").contains("encryption-data")) {
            throw Refusal.of(WORKBOOK_PROTECTED_BY_PASSWORD, "Save it without a password and send it again");
        }
        this.content = Xml.of(CONTENT, parts.require(CONTENT));
        parts.text("styles.xml").ifPresent(text -> styles.read(Xml.of("styles.xml", text)));
        styles.read(content.again());
        readTables();
    }

    private void readTables() {
        var walk = content.again();
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (tag.open() && tag.name().equals("table:table")) {
                var table = new OdsTable(walk, tag);
                tables.put(table.name, table);
            } else if (tag.open() && tag.name().equals("table:named-range")) {
                name(walk.attributes(tag));
            }
        }
        if (tables.isEmpty()) {
            throw ZipParts.unreadable("It has no sheet");
        }
    }

    /** {@code $'Sheet one'.$B$5}; a name for more than a cell stands for no place to fill. */
    private void name(Map<String, String> attributes) {
        var address = attributes.getOrDefault("table:cell-range-address", "");
        int dot = address.lastIndexOf('.');
        if (dot < 0 || address.indexOf(':') >= 0) {
            return;
        }
        var sheet = address.substring(address.startsWith("$") ? 1 : 0, dot);
        var bare =
                sheet.startsWith("'") ? sheet.substring(1, sheet.length() - 1).replace("''", "'") : sheet;
        CellPlace.of(bare, address.substring(dot + 1))
                .ifPresent(place -> names.put(attributes.getOrDefault("table:name", ""), place));
    }

    @Override
    public String extension() {
        return "ods";
    }

    @Override
    public List<String> sheets() {
        return List.copyOf(tables.keySet());
    }

    @Override
    public Map<CellPlace, CellContent> cells() {
        var found = new TreeMap<CellPlace, CellContent>();
        tables.values()
                .forEach(table -> table.eachCell((place, cell) -> {
                    var formula = cell.attributes().get("table:formula");
                    var shown = new CellContent(formula == null ? textOf(table, cell) : "", formula);
                    if (!shown.shown().isEmpty()) {
                        found.put(place, shown);
                    }
                }));
        return found;
    }

    private static String textOf(OdsTable table, OdsTable.Cell cell) {
        var xml = table.textOf(cell);
        var walk = Xml.checked(xml);
        var text = new StringBuilder();
        int depth = 0;
        int from = 0;
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (tag.open() && tag.name().equals("office:annotation")) {
                walk.endOf(tag);
                continue;
            }
            if (depth > 0) {
                text.append(Xml.unescaped(xml.substring(from, tag.start())));
            }
            if (tag.name().equals("text:p") && !tag.empty()) {
                depth += tag.open() ? 1 : -1;
            }
            from = tag.end();
        }
        return text.toString();
    }

    @Override
    public Map<String, CellPlace> names() {
        return Map.copyOf(names);
    }

    @Override
    public Optional<Refusal> obstacle(CellPlace place) {
        var table = tables.get(place.sheet());
        if (table == null) {
            return Optional.of(Refusal.of(WORKBOOK_CELL_UNKNOWN, "It has no sheet " + place.sheet()));
        }
        var cell = table.cell(place.row(), place.column());
        if (cell.map(OdsTable.Cell::covered).orElse(false)) {
            return Optional.of(
                    Refusal.of(WORKBOOK_CELL_MERGED, place + " is part of a merged cell; fill its first cell"));
        }
        if (cell.map(OdsTable.Cell::formula).orElse(false)) {
            return Optional.of(Refusal.of(WORKBOOK_CELL_FORMULA, place + " works its value out itself"));
        }
        return table.guarded && !styles.isUnlocked(table.style(place.row(), place.column()))
                ? Optional.of(Refusal.of(WORKBOOK_CELL_LOCKED, place + " is not meant to be filled in"))
                : Optional.empty();
    }

    @Override
    public byte[] fill(Map<CellPlace, FillValue> values) {
        var bySheet = new HashMap<String, Map<CellPlace, OdsFilling>>();
        values.forEach((place, value) -> {
            obstacle(place).ifPresent(refusal -> {
                throw refusal;
            });
            bySheet.computeIfAbsent(place.sheet(), name -> new HashMap<>()).put(place, new OdsFilling(value));
        });
        var edits = new TextEdits();
        tables.values().forEach(table -> table.edit(edits, OdsTable.byRow(bySheet.getOrDefault(table.name, Map.of()))));
        return parts.with(Map.of(CONTENT, edits.apply(content.text())));
    }
}
