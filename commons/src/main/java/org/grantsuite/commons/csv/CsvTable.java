package org.grantsuite.commons.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;

/** An imported CSV file (RFC 4180, UTF-8, header line), read whole: it is taken all or not at all, its faults told together. */
public final class CsvTable {
    private static final int MOST_ERRORS = 100;
    private final List<Violation> errors = new ArrayList<>();
    private final List<CsvRow> rows = new ArrayList<>();

    private CsvTable() {}

    /** @throws Refusal 422 IMPORT_REFUSED when the file has no header, lacks or repeats columns, or is too long */
    public static CsvTable parse(String body, CsvLayout layout) {
        CsvTable table = new CsvTable();
        String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(false)
                .ofCsvRecord(text)) {
            List<String> header = List.of();
            int blank = 0;
            for (CsvRecord cells : reader) {
                int line = (int) cells.getStartingLineNumber();
                blank = isBlank(cells) ? blank + 1 : 0;
                if (blank > CsvFault.MOST_BLANK_LINES) {
                    throw refused(List.of(Violation.at(
                            line, "", "more than " + CsvFault.MOST_BLANK_LINES + " blank lines one after another")));
                } else if (blank > 0) {
                    continue;
                } else if (header.isEmpty()) {
                    header = table.header(cells, layout);
                } else {
                    table.add(line, header, cells, layout);
                }
            }
            if (header.isEmpty()) {
                throw refused(List.of(Violation.at(1, "", "the file needs a header line with " + layout.required())));
            }
        } catch (CsvParseException e) {
            throw refused(List.of(Violation.at(CsvFault.line(e), "", "not readable as CSV: " + e.getMessage())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return table;
    }

    private static boolean isBlank(CsvRecord cells) {
        return cells.getFieldCount() == 1 && cells.getField(0).isEmpty();
    }

    public List<CsvRow> rows() {
        return rows;
    }

    /** Notes a fault of a row; the file will be refused. */
    public void error(CsvRow row, String column, String message) {
        errors.add(Violation.at(row.line(), column, message));
    }

    /** @throws Refusal 422 IMPORT_REFUSED with every fault found so far, by line and column */
    public void requireNoErrors() {
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    private List<String> header(CsvRecord cells, CsvLayout layout) {
        List<String> header = cells.getFields().stream().map(String::strip).toList();
        List<Violation> faults = new ArrayList<>();
        layout.required().stream()
                .filter(column -> !header.contains(column))
                .forEach(column -> faults.add(Violation.at(1, column, "this column is needed")));
        Set<String> seen = new LinkedHashSet<>();
        for (String column : header) {
            boolean known =
                    layout.required().contains(column) || layout.optional().contains(column);
            if (!known) {
                faults.add(Violation.at(
                        1, column.substring(0, Math.min(60, column.length())), "this column is not known here"));
            } else if (!seen.add(column)) {
                faults.add(Violation.at(1, column, "this column stands twice"));
            }
            if (faults.size() >= MOST_ERRORS) {
                break;
            }
        }
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        return header;
    }

    private void add(int line, List<String> header, CsvRecord cells, CsvLayout layout) {
        if (rows.size() >= layout.maxRows()) {
            throw refused(List.of(Violation.at(line, "", "a file may hold " + layout.maxRows() + " rows; split it")));
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), cells.getFieldCount()); i++) {
            values.put(header.get(i), cells.getField(i));
        }
        CsvRow row = new CsvRow(this, line, values);
        if (cells.getFieldCount() != header.size()) {
            error(row, "", "has " + cells.getFieldCount() + " fields where the header has " + header.size());
        }
        rows.add(row);
    }

    private static Refusal refused(List<Violation> faults) {
        List<Violation> told = faults.subList(0, Math.min(MOST_ERRORS, faults.size()));
        return Refusal.of(
                        RequestProblem.IMPORT_REFUSED,
                        faults.size() + " fault(s), the first at line "
                                + faults.get(0).line() + "; mend the file and send it whole again")
                .violations(told);
    }
}
