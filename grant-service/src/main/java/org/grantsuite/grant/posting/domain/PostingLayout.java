package org.grantsuite.grant.posting.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a posting file is written: data of the council, never code. */
public record PostingLayout(
        String code,
        int version,
        Format format,
        Sign sign,
        PostingPeriod period,
        int maxLines,
        Set<String> requiredSegments,
        List<Column> header,
        List<Column> columns,
        List<Column> trailer) {

    public record Format(
            char delimiter,
            boolean quoteAlways,
            String lineEnd,
            String encoding,
            boolean columnNames,
            String dateFormat) {}

    public record Sign(SignConvention convention, boolean debitIsPositive, String debitMark, String creditMark) {
        String mark(LineSide side) {
            return side == LineSide.DEBIT ? debitMark : creditMark;
        }
    }

    /** @param value the constant, or the segment's name */
    public record Column(
            String name,
            ColumnSource source,
            @Nullable String value,
            @Nullable Integer maxLength) {}
}
