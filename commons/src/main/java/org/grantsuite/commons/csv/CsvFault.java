package org.grantsuite.commons.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a file stops being CSV. */
public final class CsvFault {
    /** Lines with nothing in them, one after another, before a file is taken for something else. */
    public static final int MOST_BLANK_LINES = 10_000;

    private static final Pattern LINE = Pattern.compile("line (\\d{1,9})");

    private CsvFault() {}

    /** The line at which the record begins that could not be read; the parser tells it in words alone. */
    public static int line(CsvParseException fault) {
        Matcher line = LINE.matcher(String.valueOf(fault.getMessage()));
        return line.find() ? Integer.parseInt(line.group(1)) : 1;
    }
}
