package org.grantsuite.allocation.invoice.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an invoice file is written: data of the council, never code. */
public record InvoiceLayout(
        InvoiceKind kind,
        Format format,
        List<Column> header,
        List<Column> invoice,
        List<Column> line,
        List<Column> trailer) {

    public record Format(
            char delimiter,
            boolean quoteAlways,
            String lineEnd,
            String encoding,
            boolean columnNames,
            String dateFormat) {}

    /**
     * @param value the constant, or the segment's name
     * @param needed an empty cell refuses the file
     */
    public record Column(
            String name,
            InvoiceColumnSource source,
            @Nullable String value,
            @Nullable Integer maxLength,
            boolean needed) {}
}
