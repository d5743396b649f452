package org.grantsuite.allocation.run;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A run as a workbook: its head, then its lines, up to a million on a sheet, streamed. Text never becomes a formula. */
final class RunWorkbook implements StreamingOutput {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int ROWS_OF_A_SHEET = 1_000_000;
    private static final int FLUSH_ROWS = 1_000;
    private static final String[] COLUMNS = {
        "Line", "Provider", "Location", "Service", "Driver", "Units", "Exact", "Amount", "Why", "Earlier", "Carried"
    };

    private final RunService runs;
    private final UUID runId;
    private final RunHead head;
    private int row;
    private Worksheet sheet;
    private int sheets;

    @SuppressWarnings("NullAway.Init") // the sheet is made with the first line
    RunWorkbook(RunService runs, UUID runId, RunHead head) {
        this.runs = runs;
        this.runId = runId;
        this.head = head;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        LineStory story = runs.story(head);
        try (Workbook workbook = new Workbook(output, "allocation-service", "1.0")) {
            writeHead(workbook);
            open(workbook);
            runs.stream(runId, line -> write(workbook, story.of(line), line));
            sheet.finish();
        }
    }

    private void writeHead(Workbook workbook) throws IOException {
        Worksheet first = workbook.newWorksheet("Run");
        String[][] facts = {
            {"Run", runId.toString()},
            {"Pot", head.order().potCode()},
            {"Method", head.order().method().name()},
            {"Drivers", String.join(", ", head.order().drivers())},
            {"Counts as of", head.asOf().toString()},
            {"Snapshot SHA-256", head.snapshotHash()},
            {"Content SHA-256", String.valueOf(head.frozen().contentHash())},
            {"Edition", String.valueOf(head.frozen().edition())},
            {"Pot held", head.pot().toString()},
            {"Allocated", head.allocated().toString()},
            {"Left in the pot", head.pot().minus(head.allocated()).toString()},
            {"Lines", Integer.toString(head.lineCount())},
            {"Odd pennies", Long.toString(head.oddPennies())}
        };
        for (int i = 0; i < facts.length; i++) {
            first.value(i, 0, facts[i][0]);
            first.value(i, 1, facts[i][1]);
        }
        int at = facts.length + 1;
        for (var warning : head.warnings()) {
            first.value(at, 0, warning.code());
            first.value(at++, 1, warning.message());
        }
        for (var excluded : head.excluded()) {
            first.value(at, 0, "Not in the run: " + excluded.lines());
            first.value(at++, 1, excluded.reason());
        }
        first.finish();
    }

    private void open(Workbook workbook) {
        sheet = workbook.newWorksheet("Lines " + ++sheets);
        for (int column = 0; column < COLUMNS.length; column++) {
            sheet.value(0, column, COLUMNS[column]);
            sheet.style(0, column).bold().set();
        }
        row = 1;
    }

    private void write(Workbook workbook, LineStory story, RunStore.Line line) {
        try {
            if (row > ROWS_OF_A_SHEET) {
                sheet.finish();
                open(workbook);
            }
            cells(story, line);
            if (++row % FLUSH_ROWS == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cells(LineStory story, RunStore.Line line) {
        sheet.inlineString(row, 0, line.key());
        sheet.inlineString(row, 1, line.providerId());
        sheet.inlineString(row, 2, line.locationId() == null ? "" : line.locationId());
        sheet.inlineString(row, 3, line.service());
        sheet.inlineString(row, 4, line.driver());
        sheet.value(row, 5, line.units());
        sheet.value(row, 6, new BigDecimal(story.exact().toString()));
        sheet.value(row, 7, pounds(line.pence()));
        sheet.inlineString(row, 8, story.words().toString());
        if (line.recipe() != null) {
            sheet.value(row, 9, pounds(line.recipe().earlier()));
            sheet.value(row, 10, pounds(line.recipe().carried()));
        }
    }

    private static BigDecimal pounds(long pence) {
        return BigDecimal.valueOf(pence, 2);
    }
}
