package org.grantsuite.commons.csv;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.clock.KnownDays;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.money.MoneyFormatException;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file. A value that cannot be read is noted with its line and column, and a stand-in is returned so that one
 * pass finds all faults; {@link CsvTable#requireNoErrors} then refuses the file, so no stand-in is ever stored.
 */
public final class CsvRow {
    private static final int MAX_TEXT = 500;
    private final CsvTable table;
    private final int line;
    private final Map<String, String> cells;

    CsvRow(CsvTable table, int line, Map<String, String> cells) {
        this.table = table;
        this.line = line;
        this.cells = cells;
    }

    /** Line in the file, from 1, the header being line 1. */
    public int line() {
        return line;
    }

    /** The text of a cell; a blank one is a fault. */
    public String text(String column) {
        return find(column).orElseGet(() -> fault(column, "a value is needed", ""));
    }

    /** The text of a cell, empty where it is blank or the column is absent. */
    public Optional<String> find(String column) {
        String cell = cells.getOrDefault(column, "").strip();
        if (cell.length() > MAX_TEXT) {
            return Optional.of(fault(column, "at most " + MAX_TEXT + " characters", ""));
        }
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    /** A whole number of at least {@code least}. */
    public long integer(String column, long least) {
        String text = text(column);
        if (text.isEmpty()) {
            return least;
        }
        if (!text.matches("-?\\d{1,15}") || Long.parseLong(text) < least) {
            return fault(column, "a whole number of at least " + least + " is needed, not '" + text + "'", least);
        }
        return Long.parseLong(text);
    }

    public boolean yes(String column) {
        String text = text(column);
        return text.equals("Y")
                || (!text.equals("N")
                        && !text.isEmpty()
                        && fault(column, "Y or N is needed, not '" + text + "'", false));
    }

    public @Nullable LocalDate findDate(String column) {
        return find(column).map(text -> parse(column, text)).orElse(null);
    }

    public LocalDate date(String column) {
        return parse(column, text(column));
    }

    public Money money(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? Money.ZERO : Money.parse(text);
        } catch (MoneyFormatException e) {
            return fault(column, e.getMessage() + ", not '" + text + "'", Money.ZERO);
        }
    }

    private LocalDate parse(String column, String text) {
        try {
            LocalDate day = text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
            return KnownDays.hold(day)
                    ? day
                    : fault(column, KnownDays.WORDS + " is needed, not '" + text + "'", LocalDate.EPOCH);
        } catch (DateTimeParseException e) {
            return fault(column, "a date such as 2021-11-30 is needed, not '" + text + "'", LocalDate.EPOCH);
        }
    }

    private <T> T fault(String column, String message, T standIn) {
        table.error(this, column, message);
        return standIn;
    }
}
