package org.grantsuite.allocation.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.grantsuite.allocation.invoice.domain.Invoice;
import org.grantsuite.allocation.invoice.domain.InvoiceColumnSource;
import org.grantsuite.allocation.invoice.domain.InvoiceFile;
import org.grantsuite.allocation.invoice.domain.InvoiceLayout;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;

/** Writes invoices in a layout, or says what is missing. */
@ApplicationScoped
public class InvoiceWriter {
    private static final int MOST_VIOLATIONS = 100;

    public byte[] write(InvoiceLayout layout, InvoiceFile.Head head, List<Invoice> invoices) {
        requireCodes(layout, invoices);
        try {
            return InvoiceFile.of(layout, head, invoices);
        } catch (InvoiceFile.Unwritable e) {
            throw Refusal.of(
                    e.missing() ? InvoiceProblem.INVOICE_VALUE_MISSING : InvoiceProblem.INVOICE_VALUE_TOO_LONG,
                    String.valueOf(e.getMessage()));
        }
    }

    /** Every segment of the layout that is needed, for every line, told together. */
    private static void requireCodes(InvoiceLayout layout, List<Invoice> invoices) {
        Set<String> needed = layout.line().stream()
                .filter(column -> column.source() == InvoiceColumnSource.SEGMENT && column.needed())
                .map(column -> String.valueOf(column.value()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> lacking = new LinkedHashSet<>();
        invoices.forEach(invoice -> invoice.lines()
                .forEach(line -> needed.stream()
                        .filter(segment -> !line.segments().containsKey(segment))
                        .forEach(segment -> lacking.add("pot " + line.potCode() + ": " + segment))));
        if (!lacking.isEmpty()) {
            throw Refusal.of(
                            InvoiceProblem.INVOICE_CODING_MISSING,
                            lacking.size() + " code(s) are not recorded, the first for "
                                    + lacking.iterator().next())
                    .violations(lacking.stream()
                            .limit(MOST_VIOLATIONS)
                            .map(code -> Violation.of(code, "record a coding of the grant with this segment"))
                            .toList());
        }
    }
}
