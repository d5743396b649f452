package org.grantsuite.allocation.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.nio.file.Files;
import org.grantsuite.commons.csv.CsvFault;
import org.grantsuite.commons.problem.Refusal;

/** CSV (RFC 4180, UTF-8), a record at a time. */
final class CsvSheet {
    private static final int LONGEST_RECORD = 1 << 20;

    private CsvSheet() {}

    static void read(SpooledFile file, RowTaker taker) throws IOException {
        try (StrictText text = new StrictText(Files.newInputStream(file.path()), "");
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .skipEmptyLines(false)
                        .maxBufferSize(LONGEST_RECORD)
                        .build(
                                CsvRecordHandler.of(limits -> limits.maxFields(CellText.MOST_CELLS)
                                        .maxFieldSize(LONGEST_RECORD)
                                        .maxRecordSize(LONGEST_RECORD)),
                                text)) {
            int blank = 0;
            for (CsvRecord csv : reader) {
                blank = isBlank(csv) ? blank + 1 : 0;
                if (blank > CsvFault.MOST_BLANK_LINES) {
                    throw tooMuchOfNothing((int) csv.getStartingLineNumber());
                }
                if (blank == 0 && taker.take(row(csv)) != RowTaker.Wish.GO_ON) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw refused(e);
        }
    }

    private static boolean isBlank(CsvRecord csv) {
        return csv.getFieldCount() == 1 && csv.getField(0).isEmpty();
    }

    private static RuntimeException tooMuchOfNothing(int line) {
        return SheetProblem.SHEET_UNSAFE.at(
                line,
                "",
                "line " + line + ": more than " + CsvFault.MOST_BLANK_LINES + " blank lines one after another");
    }

    private static SheetRow row(CsvRecord csv) {
        CellText cells = new CellText("", (int) csv.getStartingLineNumber());
        for (int column = 0; column < csv.getFieldCount(); column++) {
            String text = csv.getField(column).strip();
            if (text.startsWith("=")) {
                cells.formula(column);
            }
            cells.put(column, text);
        }
        SheetRow row = cells.row();
        while (row.cells().size() < Math.min(csv.getFieldCount(), CellText.MOST_COLUMNS)) {
            row.cells().add("");
        }
        return row;
    }

    private static RuntimeException refused(CsvParseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        String said = String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        int line = CsvFault.line(e);
        boolean limit = said.contains("xceed") || said.contains("aximum");
        return (limit ? SheetProblem.SHEET_UNSAFE : SheetProblem.SHEET_UNREADABLE)
                .at(
                        line,
                        "",
                        limit
                                ? "line " + line + ": more columns or a longer record than any directory has"
                                : "line " + line
                                        + ": not readable as CSV, for one because a quote is never closed: cut off?");
    }
}
