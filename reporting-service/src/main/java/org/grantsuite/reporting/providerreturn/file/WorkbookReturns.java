package org.grantsuite.reporting.providerreturn.file;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.calculation.Severity;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;
import org.grantsuite.reporting.providerreturn.domain.SpendItem;
import org.jspecify.annotations.Nullable;

/** A filled workbook, read as a stream: whatever is wrong with it is told with its place, and memory stays bounded. */
public final class WorkbookReturns {

    private static final int MOST_ITEMS = 20_000;
    private static final String FILE = "workbook";

    private final UUID grantId;
    private final ReturnTemplate template;
    private final WorkbookLimits limits;
    private final FileFaults faults;
    private final StatementReader reader;

    public WorkbookReturns(UUID grantId, ReturnTemplate template, WorkbookLimits limits, FileFaults faults) {
        this.grantId = grantId;
        this.template = template;
        this.limits = limits;
        this.faults = faults;
        this.reader = new StatementReader(grantId, template, faults);
    }

    /**
     * @param sink takes each statement with its row; rows nobody filled in are not handed in
     * @return how many items stood behind them
     */
    public int read(File file, Consumer<FiledStatement> sink) {
        if (!new WorkbookInspection(limits, faults).passes(file)) {
            return 0;
        }
        try (var workbook = new ReadableWorkbook(file, new ReadingOptions(true, true))) {
            return sheets(workbook, MergedCells.of(file), sink);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // The library speaks of a damaged part by whatever exception it meets.
            faults.error(FILE, 0, "", "NOT_A_WORKBOOK", "a part of it cannot be read: " + words(e));
            return 0;
        }
    }

    private static String words(Exception e) {
        var words = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return words.substring(0, Math.min(160, words.length()));
    }

    private int sheets(ReadableWorkbook workbook, MergedCells merged, Consumer<FiledStatement> sink)
            throws IOException {
        var sheets = workbook.getSheets().toList();
        var returns = find(sheets, TemplateKey.RETURNS);
        if (workbook.isDate1904()) {
            faults.error(
                    FILE, 0, "", "DATE_1904", "it counts days from 1904; switch that off in the workbook's options");
        }
        if (returns == null) {
            var names = sheets.stream().map(Sheet::getName).collect(Collectors.joining(", "));
            faults.error(
                    FILE,
                    0,
                    TemplateKey.RETURNS,
                    "SHEET_MISSING",
                    "the sheet 'Returns' is missing; there are: " + names);
        }
        if (returns == null || workbook.isDate1904() || !versionFits(returns)) {
            return 0;
        }
        unread(sheets);
        var items = items(find(sheets, TemplateKey.ITEMS), merged);
        int count = items.values().stream().mapToInt(List::size).sum();
        returns(returns, merged, items, sink);
        leftOver(items);
        return count;
    }

    private static @Nullable Sheet find(List<Sheet> sheets, String name) {
        return sheets.stream()
                .filter(sheet -> sheet.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private boolean versionFits(Sheet sheet) throws IOException {
        String version;
        String key;
        try (var rows = sheet.openStream()) {
            var first = rows.findFirst().filter(row -> row.getRowNum() == TemplateKey.VERSION_ROW);
            version = first.map(row -> cell(row, 0)).orElse("");
            key = first.map(row -> cell(row, 2)).orElse("");
        }
        if (!version.equals(TemplateKey.VERSION)) {
            return wrong(
                    "A1", "it should say " + TemplateKey.VERSION + ", not '" + version + "'; fetch the template again");
        }
        return key.equals(TemplateKey.of(grantId, template))
                || wrong(
                        "C1",
                        "the template was made for another grant, reporting point or set of measures; fetch it again");
    }

    private boolean wrong(String cell, String message) {
        faults.error(TemplateKey.RETURNS, TemplateKey.VERSION_ROW, cell, "TEMPLATE_VERSION", message);
        return false;
    }

    private static String cell(Row row, int index) {
        var text = index < row.getCellCount() ? row.getCellText(index) : "";
        return text.substring(0, Math.min(60, text.length()));
    }

    private void unread(List<Sheet> sheets) {
        sheets.stream()
                .map(Sheet::getName)
                .filter(name -> !name.equals(TemplateKey.RETURNS)
                        && !name.equals(TemplateKey.ITEMS)
                        && !name.equals(TemplateWorkbook.GUIDE))
                .forEach(name -> faults.add(new ReturnFault(
                        name,
                        0,
                        "",
                        Severity.WARNING,
                        "SHEET_UNKNOWN",
                        "this sheet is not part of the template; not read")));
    }

    /** An item is of its provider and location, and so of their row. */
    private record Placed(SourceRow row, SpendItem item) {}

    private Map<String, List<Placed>> items(@Nullable Sheet sheet, MergedCells merged) throws IOException {
        Map<String, List<Placed>> items = new HashMap<>();
        if (sheet == null) {
            return items;
        }
        var shape = new SheetReader.Shape(TemplateKey.ITEMS, 1, ReturnColumns.items(), MOST_ITEMS);
        new SheetReader(shape, merged.in(TemplateKey.ITEMS), faults)
                .read(
                        sheet,
                        row -> items.computeIfAbsent(StatementReader.place(row), place -> new ArrayList<>())
                                .add(new Placed(row, reader.item(row))));
        return items;
    }

    private void returns(
            Sheet sheet, MergedCells merged, Map<String, List<Placed>> items, Consumer<FiledStatement> sink)
            throws IOException {
        var columns = new ArrayList<>(ReturnColumns.read(template));
        columns.addAll(ReturnColumns.shown(template));
        var shape = new SheetReader.Shape(TemplateKey.RETURNS, TemplateKey.NAME_ROW, columns, limits.maxRows());
        int rows = new SheetReader(shape, merged.in(TemplateKey.RETURNS), faults)
                .read(sheet, row -> sink.accept(filed(row, items.remove(StatementReader.place(row)))));
        if (rows == 0 && !faults.any()) {
            faults.error(
                    TemplateKey.RETURNS, TemplateKey.NAME_ROW + 1, "", "NOTHING_FILLED_IN", "no row was filled in");
        }
    }

    private FiledStatement filed(SourceRow row, @Nullable List<Placed> placed) {
        var items = Objects.requireNonNullElse(placed, List.<Placed>of());
        var statement = reader.statement(row, items.stream().map(Placed::item).toList());
        var rows = items.stream().map(one -> one.row().row()).toList();
        return new FiledStatement(row, statement, rows);
    }

    private void leftOver(Map<String, List<Placed>> items) {
        items.values().stream()
                .flatMap(List::stream)
                .forEach(placed -> faults.error(
                        TemplateKey.ITEMS,
                        placed.row().row(),
                        ReturnColumns.LOCATION,
                        "ITEM_WITHOUT_RETURN",
                        "its provider and location have no filled row in Returns"));
    }
}
