package org.grantsuite.reporting.publication.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Expenditure over the threshold, in the fields of the Local Government Transparency Code. */
public final class SpendCsv {

    static final String WITHHELD = "REDACTED PERSONAL DATA";

    private SpendCsv() {}

    /** @param irrecoverableVatPence tax that does not come back; nothing on a grant, which is outside its scope */
    public record Line(
            LocalDate incurredOn,
            Recipient beneficiary,
            String purpose,
            long pence,
            long irrecoverableVatPence,
            String transaction) {}

    public static byte[] bytes(List<Line> lines, Profile profile) {
        var csv = new CsvText(
                "Body name",
                "Date incurred",
                "Department",
                "Beneficiary",
                "Summary of purpose",
                "Amount",
                "VAT that cannot be recovered",
                "Merchant category",
                "Transaction number");
        lines.forEach(line -> csv.row(Arrays.asList(
                profile.organisationName(),
                line.incurredOn(),
                profile.department(),
                line.beneficiary().isNameWithheld()
                        ? WITHHELD
                        : line.beneficiary().name(),
                line.purpose(),
                CsvText.pounds(line.pence()),
                CsvText.pounds(line.irrecoverableVatPence()),
                profile.merchantCategory(),
                // a reference may hold the provider's own id, and with it a person
                line.beneficiary().isNameWithheld() ? "" : line.transaction())));
        return csv.bytes();
    }
}
