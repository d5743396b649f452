package org.grantsuite.allocation.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row read by the titles of its columns. What cannot be read is noted as a fault, and a stand-in is given. */
public final class TitledRow {
    private static final DateTimeFormatter BRITISH = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT);
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int LONGEST = 500;

    private final SheetRow row;
    private final Map<String, Integer> columns;
    private final Titles titles;
    private final Faults faults;

    TitledRow(SheetRow row, Map<String, Integer> columns, Titles titles, Faults faults) {
        this.row = row;
        this.columns = columns;
        this.titles = titles;
        this.faults = faults;
    }

    /** Line in the file or sheet, from 1. */
    public int line() {
        return row.line();
    }

    public boolean has(String key) {
        return columns.containsKey(key);
    }

    /** The text of a cell, null where it is blank, a dash or the column is absent. */
    public @Nullable String find(String key) {
        Integer column = columns.get(key);
        List<String> cells = row.cells();
        String text = column == null || column >= cells.size() ? "" : cells.get(column);
        if (text.length() > LONGEST) {
            fault(key, "at most " + LONGEST + " characters");
            return null;
        }
        return text.isEmpty() || text.equals("-") ? null : text;
    }

    public String text(String key) {
        String text = find(key);
        if (text == null) {
            fault(key, "a value is needed");
            return "";
        }
        return text;
    }

    /** Y is true; N is false; so is a blank where the publication leaves it so. */
    public boolean flag(String key, boolean blankIsNo) {
        String text = find(key);
        if (text == null && blankIsNo) {
            return false;
        }
        if (text != null && (text.equalsIgnoreCase("Y") || text.equalsIgnoreCase("N"))) {
            return text.equalsIgnoreCase("Y");
        }
        fault(
                key,
                "Y or " + (blankIsNo ? "blank" : "N") + " is needed"
                        + (text == null ? "" : ", not '" + cut(text) + "'"));
        return false;
    }

    /** A whole number of at least 0; null where the cell is blank or says n/a, which is not zero (R19). */
    public @Nullable Integer count(String key) {
        String text = find(key);
        if (text == null || text.equalsIgnoreCase("n/a") || text.equalsIgnoreCase("na")) {
            return null;
        }
        if (!text.matches("[0-9]{1,7}")) {
            fault(key, "a whole number of at least 0 is needed, not '" + cut(text) + "'");
            return null;
        }
        return Integer.valueOf(text);
    }

    /** A date as 2021-02-01, 01/02/2021 or the day's number in a spreadsheet. */
    public @Nullable LocalDate date(String key) {
        String text = find(key);
        if (text == null) {
            return null;
        }
        try {
            if (text.matches("[0-9]{4,6}")) {
                return SERIAL_ZERO.plusDays(Long.parseLong(text));
            }
            String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
            return day.contains("/") ? LocalDate.parse(day, BRITISH) : LocalDate.parse(day);
        } catch (DateTimeException e) {
            fault(key, "a date such as 2021-02-01 or 01/02/2021 is needed, not '" + cut(text) + "'");
            return null;
        }
    }

    public void fault(String key, String message) {
        String sheet = row.sheet().isEmpty() ? "" : " (sheet " + row.sheet() + ")";
        faults.add(row.line(), titles.title(key), message + sheet);
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
