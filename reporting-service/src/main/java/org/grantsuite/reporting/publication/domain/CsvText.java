package org.grantsuite.reporting.publication.domain;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** A CSV file of text cells; a spreadsheet runs none of them as a formula. */
final class CsvText {

    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().build(text);

    CsvText(String... header) {
        csv.writeRecord(header);
    }

    void row(List<? extends @Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(CsvText::cell).toList());
    }

    byte[] bytes() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String pounds(long pence) {
        return Money.ofPence(pence).amount();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        // an amount is no free text, and a negative one is no formula
        boolean plain = text.matches("-?\\d+\\.\\d{2}");
        return !plain && !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
