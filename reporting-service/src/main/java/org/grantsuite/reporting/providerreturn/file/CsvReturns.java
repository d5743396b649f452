package org.grantsuite.reporting.providerreturn.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;

/** A CSV file of returns, one line per location. */
public final class CsvReturns {

    private static final String SHEET = "file";
    private static final int MOST_ROWS = 5_000;

    private CsvReturns() {}

    /** Rows of the file; what is wrong with its shape is among the faults, and then there are none. */
    public static List<SourceRow> rows(String body, ReturnTemplate template, FileFaults faults) {
        var columns = ReturnColumns.read(template);
        try {
            var table = CsvTable.parse(body, layout(columns));
            var rows = new ArrayList<SourceRow>();
            table.rows().forEach(row -> rows.add(row(row, columns)));
            table.requireNoErrors();
            return rows;
        } catch (Refusal refused) {
            refused.violations().forEach(violation -> faults.add(fault(violation)));
            return List.of();
        }
    }

    private static CsvLayout layout(List<Column> columns) {
        return new CsvLayout(names(columns, true), names(columns, false), MOST_ROWS);
    }

    private static List<String> names(List<Column> columns, boolean required) {
        return columns.stream()
                .filter(column -> column.required() == required)
                .map(Column::name)
                .toList();
    }

    private static SourceRow row(CsvRow row, List<Column> columns) {
        Map<String, String> cells = new HashMap<>();
        for (var column : columns) {
            row.find(column.name()).ifPresent(text -> cells.put(column.name(), text));
        }
        return new SourceRow(SHEET, row.line(), cells);
    }

    private static ReturnFault fault(Violation violation) {
        var line = violation.line();
        var column = violation.column();
        return ReturnFault.error(
                SHEET, line == null ? 0 : line, column == null ? "" : column, "FILE_SHAPE", violation.message());
    }
}
