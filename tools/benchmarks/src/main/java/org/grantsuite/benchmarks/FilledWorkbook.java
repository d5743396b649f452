package org.grantsuite.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A provider workbook with every row filled in, written as plainly as a spreadsheet can be; its head is the blank's own. */
final class FilledWorkbook {
    private static final Pattern TEXT = Pattern.compile("<si>(.*?)</si>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<row r=\"([13])\"[^>]*>(.*?)</row>", Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("<c r=\"[A-Z]+[13]\"([^>]*)>(?:<v>(.*?)</v>|<is>(.*?)</is>)</c>", Pattern.DOTALL);
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private FilledWorkbook() {}

    static byte[] of(byte[] blank, Siblings.Council council) throws IOException {
        var parts = parts(blank);
        var texts = new ArrayList<String>();
        TEXT.matcher(parts.getOrDefault("xl/sharedStrings.xml", ""))
                .results()
                .forEach(match -> texts.add(match.group(1).replaceAll("<[^>]*>", "")));
        var head = new HashMap<String, List<String>>();
        ROW.matcher(parts.getOrDefault(SHEET, ""))
                .results()
                .forEach(match -> head.put(match.group(1), cells(match.group(2), texts)));
        return written(sheet(head.getOrDefault("1", List.of()), head.getOrDefault("3", List.of()), council));
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        var parts = new HashMap<String, String>();
        // By its directory: the JDK does not read a stream of parts whose sizes stand behind them in 64 bits.
        Path file = Files.createTempFile("blank", ".xlsx");
        Files.write(file, workbook);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static List<String> cells(String row, List<String> texts) {
        var cells = new ArrayList<String>();
        CELL.matcher(row).results().forEach(match -> {
            boolean shared = match.group(1).contains("t=\"s\"");
            String text = match.group(2) == null ? match.group(3).replaceAll("<[^>]*>", "") : match.group(2);
            cells.add(shared ? texts.get(Integer.parseInt(text)) : text);
        });
        return cells;
    }

    private static String sheet(List<String> keys, List<String> names, Siblings.Council council) {
        if (keys.isEmpty() || names.isEmpty()) {
            throw new IllegalStateException("The blank's head was not found: " + keys + names);
        }
        var sheet = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        row(sheet, 1, keys);
        row(sheet, 3, names);
        for (int i = 0; i < council.providers(); i++) {
            int number = council.first() + i;
            Map<String, String> filled = Map.of(
                    "provider_id", Siblings.provider(number),
                    "location_id", Siblings.provider(number) + "-L",
                    "award_ids", Siblings.awardOf(number).toString(),
                    "spend_retention", "900.00",
                    "unspent", "100.00",
                    "new_expenditure", "Y",
                    "no_double_funding", "Y",
                    "signed_by", "P. Owner " + number,
                    "signed_on", "2022-04-10");
            row(
                    sheet,
                    4 + i,
                    names.stream().map(name -> filled.getOrDefault(name, "")).toList());
        }
        return sheet.append("</sheetData></worksheet>").toString();
    }

    private static void row(StringBuilder sheet, int number, List<String> values) {
        sheet.append("<row r=\"").append(number).append("\">");
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (!value.isEmpty()) {
                sheet.append("<c r=\"").append(column(i)).append(number);
                sheet.append(value.matches("\\d+\\.\\d\\d") ? "\"><v>" + value + "</v></c>" : inline(value));
            }
        }
        sheet.append("</row>");
    }

    private static String inline(String value) {
        return "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    }

    private static String column(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : column(index / 26 - 1) + last;
    }

    private static byte[] written(String sheet) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            String type = "application/vnd.openxmlformats-";
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"" + type + "package.relationships+xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type
                            + "officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/" + SHEET
                            + "\" ContentType=\"" + type + "officedocument.spreadsheetml.worksheet+xml\"/>"
                            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + type
                            + "officedocument.spreadsheetml.styles+xml\"/></Types>");
            part(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns=\"" + MAIN + "\"><cellXfs><xf numFmtId=\"0\"/></cellXfs></styleSheet>");
            part(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                            + "\"><sheets><sheet name=\"Returns\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
            part(zip, SHEET, sheet);
        }
        return bytes.toByteArray();
    }

    private static String relation(String kind, String target) {
        return "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"rId1\" Type=\"" + OFFICE + "/" + kind
                + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text)
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
