package org.grantsuite.allocation.run;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Lines of a run as CSV, streamed row by row, each with its explanation. */
final class RunLinesCsv implements StreamingOutput {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";
    private static final String HEADER =
            "line_key,provider_id,location_id,service,driver,units,exact,amount,explanation,weighed,earlier,carried\r\n";

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
        LineStory story = runs.story(head);
        try (CsvText csv = new CsvText(output)) {
            csv.line(HEADER);
            runs.stream(runId, line -> row(csv, story.of(line), line));
        }
    }

    private static void row(CsvText csv, LineStory story, RunStore.Line line) {
        csv.cell(line.key())
                .cell(line.providerId())
                .cell(line.locationId())
                .cell(line.service())
                .cell(line.driver())
                .number(line.units())
                .plain(story.exact())
                .pounds(line.pence())
                .quoted(story.words());
        RunStore.RecipeColumns recipe = line.recipe();
        if (recipe == null) {
            csv.cell(null).cell(null).cell(null);
        } else {
            csv.number(recipe.weighed()).pounds(recipe.earlier()).pounds(recipe.carried());
        }
        csv.end();
    }

    /** A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it text. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static String pounds(long pence) {
        return Money.ofPence(pence).amount();
    }
}
