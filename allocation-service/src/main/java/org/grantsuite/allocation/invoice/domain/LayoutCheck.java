package org.grantsuite.allocation.invoice.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.grantsuite.allocation.invoice.domain.InvoiceLayout.Column;

/** What a layout must not contradict; each fault is named with its place. */
public final class LayoutCheck {
    private final List<Fault> faults = new ArrayList<>();

    private LayoutCheck() {}

    /** @param pointer JSON pointer into the document */
    public record Fault(String pointer, String message) {}

    public static List<Fault> faults(InvoiceLayout layout) {
        LayoutCheck check = new LayoutCheck();
        check.columns("/headerColumns", layout.header(), false, false);
        check.columns("/invoiceColumns", layout.invoice(), true, false);
        check.columns("/lineColumns", layout.line(), true, true);
        check.columns("/trailerColumns", layout.trailer(), false, false);
        check.whole(layout);
        return List.copyOf(check.faults);
    }

    private void whole(InvoiceLayout layout) {
        if (layout.invoice().isEmpty() && layout.line().isEmpty()) {
            add("/lineColumns", "a file of no invoices and no lines says nothing");
            return;
        }
        if (!has(layout, InvoiceColumnSource.INVOICE_REFERENCE)) {
            add("/lineColumns", "without a column INVOICE_REFERENCE nothing can be confirmed or found again");
        }
        if (!has(layout, InvoiceColumnSource.INVOICE_TOTAL) && !has(layout, InvoiceColumnSource.LINE_AMOUNT)) {
            add("/lineColumns", "a column INVOICE_TOTAL or LINE_AMOUNT says how much");
        }
    }

    private static boolean has(InvoiceLayout layout, InvoiceColumnSource source) {
        return Stream.concat(layout.invoice().stream(), layout.line().stream())
                .anyMatch(column -> column.source() == source);
    }

    private void columns(String place, List<Column> columns, boolean invoices, boolean lines) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String at = place + "/" + i;
            if (!names.add(column.name())) {
                add(at + "/name", "two columns have this name");
            }
            column(at, column);
            boolean fits = column.source().speaksOfFile() || (column.source().speaksOfLine() ? lines : invoices);
            if (!fits) {
                add(at + "/source", column.source() + " has no place in this record");
            }
        }
    }

    private void column(String at, Column column) {
        if (column.source().takesValue() != (column.value() != null)) {
            add(
                    at + "/value",
                    column.source().takesValue()
                            ? "name the constant or the segment"
                            : column.source() + " takes no value");
        }
        if (InvoiceFile.startsAFormula(column.name())) {
            add(at + "/name", "a spreadsheet would run this name as a formula");
        }
        if (column.value() != null && InvoiceFile.startsAFormula(column.value())) {
            add(at + "/value", "a spreadsheet would run this constant as a formula");
        }
    }

    private void add(String pointer, String message) {
        faults.add(new Fault(pointer, message));
    }
}
