package org.grantsuite.reporting.departmentreturn.workbook;

import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_FORMULA;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_LOCKED;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_MERGED;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_UNKNOWN;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_VALUE_NOT_ALLOWED;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.departmentreturn.document.Markup;

/** An Office Open XML workbook (ISO/IEC 29500). */
final class XlsxWorkbook implements BlankWorkbook {

    private static final String WORKBOOK = "xl/workbook.xml";
    /** What the schema has after calcPr. */
    private static final Set<String> AFTER_CALCULATION = Set.of(
            "oleSize",
            "customWorkbookViews",
            "pivotCaches",
            "smartTagPr",
            "smartTagTypes",
            "webPublishing",
            "fileRecoveryPr",
            "webPublishObjects",
            "extLst");

    private final ZipParts parts;
    private final Map<String, XlsxSheet> sheets = new LinkedHashMap<>();
    private final Map<String, CellPlace> names = new TreeMap<>();
    private final List<String> shared;
    private final XlsxStyles styles;
    private boolean from1904;

    XlsxWorkbook(ZipParts parts) {
        this.parts = parts;
        this.shared = sharedStrings();
        this.styles = new XlsxStyles(parts.text("xl/styles.xml").orElse("<styleSheet/>"));
        readWorkbook();
    }

    private void readWorkbook() {
        var targets = targets();
        var walk = Xml.of(WORKBOOK, parts.require(WORKBOOK));
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (!tag.open()) {
                continue;
            }
            switch (tag.local()) {
                case "sheet" -> sheet(walk.attributes(tag), targets);
                case "workbookPr" ->
                    from1904 = Set.of("1", "true").contains(walk.attributes(tag).getOrDefault("date1904", ""));
                case "definedName" -> {
                    var attributes = walk.attributes(tag);
                    int end = tag.empty() ? tag.end() : walk.endOf(tag);
                    name(attributes, walk.text().substring(tag.end(), end));
                }
                default -> {}
            }
        }
        if (sheets.isEmpty()) {
            throw ZipParts.unreadable("It has no sheet");
        }
    }

    private Map<String, String> targets() {
        Map<String, String> targets = new HashMap<>();
        var walk = Xml.of("xl/_rels/workbook.xml.rels", parts.require("xl/_rels/workbook.xml.rels"));
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (tag.open() && tag.local().equals("Relationship")) {
                var attributes = walk.attributes(tag);
                var target = attributes.getOrDefault("Target", "");
                targets.put(
                        attributes.getOrDefault("Id", ""),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
        return targets;
    }

    private void sheet(Map<String, String> attributes, Map<String, String> targets) {
        var name = attributes.getOrDefault("name", "");
        var id = attributes.entrySet().stream()
                .filter(one -> one.getKey().endsWith(":id"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        var part = targets.getOrDefault(id, "");
        // chart and dialogue sheets hold no cells
        if (part.contains("/worksheets/")) {
            sheets.put(name, new XlsxSheet(name, part, parts.require(part)));
        }
    }

    /** {@code 'Sheet one'!$B$5}; a name for more than a cell, or of one sheet alone, stands for no place to fill. */
    private void name(Map<String, String> attributes, String inside) {
        int close = inside.lastIndexOf("</");
        var text = Xml.unescaped(close < 0 ? inside : inside.substring(0, close));
        int bang = text.lastIndexOf('!');
        if (bang < 0 || attributes.containsKey("localSheetId")) {
            return;
        }
        var sheet = text.substring(0, bang);
        var bare =
                sheet.startsWith("'") ? sheet.substring(1, sheet.length() - 1).replace("''", "'") : sheet;
        CellPlace.of(bare, text.substring(bang + 1))
                .ifPresent(place -> names.put(attributes.getOrDefault("name", ""), place));
    }

    private List<String> sharedStrings() {
        var strings = new ArrayList<String>();
        var text = parts.text("xl/sharedStrings.xml");
        if (text.isEmpty()) {
            return strings;
        }
        var walk = Xml.of("xl/sharedStrings.xml", text.get());
        var current = new StringBuilder();
        int from = 0;
        boolean phonetic = false;
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            switch (tag.local()) {
                case "rPh" -> phonetic = tag.open() && !tag.close();
                case "t" -> {
                    if (tag.open()) {
                        from = tag.end();
                    } else if (!phonetic) {
                        current.append(Xml.unescaped(walk.text().substring(from, tag.start())));
                    }
                }
                case "si" -> {
                    if (tag.close()) {
                        strings.add(current.toString());
                        current.setLength(0);
                    }
                }
                default -> {}
            }
        }
        return strings;
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public List<String> sheets() {
        return List.copyOf(sheets.keySet());
    }

    @Override
    public Map<CellPlace, CellContent> cells() {
        var found = new TreeMap<CellPlace, CellContent>();
        sheets.values()
                .forEach(sheet -> sheet.rows.forEach((row, cells) -> cells.cells.forEach((column, cell) -> {
                    var content = content(cell);
                    if (!content.shown().isEmpty()) {
                        found.put(new CellPlace(sheet.name, column, row), content);
                    }
                })));
        return found;
    }

    private CellContent content(XlsxSheet.Cell cell) {
        if (cell.formula) {
            return new CellContent("", cell.formulaText);
        }
        return new CellContent("s".equals(cell.attributes.get("t")) ? shared(cell.text) : cell.text, null);
    }

    private String shared(String index) {
        try {
            return shared.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw ZipParts.unreadable("A text of a sheet is missing: " + index);
        }
    }

    @Override
    public Map<String, CellPlace> names() {
        return Map.copyOf(names);
    }

    @Override
    public Optional<Refusal> obstacle(CellPlace place) {
        var sheet = sheets.get(place.sheet());
        if (sheet == null) {
            return Optional.of(Refusal.of(WORKBOOK_CELL_UNKNOWN, "It has no sheet " + place.sheet()));
        }
        var merge = sheet.merges.stream()
                .filter(range -> range.contains(place) && !range.from().equals(place))
                .findFirst();
        if (merge.isPresent()) {
            return Optional.of(Refusal.of(
                    WORKBOOK_CELL_MERGED,
                    place + " is part of a merged cell; fill " + merge.get().from()));
        }
        if (sheet.cell(place).map(cell -> cell.formula).orElse(false)) {
            return Optional.of(Refusal.of(WORKBOOK_CELL_FORMULA, place + " works its value out itself"));
        }
        return sheet.guarded && !styles.isUnlocked(sheet.style(place))
                ? Optional.of(Refusal.of(WORKBOOK_CELL_LOCKED, place + " is not meant to be filled in"))
                : Optional.empty();
    }

    @Override
    public byte[] fill(Map<CellPlace, FillValue> values) {
        var bySheet = new HashMap<String, Map<CellPlace, String>>();
        values.forEach((place, value) -> {
            obstacle(place).ifPresent(refusal -> {
                throw refusal;
            });
            requireAllowed(place, value);
            bySheet.computeIfAbsent(place.sheet(), name -> new HashMap<>()).put(place, cell(place, value));
        });
        Map<String, String> replaced = new HashMap<>();
        sheets.values()
                .forEach(sheet -> replaced.put(sheet.part, sheet.with(bySheet.getOrDefault(sheet.name, Map.of()))));
        replaced.put(WORKBOOK, calculatedOnLoad(parts.require(WORKBOOK)));
        return parts.with(replaced);
    }

    private void requireAllowed(CellPlace place, FillValue value) {
        sheet(place).rules.stream()
                .filter(rule -> rule.range().contains(place))
                .flatMap(rule -> rule.fault(value).stream())
                .findFirst()
                .ifPresent(fault -> {
                    throw Refusal.of(WORKBOOK_VALUE_NOT_ALLOWED, place + " cannot be " + value.text() + ": " + fault);
                });
    }

    private XlsxSheet sheet(CellPlace place) {
        return Optional.ofNullable(sheets.get(place.sheet())).orElseThrow();
    }

    /** The cell keeps its style and whatever else it is marked with. */
    private String cell(CellPlace place, FillValue value) {
        var sheet = sheet(place);
        var there = sheet.cell(place);
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("r", place.reference());
        there.ifPresent(cell -> attributes.putAll(cell.attributes));
        if (there.isEmpty() && sheet.style(place) != 0) {
            attributes.put("s", Integer.toString(sheet.style(place)));
        }
        attributes.remove("t");
        var prefix = there.map(cell -> cell.tag.prefix())
                .orElseGet(() -> Optional.ofNullable(sheet.sheetData)
                        .map(Xml.Tag::prefix)
                        .orElse(""));
        boolean date = value.kind() == FillValue.Kind.DATE && styles.isDate(sheet.style(place));
        if (value.kind() == FillValue.Kind.NUMBER || date) {
            var number = date ? serial(LocalDate.parse(value.text())) : value.text();
            return Xml.tag(prefix + "c", attributes, false) + "<" + prefix + "v>" + number + "</" + prefix + "v></"
                    + prefix + "c>";
        }
        attributes.put("t", "inlineStr");
        return Xml.tag(prefix + "c", attributes, false) + "<" + prefix + "is><" + prefix + "t xml:space=\"preserve\">"
                + Markup.escaped(value.text()) + "</" + prefix + "t></" + prefix + "is></" + prefix + "c>";
    }

    /** Days since the workbook's epoch, which the first spreadsheet put a day too early. */
    private String serial(LocalDate day) {
        var epoch = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        return Long.toString(ChronoUnit.DAYS.between(epoch, day));
    }

    /** Whoever opens the file works every formula out. */
    private static String calculatedOnLoad(String text) {
        var walk = Xml.of(WORKBOOK, text);
        int depth = 0;
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            boolean child = depth == 1 && tag.open();
            depth += tag.empty() ? 0 : tag.open() ? 1 : -1;
            if (child && tag.local().equals("calcPr")) {
                var attributes = walk.attributes(tag);
                attributes.put("fullCalcOnLoad", "1");
                return text.substring(0, tag.start())
                        + Xml.tag(tag.name(), attributes, tag.empty())
                        + text.substring(tag.end());
            }
            boolean end = !tag.open() && tag.local().equals("workbook");
            if (end || child && AFTER_CALCULATION.contains(tag.local())) {
                return text.substring(0, tag.start()) + "<" + tag.prefix() + "calcPr fullCalcOnLoad=\"1\"/>"
                        + text.substring(tag.start());
            }
        }
        throw ZipParts.unreadable("Its list of sheets does not end");
    }
}
