package org.grantsuite.allocation.paymentaudit;

import java.util.List;
import org.grantsuite.allocation.paymentaudit.domain.PaidLine;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;
import org.grantsuite.commons.problem.Refusal;

/** Reads payments from CSV. */
final class PaymentsFile {
    private static final int MOST_ROWS = 50_000;
    private static final CsvLayout LAYOUT = new CsvLayout(
            List.of("run_label", "payment_date", "supplier_no", "amount_gbp"),
            List.of("transaction_no", "expense_type"),
            MOST_ROWS);

    private PaymentsFile() {}

    /** @throws Refusal 422 IMPORT_REFUSED with line and column of each fault, 422 PAYMENTS_MISSING */
    static List<PaidLine> read(String body) {
        CsvTable table = CsvTable.parse(body, LAYOUT);
        List<PaidLine> lines =
                table.rows().stream().map(row -> line(table, row)).toList();
        table.requireNoErrors();
        if (lines.isEmpty()) {
            throw Refusal.of(PaymentAuditProblem.PAYMENTS_MISSING, "The file has a header line and nothing below it");
        }
        return lines;
    }

    private static PaidLine line(CsvTable table, CsvRow row) {
        long pence = row.money("amount_gbp").pence();
        if (pence <= 0 && row.find("amount_gbp").isPresent()) {
            table.error(
                    row, "amount_gbp", "more than zero is needed; leave credits and what they cancel out of the file");
        }
        return new PaidLine(
                row.line(),
                row.text("run_label"),
                row.date("payment_date"),
                row.find("transaction_no").orElse(""),
                row.text("supplier_no"),
                pence);
    }
}
