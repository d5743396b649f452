package org.grantsuite.grant.posting.domain;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.posting.domain.PostingLayout.Column;
import org.jspecify.annotations.Nullable;

/** The bytes of a posting batch: the same lines and layout give the same file, whoever asks and whenever. */
public final class PostingFile {
    /** With their full-width twins, which spreadsheets read alike. */
    private static final String STARTS_A_FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private final PostingLayout layout;
    private final Head head;
    private final DateTimeFormatter dates;
    private final StringBuilder text = new StringBuilder();

    private PostingFile(PostingLayout layout, Head head) {
        this.layout = layout;
        this.head = head;
        this.dates = DateTimeFormatter.ofPattern(layout.format().dateFormat(), Locale.ENGLISH);
    }

    public record Head(long number, LocalDate preparedOn, ControlTotals totals) {}

    /** A value that must not be cut is longer than its column. */
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws TooLong when any value but a description does not fit its column: half a code is another code */
    public static byte[] of(PostingLayout layout, Head head, List<PostingLine> lines) {
        PostingFile file = new PostingFile(layout, head);
        if (layout.format().columnNames()) {
            file.names();
        }
        file.head(layout.header());
        Map<UUID, Integer> journals = new HashMap<>();
        for (PostingLine line : lines) {
            journals.putIfAbsent(line.origin().journalId(), journals.size() + 1);
            file.line(line, journals.getOrDefault(line.origin().journalId(), 0));
        }
        file.head(layout.trailer());
        return file.text.toString().getBytes(Charset.forName(layout.format().encoding()));
    }

    private void names() {
        record(layout.columns().stream()
                .map(column -> new Cell(column.name(), false))
                .toList());
    }

    private void head(List<Column> columns) {
        if (!columns.isEmpty()) {
            record(columns.stream()
                    .map(column -> fitted(column, batchValue(column)))
                    .toList());
        }
    }

    private void line(PostingLine line, int journal) {
        record(layout.columns().stream()
                .map(column -> fitted(column, lineValue(column, line, journal)))
                .toList());
    }

    /** @param text free text comes from people and is guarded and, where the column is short, cut */
    private record Cell(String value, boolean text) {
        static Cell of(@Nullable String value) {
            return new Cell(value == null ? "" : value, false);
        }

        static Cell of(Money amount) {
            return new Cell(amount.amount(), false);
        }
    }

    private Cell batchValue(Column column) {
        var totals = head.totals().all();
        return switch (column.source()) {
            case CONSTANT -> Cell.of(column.value());
            case BATCH_DATE -> Cell.of(dates.format(head.preparedOn()));
            case BATCH_NUMBER -> Cell.of(Long.toString(head.number()));
            case LINE_COUNT -> Cell.of(Integer.toString(totals.lines()));
            case DEBIT_TOTAL -> Cell.of(totals.debit());
            case CREDIT_TOTAL -> Cell.of(totals.credit());
            default -> Cell.of("");
        };
    }

    private Cell lineValue(Column column, PostingLine line, int journal) {
        var origin = line.origin();
        boolean debit = origin.side() == LineSide.DEBIT;
        return switch (column.source()) {
            case SEGMENT -> Cell.of(line.coding().segments().get(column.value()));
            case SIGNED_AMOUNT ->
                Cell.of(
                        debit == layout.sign().debitIsPositive()
                                ? line.amount()
                                : line.amount().negated());
            case DEBIT_AMOUNT -> debit ? Cell.of(line.amount()) : Cell.of("");
            case CREDIT_AMOUNT -> debit ? Cell.of("") : Cell.of(line.amount());
            case ABSOLUTE_AMOUNT -> Cell.of(line.amount());
            case SIDE -> Cell.of(layout.sign().mark(origin.side()));
            case VALUE_DATE -> Cell.of(dates.format(line.timing().valueOn()));
            case POSTING_DATE -> Cell.of(dates.format(line.timing().postingOn()));
            case PERIOD -> Cell.of(layout.period().of(line.timing().postingMonth()));
            case DESCRIPTION -> new Cell(line.description(), true);
            case LINE_REFERENCE -> Cell.of(origin.reference());
            case LINE_NUMBER -> Cell.of(Integer.toString(line.line()));
            case JOURNAL_NUMBER -> Cell.of(Integer.toString(journal));
            case GRANT_REFERENCE -> new Cell(origin.grantReference(), true);
            case ACCOUNT -> Cell.of(origin.account().name());
            case POT -> Cell.of(origin.potCode());
            case MEASURE -> Cell.of(origin.measure());
            default -> batchValue(column);
        };
    }

    private static Cell fitted(Column column, Cell cell) {
        String value = cell.text() ? guarded(plain(cell.value())) : cell.value();
        Integer most = column.maxLength();
        if (most == null || value.codePointCount(0, value.length()) <= most) {
            return new Cell(value, cell.text());
        }
        if (column.source() != ColumnSource.DESCRIPTION) {
            throw new TooLong("'" + value + "' does not fit the " + most + " characters of column " + column.name());
        }
        // Cut by characters, never within one; the rest stands in our ledger.
        return new Cell(value.substring(0, value.offsetByCodePoints(0, most)).stripTrailing(), true);
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

    private void record(List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(layout.format().delimiter());
            }
            write(cells.get(i).value());
        }
        text.append(layout.format().lineEnd());
    }

    private void write(String value) {
        boolean quote = layout.format().quoteAlways()
                || value.indexOf(layout.format().delimiter()) >= 0
                || value.indexOf('"') >= 0
                || value.startsWith(" ")
                || value.endsWith(" ");
        text.append(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
}
