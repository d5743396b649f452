package org.grantsuite.reporting.providerreturn.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.grantsuite.reporting.calculation.Measure;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.file.Column.Kind;
import org.jspecify.annotations.Nullable;

/** A workbook that starts filled with what the council knows; only what the provider has to say is unlocked. */
public final class TemplateWorkbook {

    static final String GUIDE = "How to fill this in";
    private static final int ITEM_ROWS = 500;

    private static final List<String> GUIDANCE = List.of(
            "Fill in the coloured cells of the sheet Returns, one row for each location. A row you leave blank is not handed in.",
            "Figures run from the start of the fund to the end of the period, what was reported before included.",
            "Nil and blank are two things: write 0 where it is nil, leave the cell blank where you do not know.",
            "Type values, not formulas. Do not rename sheets, do not add columns, do not merge cells.",
            "In the sheet Items you may list what was bought, one row for each; then the items of a measure make up its spend.",
            "The columns' third row and the first row's codes are how the council reads the file.");

    private final UUID grantId;
    private final String grantName;
    private final ReturnTemplate template;
    private final List<Column> columns;

    public TemplateWorkbook(UUID grantId, String grantName, ReturnTemplate template) {
        this.grantId = grantId;
        this.grantName = grantName;
        this.template = template;
        this.columns = columns(template);
    }

    /** Who and where first, then what is known, then what is asked. */
    private static List<Column> columns(ReturnTemplate template) {
        var read = ReturnColumns.read(template);
        var columns = new ArrayList<>(read.subList(0, 2));
        columns.addAll(ReturnColumns.shown(template));
        columns.addAll(read.subList(2, read.size()));
        return columns;
    }

    /** @param rows one per location, by column name; sums as text with two decimals */
    public byte[] bytes(List<Map<String, String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "grant-suite", "1.0")) {
            returns(workbook.newWorksheet(TemplateKey.RETURNS), rows);
            items(workbook.newWorksheet(TemplateKey.ITEMS));
            guide(workbook.newWorksheet(GUIDE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void returns(Worksheet sheet, List<Map<String, String>> rows) {
        sheet.value(0, 0, TemplateKey.VERSION);
        sheet.value(0, 1, template.reportingPoint());
        sheet.value(0, 2, TemplateKey.of(grantId, template));
        sheet.value(0, 3, grantName);
        head(sheet, columns, TemplateKey.LABEL_ROW - 1, TemplateKey.NAME_ROW - 1);
        for (int i = 0; i < rows.size(); i++) {
            row(sheet, TemplateKey.NAME_ROW + i, rows.get(i));
        }
        declarations(sheet, rows.size());
        sheet.hideColumn(index("award_ids"));
        sheet.hideColumn(index("period_from"));
        sheet.hideColumn(index("period_to"));
        sheet.freezePane(3, TemplateKey.NAME_ROW);
        sheet.protect("");
    }

    private static void head(Worksheet sheet, List<Column> columns, int labels, int names) {
        for (int i = 0; i < columns.size(); i++) {
            if (labels != names) {
                sheet.value(labels, i, columns.get(i).label());
                sheet.style(labels, i).bold().wrapText(true).set();
            }
            sheet.value(names, i, columns.get(i).name());
            sheet.width(i, 18);
        }
    }

    private void row(Worksheet sheet, int line, Map<String, String> known) {
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            value(sheet, line, i, known.get(column.name()));
            boolean given = column.kind() == Kind.SHOWN || isGiven(column);
            style(sheet, line, i, column.kind(), !given);
        }
    }

    private static boolean isGiven(Column column) {
        return SheetReader.GIVEN.contains(column.name());
    }

    /** A figure is a number, an identifier text: Excel would make a date of some. */
    private static void value(Worksheet sheet, int line, int column, @Nullable String known) {
        if (known != null && known.matches("-?\\d{1,15}\\.\\d{2}")) {
            sheet.value(line, column, new BigDecimal(known));
        } else if (known != null && known.matches("\\d{4}-\\d{2}-\\d{2}")) {
            sheet.value(line, column, LocalDate.parse(known));
        } else if (known != null) {
            sheet.value(line, column, known);
        }
    }

    private static void style(Worksheet sheet, int line, int column, Kind kind, boolean unlocked) {
        var style = sheet.style(line, column);
        switch (kind) {
            case MONEY, HOURS, SHOWN -> style.format("#,##0.00");
            case COUNT -> style.format("0");
            case DATE -> style.format("yyyy-mm-dd");
            default -> style.format("@");
        }
        if (unlocked) {
            style.fillColor("FFF8DC").protectionOption(ProtectionOption.LOCKED, false);
        }
        style.set();
    }

    private void declarations(Worksheet sheet, int rows) {
        int first = TemplateKey.NAME_ROW;
        int last = TemplateKey.NAME_ROW + Math.max(0, rows - 1);
        for (var name : List.of("new_expenditure", "no_double_funding")) {
            sheet.range(first, index(name), last, index(name))
                    .validateWithListByFormula("\"Y,N\"")
                    .errorTitle("Y or N")
                    .error("Write Y or N")
                    .showErrorMessage(true);
        }
    }

    private int index(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private void items(Worksheet sheet) {
        var items = ReturnColumns.items();
        head(sheet, items, 0, 0);
        for (int line = 1; line <= ITEM_ROWS; line++) {
            for (int i = 0; i < items.size(); i++) {
                style(sheet, line, i, items.get(i).kind(), true);
            }
        }
        var codes = template.measures().stream().map(Measure::code).toList();
        sheet.range(1, 2, ITEM_ROWS, 2).validateWithListByFormula(list(codes));
        sheet.freezePane(0, 1);
        sheet.protect("");
    }

    /** Excel takes a list of at most 255 characters; a longer one stands in the guide. */
    private String list(List<String> codes) {
        var joined = codes.stream().collect(Collectors.joining(",", "\"", "\""));
        return joined.length() <= 255
                ? joined
                : "'" + GUIDE + "'!$B$" + (GUIDANCE.size() + 2) + ":$B$" + (GUIDANCE.size() + 1 + codes.size());
    }

    private void guide(Worksheet sheet) {
        for (int i = 0; i < GUIDANCE.size(); i++) {
            sheet.value(i, 0, GUIDANCE.get(i));
        }
        for (int i = 0; i < template.measures().size(); i++) {
            sheet.value(GUIDANCE.size() + 1 + i, 0, template.measures().get(i).label());
            sheet.value(GUIDANCE.size() + 1 + i, 1, template.measures().get(i).code());
        }
        sheet.width(0, 110);
        sheet.protect("");
    }
}
