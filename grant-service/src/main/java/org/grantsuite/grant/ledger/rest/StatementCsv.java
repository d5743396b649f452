package org.grantsuite.grant.ledger.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.grantsuite.grant.ledger.StatementService;
import org.grantsuite.grant.ledger.StatementService.Asked;
import org.grantsuite.grant.ledger.domain.StatementLine;
import org.grantsuite.grant.paging.CsvCell;

/** A statement as CSV, streamed row by row: the opening balance, then each movement with the balance after it. */
final class StatementCsv implements StreamingOutput {
    private static final int BUFFER = 1 << 16;
    private final StatementService statements;
    private final Asked asked;

    StatementCsv(StatementService statements, Asked asked) {
        this.statements = statements;
        this.asked = asked;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().bufferSize(BUFFER).build(writer);
        csv.writeRecord(
                "value_on",
                "sequence",
                "line",
                "posted_at",
                "kind",
                "description",
                "debit_account",
                "credit_account",
                "pot_code",
                "measure",
                "provider_reference",
                "general_ledger_reference",
                "journal_id",
                "amount",
                "balance");
        statements.stream(
                asked,
                opening -> csv.writeRecord(
                        asked.from().toString(),
                        "",
                        "",
                        "",
                        "OPENING",
                        "Opening balance",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        opening.amount()),
                line -> row(csv, line));
        csv.flush();
        writer.flush();
    }

    private static void row(CsvWriter csv, StatementLine line) {
        csv.writeRecord(
                line.place().valueOn().toString(),
                Long.toString(line.place().sequence()),
                Integer.toString(line.place().line()),
                line.postedAt().toString(),
                line.kind().name(),
                CsvCell.of(line.description()),
                line.debit().name(),
                line.credit().name(),
                CsvCell.of(line.potCode()),
                CsvCell.of(line.measure()),
                CsvCell.of(line.providerReference()),
                CsvCell.of(line.generalLedgerReference()),
                line.journalId().toString(),
                line.amount().amount(),
                line.balance().amount());
    }
}
