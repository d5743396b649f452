package org.grantsuite.reporting.departmentreturn.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The frozen return as one CSV file: its sheets one under another, each line led by the sheet's name. */
final class ReturnCsv {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private ReturnCsv() {}

    static byte[] bytes(List<Table> tables) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            for (var table : tables) {
                table.rows().forEach(row -> csv.writeRecord(line(table, row)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> line(Table table, List<Table.Value> row) {
        var line = new ArrayList<String>();
        line.add(table.name());
        row.forEach(value -> line.add(safe(value.text())));
        return line;
    }

    /** A text a spreadsheet would run as a formula is led by an apostrophe; a number is left as it is. */
    static String safe(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean formula =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
