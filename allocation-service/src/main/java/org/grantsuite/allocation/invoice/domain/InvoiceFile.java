package org.grantsuite.allocation.invoice.domain;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.grantsuite.allocation.invoice.domain.InvoiceLayout.Column;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** The bytes of an invoice file: the same invoices and layout give the same file, whoever asks and whenever. */
public final class InvoiceFile {
    /** With their full-width twins, which spreadsheets read alike. */
    private static final String STARTS_A_FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private final InvoiceLayout layout;
    private final Head head;
    private final DateTimeFormatter dates;
    private final StringBuilder text = new StringBuilder();

    private InvoiceFile(InvoiceLayout layout, Head head) {
        this.layout = layout;
        this.head = head;
        this.dates = DateTimeFormatter.ofPattern(layout.format().dateFormat(), Locale.ENGLISH);
    }

    /** What header and trailer say of the file. */
    public record Head(String label, LocalDate datedOn, int invoices, int lines, Money total) {

        public static Head of(String label, LocalDate datedOn, List<Invoice> invoices) {
            return new Head(
                    label,
                    datedOn,
                    invoices.size(),
                    invoices.stream()
                            .mapToInt(invoice -> invoice.lines().size())
                            .sum(),
                    invoices.stream().map(Invoice::total).reduce(Money.ZERO, Money::plus));
        }
    }

    /** A value that must stand whole is longer than its column, or a value that is needed is not there. */
    public static final class Unwritable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean missing;

        Unwritable(boolean missing, String message) {
            super(message, null, false, false);
            this.missing = missing;
        }

        public boolean missing() {
            return missing;
        }
    }

    private record Place(@Nullable Invoice invoice, int number, Invoice.@Nullable Line line, int lineNumber) {}

    /** @throws Unwritable when a needed value is missing, or any value but prose does not fit its column */
    public static byte[] of(InvoiceLayout layout, Head head, List<Invoice> invoices) {
        InvoiceFile file = new InvoiceFile(layout, head);
        Place whole = new Place(null, 0, null, 0);
        if (layout.format().columnNames()) {
            file.names();
        }
        file.record(layout.header(), whole);
        for (int i = 0; i < invoices.size(); i++) {
            Invoice invoice = invoices.get(i);
            file.record(layout.invoice(), new Place(invoice, i + 1, null, 0));
            for (int j = 0; j < invoice.lines().size(); j++) {
                file.record(
                        layout.line(), new Place(invoice, i + 1, invoice.lines().get(j), j + 1));
            }
        }
        file.record(layout.trailer(), whole);
        return file.text.toString().getBytes(Charset.forName(layout.format().encoding()));
    }

    private void names() {
        List<Column> columns = layout.line().isEmpty() ? layout.invoice() : layout.line();
        for (int i = 0; i < columns.size(); i++) {
            cell(i, columns.get(i).name());
        }
        text.append(layout.format().lineEnd());
    }

    private void record(List<Column> columns, Place place) {
        if (columns.isEmpty()) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            cell(i, fitted(columns.get(i), value(columns.get(i), place), place));
        }
        text.append(layout.format().lineEnd());
    }

    private String value(Column column, Place place) {
        Invoice invoice = place.invoice();
        if (invoice == null || column.source().speaksOfFile()) {
            return ofFile(column);
        }
        Invoice.Line line = place.line();
        return line == null || !column.source().speaksOfLine()
                ? ofInvoice(column, invoice, place.number())
                : ofLine(column, line, place.lineNumber());
    }

    private String ofFile(Column column) {
        return switch (column.source()) {
            case CONSTANT -> text(column.value());
            case FILE_DATE -> dates.format(head.datedOn());
            case RUN_LABEL -> head.label();
            case INVOICE_COUNT -> Integer.toString(head.invoices());
            case LINE_COUNT -> Integer.toString(head.lines());
            case FILE_TOTAL -> head.total().amount();
            default -> "";
        };
    }

    private String ofInvoice(Column column, Invoice invoice, int number) {
        return switch (column.source()) {
            case SUPPLIER_NUMBER -> text(invoice.party().supplierNumber());
            case SUPPLIER_SITE -> text(invoice.party().supplierSite());
            case PROVIDER_ID -> invoice.party().providerId();
            case PROVIDER_NAME -> invoice.party().providerName();
            case LOCATION_ID -> text(invoice.party().locationId());
            case INVOICE_REFERENCE -> invoice.reference();
            case INVOICE_NUMBER -> Integer.toString(number);
            case INVOICE_DATE -> dates.format(invoice.datedOn());
            case DUE_DATE -> dates.format(invoice.dueOn());
            case INVOICE_TOTAL -> invoice.total().amount();
            case DESCRIPTION -> invoice.description();
            case RELATED_REFERENCE -> text(invoice.relatedReference());
            default -> "";
        };
    }

    private static String ofLine(Column column, Invoice.Line line, int number) {
        return switch (column.source()) {
            case SEGMENT -> text(line.segments().get(text(column.value())));
            case POT -> line.potCode();
            case LINE_NUMBER -> Integer.toString(number);
            case LINE_AMOUNT -> line.amount().amount();
            case LINE_DESCRIPTION -> line.description();
            default -> "";
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private String fitted(Column column, String raw, Place place) {
        boolean money = column.source() == InvoiceColumnSource.LINE_AMOUNT
                || column.source() == InvoiceColumnSource.INVOICE_TOTAL
                || column.source() == InvoiceColumnSource.FILE_TOTAL;
        String value = money ? raw : guarded(plain(raw));
        if (value.isEmpty() && column.needed()) {
            throw new Unwritable(true, where(place) + ": column " + column.name() + " needs " + column.source());
        }
        Integer most = column.maxLength();
        if (most == null || value.codePointCount(0, value.length()) <= most) {
            return value;
        }
        if (!column.source().isProse()) {
            throw new Unwritable(
                    false,
                    where(place) + ": '" + value + "' does not fit the " + most + " characters of column "
                            + column.name());
        }
        // Cut by characters, never within one; the whole stands in our books.
        return value.substring(0, value.offsetByCodePoints(0, most)).stripTrailing();
    }

    private static String where(Place place) {
        Invoice invoice = place.invoice();
        return invoice == null
                ? "header or trailer"
                : invoice.reference() + " of " + invoice.party().providerId();
    }

    /** One line of printable text: a line break inside a cell breaks more importers than it serves. */
    private static String plain(String value) {
        return value.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it text. */
    private static String guarded(String value) {
        return startsAFormula(value) ? "'" + value : value;
    }

    static boolean startsAFormula(String value) {
        return !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
    }

    private void cell(int position, String value) {
        if (position > 0) {
            text.append(layout.format().delimiter());
        }
        boolean quote = layout.format().quoteAlways()
                || value.indexOf(layout.format().delimiter()) >= 0
                || value.indexOf('"') >= 0
                || value.startsWith(" ")
                || value.endsWith(" ");
        text.append(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
}
