package org.grantsuite.reporting.departmentreturn.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Document;

/** The frozen return as a workbook of our own. */
final class ReturnWorkbook {

    private static final String APPLICATION = "grant-suite";
    private static final String VERSION = "1.0";
    private static final int MOST_CHARACTERS = 32_767;

    private ReturnWorkbook() {}

    static byte[] bytes(Document document, String contentHash) {
        return bytes(ReturnTables.of(document, contentHash));
    }

    static byte[] bytes(List<Table> tables) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, APPLICATION, VERSION)) {
            tables.forEach(table -> write(workbook.newWorksheet(table.name()), table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, Table table) {
        for (int line = 0; line < table.rows().size(); line++) {
            var row = table.rows().get(line);
            for (int column = 0; column < row.size(); column++) {
                write(sheet, line, column, row.get(column));
            }
        }
    }

    /** A figure is a number, exactly as many decimals as it has; everything else is text and never a formula. */
    private static void write(Worksheet sheet, int line, int column, Table.Value value) {
        var text = value.text();
        if (text == null) {
            return;
        }
        if (value.kind() == Table.Kind.TEXT) {
            sheet.value(line, column, text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
            return;
        }
        sheet.value(line, column, new BigDecimal(text));
        sheet.style(line, column)
                .format(value.kind() == Table.Kind.WHOLE ? "#,##0" : "#,##0.00")
                .set();
    }
}
