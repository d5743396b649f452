package org.grantsuite.fakefinance.conformance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the double's batches. Its status moves as grant-service would move it. */
final class TestLine {
    final int line;
    final String journalId;
    final int transfer;
    final boolean debit;
    final long pence;
    final LocalDate valueOn;
    final YearMonth postingMonth;
    final int attempt;
    String status = "PREPARED";

    @Nullable
    String ledgerReference;

    @Nullable
    String reasonCode;

    TestLine(
            int line,
            String journalId,
            int transfer,
            boolean debit,
            long pence,
            LocalDate valueOn,
            YearMonth postingMonth,
            int attempt) {
        this.line = line;
        this.journalId = journalId;
        this.transfer = transfer;
        this.debit = debit;
        this.pence = pence;
        this.valueOn = valueOn;
        this.postingMonth = postingMonth;
        this.attempt = attempt;
    }

    String reference() {
        return journalId.replace("-", "") + "-" + transfer + (debit ? "D" : "C");
    }

    /** Debit positive, credit negative. */
    long signed() {
        return debit ? pence : -pence;
    }

    Map<String, String> segments() {
        return debit
                ? Map.of("costCentre", "C1200", "subjective", "4410")
                : Map.of("costCentre", "B0001", "subjective", "9301");
    }

    TestLine again(int number, YearMonth month) {
        return new TestLine(number, journalId, transfer, debit, pence, valueOn, month, attempt + 1);
    }

    boolean isOpen() {
        return status.equals("PREPARED") || status.equals("SENT") || status.equals("HELD");
    }
}
