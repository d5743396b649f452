package org.grantsuite.allocation.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A made-up care directory with filters, in the columns the regulator publishes, as each of its formats. */
public final class Directory {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    public static final List<String> COLUMNS = List.of(
            "Location ID",
            "Location HSCA start date",
            "Dormant (Y/N)",
            "Care home?",
            "Location Name",
            "Location ODS Code",
            "Location Telephone Number",
            "Registered manager",
            "Location Web Address",
            "Care homes beds",
            "Location Type/Sector",
            "Location Inspection Directorate",
            "Location Primary Inspection Category",
            "Location Local Authority",
            "Location Postal Code",
            "Location UPRN ID",
            "Brand ID",
            "Brand Name",
            "Provider Companies House Number",
            "Provider ID",
            "Provider Name",
            "Service type - Care home service with nursing",
            "Service type - Care home service without nursing",
            "Service type - Domiciliary care service",
            "Service type - Supported living service",
            "Service user band - Older People",
            "Location Dual Registered",
            "Primary ID (Dual registration locations)");

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<String> preamble = new ArrayList<>();

    /** A care home of Bury with residential beds, unless something else is said. */
    public Directory home(String location, String provider, String beds, String... more) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("Location ID", location);
        row.put("Location HSCA start date", "01/04/2011");
        row.put("Dormant (Y/N)", "N");
        row.put("Care home?", "Y");
        row.put("Location Name", "Home " + location);
        row.put("Location Telephone Number", "01610000000");
        row.put("Registered manager", "A Person");
        row.put("Care homes beds", beds);
        row.put("Location Inspection Directorate", "Adult social care");
        row.put("Location Local Authority", "Bury");
        row.put("Location Postal Code", "BL9 0AA");
        row.put("Brand Name", "-");
        row.put("Provider ID", provider);
        row.put("Provider Name", "Provider " + provider);
        row.put("Service type - Care home service without nursing", "Y");
        for (int i = 0; i < more.length; i += 2) {
            row.put(more[i], more[i + 1]);
        }
        rows.add(row);
        return this;
    }

    public Directory preamble(String... lines) {
        preamble.addAll(Arrays.asList(lines));
        return this;
    }

    private List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        preamble.forEach(line -> table.add(List.of(line)));
        table.add(COLUMNS);
        rows.forEach(row -> table.add(
                COLUMNS.stream().map(column -> row.getOrDefault(column, "")).toList()));
        return table;
    }

    public byte[] csv() {
        StringBuilder text = new StringBuilder("\uFEFF");
        for (List<String> row : table()) {
            text.append(String.join(
                            ",",
                            row.stream()
                                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As the regulator does: a sheet of notes first, then the data; numbers as numbers, dates as the day's number. */
    public byte[] xlsx() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet notes = workbook.newWorksheet("README");
            notes.value(0, 0, "Care directory with filters");
            notes.value(3, 1, "Location ID is the key");
            Worksheet data = workbook.newWorksheet("HSCA_Active_Locations");
            List<List<String>> table = table();
            for (int row = 0; row < table.size(); row++) {
                for (int column = 0; column < table.get(row).size(); column++) {
                    put(data, row, column, table.get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(Worksheet data, int row, int column, String text) {
        if (text.matches("[0-9]{1,4}")) {
            data.value(row, column, Integer.parseInt(text));
        } else if (text.equals("01/04/2011")) {
            data.value(row, column, 40634);
        } else if (!text.isEmpty()) {
            data.value(row, column, text);
        }
    }

    /** As LibreOffice writes it: blanks with a count up to the edge of the sheet, dates as such, empty rows to its end. */
    public byte[] ods() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
                + "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
                + "<table:table table:name=\"README\"><table:table-row><table:table-cell office:value-type=\"string\">"
                + "<text:p>Notes</text:p></table:table-cell></table:table-row></table:table>"
                + "<table:table table:name=\"Active\">");
        for (List<String> row : table()) {
            xml.append("<table:table-row>");
            row.forEach(cell -> xml.append(odsCell(cell)));
            xml.append("<table:table-cell table:number-columns-repeated=\"16356\"/></table:table-row>");
        }
        xml.append("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell"
                + " table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
                + "</office:spreadsheet></office:body></office:document-content>");
        return zip(Map.of("content.xml", xml.toString()));
    }

    private static String odsCell(String text) {
        if (text.isEmpty()) {
            return "<table:table-cell/>";
        }
        if (text.matches("[0-9]{1,4}")) {
            return "<table:table-cell office:value-type=\"float\" office:value=\"" + text + "\"><text:p>" + text
                    + "</text:p></table:table-cell>";
        }
        if (text.equals("01/04/2011")) {
            return "<table:table-cell office:value-type=\"date\" office:date-value=\"2011-04-01\"><text:p>1 Apr"
                    + "</text:p></table:table-cell>";
        }
        String safe = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<table:table-cell office:value-type=\"string\"><text:p>" + safe + "</text:p></table:table-cell>";
    }

    public static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
