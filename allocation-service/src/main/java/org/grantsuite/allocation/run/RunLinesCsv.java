package org.grantsuite.allocation.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.grantsuite.allocation.apportionment.LineExplanation;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Lines of a run as CSV, streamed row by row. */
final class RunLinesCsv implements StreamingOutput {
    private static final int BUFFER = 1 << 16;
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final RunService runs;
    private final UUID runId;
    private final RunHead head;

    RunLinesCsv(RunService runs, UUID runId, RunHead head) {
        this.runs = runs;
        this.runId = runId;
        this.head = head;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().bufferSize(BUFFER).build(writer);
        csv.writeRecord(
                "line_key",
                "provider_id",
                "location_id",
                "service",
                "driver",
                "units",
                "exact",
                "amount",
                "explanation");
        runs.stream(runId, line -> row(csv, line));
        csv.flush();
        writer.flush();
    }

    private void row(CsvWriter csv, RunStore.Line line) {
        LineExplanation explanation = head.explain(line.units(), line.pence());
        csv.writeRecord(
                cell(line.key()),
                cell(line.providerId()),
                cell(line.locationId()),
                cell(line.service()),
                cell(line.driver()),
                Long.toString(line.units()),
                explanation.exact(),
                Money.ofPence(line.pence()).amount(),
                explanation.words());
    }

    /** A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it text. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
