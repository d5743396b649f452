package org.grantsuite.grant.register;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.deadline.Due;
import org.grantsuite.grant.paging.CsvCell;
import org.jspecify.annotations.Nullable;

/** The whole register as CSV, page by page. */
final class RegisterCsv implements StreamingOutput {
    private static final int PAGE = 100;
    private final RegisterService register;
    private final LocalDate asOf;

    RegisterCsv(RegisterService register, LocalDate asOf) {
        this.register = register;
        this.asOf = asOf;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(
                "determination_number",
                "name",
                "local_name",
                "scheme_code",
                "edition",
                "determined_on",
                "allocation",
                "received",
                "spent",
                "repaid",
                "held",
                "at_risk",
                "next_deadline",
                "next_deadline_on",
                "grant_id");
        String cursor = null;
        do {
            Page<RegisterEntry> page = register.page(asOf, cursor, PAGE);
            page.items().forEach(entry -> row(csv, entry));
            cursor = page.next();
        } while (cursor != null);
        csv.flush();
        writer.flush();
    }

    private static void row(CsvWriter csv, RegisterEntry entry) {
        var grant = entry.grant();
        @Nullable Due due = entry.nextDeadline().orElse(null);
        csv.writeRecord(
                CsvCell.of(grant.determinationNumber()),
                CsvCell.of(grant.name()),
                CsvCell.of(grant.localName()),
                CsvCell.of(grant.schemeCode()),
                CsvCell.of(grant.edition()),
                grant.determinedOn().toString(),
                grant.allocation().amount(),
                entry.sums().received().amount(),
                entry.sums().spent().amount(),
                entry.sums().repaid().amount(),
                entry.sums().held().amount(),
                entry.atRisk().amount(),
                due == null ? "" : CsvCell.of(due.label()),
                due == null ? "" : due.on().toString(),
                grant.id().toString());
    }
}
