package org.grantsuite.reporting.departmentreturn.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The blanks, what is filled into them, and what every cell has to show then, worked out by hand. */
public final class Blanks {

    static final Map<String, String> SPEND_RETURN = values(
            "Return!B3", "text E08000002",
            "Return!B4", "text 31/5781",
            "Return!B5", "date 2022-03-31",
            "Return!B8", "1250.00",
            "Return!B9", "120.00",
            "Return!B10", "89387.00",
            "Return!B11", "0.00",
            "Return!C8", "500.50",
            "Return!C9", "1490.50",
            "Return!C10", "0.00",
            "Return!C11", "12.34",
            "Return!B14", "text Yes",
            "Return!B15", "4",
            "Return!B16", "text Estimated & \"rounded\" <no more>, =1+1");

    /** 2003.34 of 92760.34 are 2.16 per cent; 31 March 2022 is day 44651 of the spreadsheet's calendar. */
    static final Map<String, String> SPEND_RETURN_SHOWS = values(
            "Return!B3", "E08000002",
            "Return!B4", "31/5781",
            "Return!B5", "44651",
            "Return!B8", "1250.00",
            "Return!C11", "12.34",
            "Return!D8", "1750.50",
            "Return!D9", "1610.50",
            "Return!D10", "89387.00",
            "Return!D11", "12.34",
            "Return!B12", "90757.00",
            "Return!C12", "2003.34",
            "Return!D12", "92760.34",
            "Return!B14", "Yes",
            "Return!B15", "4",
            "Return!B16", "Estimated & \"rounded\" <no more>, =1+1",
            "Return!B17", "2.2",
            "Return!A12", "Total");

    static final Map<String, String> SEVERAL_SHEETS = values(
            "Input!B2", "94916.81",
            "Input!B3", "1500.50",
            "Input!B4", "241.00",
            "Input!B5", "100.00",
            "Input!B6", "4");

    /** 96417.31 over 241 hours is 400.0718. */
    static final Map<String, String> SEVERAL_SHEETS_SHOW = values(
            "Input!B2", "94916.81",
            "Input!B6", "4",
            "Summary!B1", "96417.31",
            "Summary!B2", "400.07",
            "Summary!B3", "more",
            "Summary!B4", "189833.62",
            "Input!A1", "Field");

    static final Map<String, String> FORTNIGHT = values(
            "Fortnight 3!B4", "100.10",
            "Fortnight 3!C4", "300.30",
            "Fortnight 3!B5", "50.00",
            "Fortnight 3!C5", "75.25",
            "Fortnight 3!B23", "1.00",
            "Fortnight 3!C23", "2.00",
            "Fortnight 3!F2", "text Council",
            "Fortnight 3!H40", "552981.00",
            "Fortnight 3!B45", "text in the middle",
            "Fortnight 3!B47", "8",
            "Fortnight 3!J70", "7");

    static final Map<String, String> FORTNIGHT_SHOWS = values(
            "Fortnight 3!B4", "100.10",
            "Fortnight 3!D4", "200.20",
            "Fortnight 3!D5", "25.25",
            "Fortnight 3!D6", "0",
            "Fortnight 3!D23", "1",
            "Fortnight 3!B24", "151.10",
            "Fortnight 3!C24", "377.55",
            "Fortnight 3!D24", "226.45",
            "Fortnight 3!F2", "Council",
            "Fortnight 3!H40", "552981.00",
            "Fortnight 3!B45", "in the middle",
            "Fortnight 3!B46", "0",
            "Fortnight 3!B47", "8",
            "Fortnight 3!A60", "End of form",
            "Fortnight 3!J70", "7",
            "Lists!A2", "Provider");

    private Blanks() {}

    public static byte[] read(String name) {
        try (var file = Objects.requireNonNull(Blanks.class.getResourceAsStream("/workbooks/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CellPlace place(String text) {
        int bang = text.lastIndexOf('!');
        return CellPlace.of(text.substring(0, bang), text.substring(bang + 1)).orElseThrow();
    }

    static Map<CellPlace, FillValue> fillings(Map<String, String> values) {
        var fillings = new LinkedHashMap<CellPlace, FillValue>();
        values.forEach((place, value) -> fillings.put(place(place), filling(value)));
        return fillings;
    }

    private static FillValue filling(String value) {
        if (value.startsWith("text ")) {
            return new FillValue(FillValue.Kind.TEXT, value.substring(5));
        }
        return value.startsWith("date ")
                ? new FillValue(FillValue.Kind.DATE, value.substring(5))
                : new FillValue(FillValue.Kind.NUMBER, value);
    }

    /** The parts of a zip as the JDK reads them, in their order. */
    static Map<String, byte[]> parts(byte[] file) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** The same file with one part changed, as a later edition of a blank might be. */
    public static byte[] changed(byte[] file, String part, String from, String to) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var one : parts(file).entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                var text = new String(one.getValue(), StandardCharsets.UTF_8);
                boolean here = one.getKey().equals(part);
                if (here && !text.contains(from)) {
                    throw new IllegalArgumentException(part + " does not hold " + from);
                }
                zip.write(here ? text.replace(from, to).getBytes(StandardCharsets.UTF_8) : one.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] with(byte[] file, String part, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var parts = parts(file);
            parts.put(part, content);
            for (var one : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> values(String... pairs) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }
}
