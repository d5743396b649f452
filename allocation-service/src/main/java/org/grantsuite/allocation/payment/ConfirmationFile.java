package org.grantsuite.allocation.payment;

import java.util.List;
import java.util.Optional;
import org.grantsuite.allocation.payment.domain.SettlementStatus;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;

/** The finance system's word on payments, as CSV. */
final class ConfirmationFile {
    private static final CsvLayout LAYOUT = new CsvLayout(
            List.of("invoice_reference", "outcome", "settled_on", "amount", "finance_reference"),
            List.of("reason"),
            50_000);

    private final CsvTable table;

    private ConfirmationFile(CsvTable table) {
        this.table = table;
    }

    static List<Outcome> read(String body) {
        CsvTable table = CsvTable.parse(body, LAYOUT);
        ConfirmationFile file = new ConfirmationFile(table);
        List<Outcome> outcomes = table.rows().stream().map(file::outcome).toList();
        table.requireNoErrors();
        return outcomes;
    }

    private Outcome outcome(CsvRow row) {
        SettlementStatus status = status(row);
        Optional<String> reason = row.find("reason");
        if (status == SettlementStatus.RETURNED && reason.isEmpty()) {
            table.error(row, "reason", "say why the payment came back");
        }
        return new Outcome(
                new Outcome.Place(row.line(), "invoice_reference"),
                row.text("invoice_reference"),
                status,
                row.date("settled_on"),
                row.money("amount"),
                row.text("finance_reference"),
                reason.orElse(""));
    }

    private SettlementStatus status(CsvRow row) {
        String outcome = row.text("outcome");
        if (!outcome.equals("PAID") && !outcome.equals("RETURNED") && !outcome.isEmpty()) {
            table.error(row, "outcome", "PAID or RETURNED is needed, not '" + outcome + "'");
        }
        return outcome.equals("RETURNED") ? SettlementStatus.RETURNED : SettlementStatus.PAID;
    }
}
