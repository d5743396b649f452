package org.grantsuite.allocation.sheet;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** XLSX (ECMA-376): the workbook's sheets in their order, each a stream of rows. */
final class XlsxSheets {
    private static final int MOST_SHEETS = 100;
    private static final String WORKBOOK = "xl/workbook.xml";

    private final Archive archive;
    private final SharedText shared;
    private final RowTaker taker;

    private XlsxSheets(Archive archive, SharedText shared, RowTaker taker) {
        this.archive = archive;
        this.shared = shared;
        this.taker = taker;
    }

    static void read(SpooledFile file, RowTaker taker) throws IOException {
        try (Archive archive = Archive.open(file);
                SharedText shared = new SharedText()) {
            XlsxSheets sheets = new XlsxSheets(archive, shared, taker);
            Map<String, String> parts = sheets.parts();
            sheets.readShared();
            for (Map.Entry<String, String> sheet : parts.entrySet()) {
                if (sheets.readSheet(sheet.getKey(), sheet.getValue()) == RowTaker.Wish.ENOUGH) {
                    return;
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw Archive.damaged();
        }
    }

    /** Part of each sheet by the sheet's name. */
    private Map<String, String> parts() throws IOException {
        Map<String, String> targets = targets();
        Map<String, String> parts = new LinkedHashMap<>();
        try (StrictXml text = archive.xml(WORKBOOK)) {
            XmlCursor xml = new XmlCursor(text);
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("sheet")) {
                    String target = targets.get(String.valueOf(xml.find("id")));
                    if (target != null && parts.size() < MOST_SHEETS) {
                        parts.put(String.valueOf(xml.find("name")), target);
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("workbookPr")) {
                    requireEpochOf1900(xml.find("date1904"), xml.line());
                }
            }
        }
        return parts;
    }

    private static void requireEpochOf1900(@Nullable String date1904, int line) {
        if ("1".equals(date1904) || "true".equals(date1904)) {
            throw SheetProblem.SHEET_UNREADABLE.at(
                    line, WORKBOOK, "dates are counted from 1904; save it with dates counted from 1900");
        }
    }

    private Map<String, String> targets() throws IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        try (StrictXml text = archive.xml("xl/_rels/workbook.xml.rels")) {
            XmlCursor xml = new XmlCursor(text);
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("Relationship") && targets.size() < 1000) {
                    String target = String.valueOf(xml.find("Target"));
                    targets.put(
                            String.valueOf(xml.find("Id")),
                            target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return targets;
    }

    private void readShared() throws IOException {
        if (archive.has("xl/sharedStrings.xml")) {
            try (StrictXml text = archive.xml("xl/sharedStrings.xml")) {
                XmlCursor xml = new XmlCursor(text);
                for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                    if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("si")) {
                        shared.add(texts(xml), xml.line());
                    }
                }
            }
        }
        shared.seal();
    }

    /** The text runs inside the element the cursor stands at; readings of characters (rPh) are not text. */
    private static String texts(XmlCursor xml) {
        StringBuilder text = new StringBuilder();
        int outside = xml.depth() - 1;
        boolean inText = false;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("rPh")) {
                xml.skip();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                inText = xml.isAt("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inText = false;
            } else if (event == XMLStreamConstants.CHARACTERS && inText && text.length() <= CellText.LONGEST) {
                text.append(xml.characters());
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return text.toString();
    }

    private RowTaker.Wish readSheet(String name, String part) throws IOException {
        try (StrictXml text = archive.xml(part)) {
            XmlCursor xml = new XmlCursor(text);
            int line = 0;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("row")) {
                    line = place(xml.find("r"), line);
                    CellText cells = readRow(xml, new CellText(name, line));
                    RowTaker.Wish wish = cells.isBlank() ? RowTaker.Wish.GO_ON : taker.take(cells.row());
                    if (wish != RowTaker.Wish.GO_ON) {
                        return wish;
                    }
                }
            }
        }
        return RowTaker.Wish.NEXT_SHEET;
    }

    private static int place(@Nullable String stated, int before) {
        return stated != null && stated.matches("[0-9]{1,7}") ? Integer.parseInt(stated) : before + 1;
    }

    private CellText readRow(XmlCursor xml, CellText cells) {
        int outside = xml.depth() - 1;
        int column = -1;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("c")) {
                column = column(xml.find("r"), column + 1);
                readCell(xml, cells, column);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return cells;
    }

    /** Column of a reference such as AB12, from 0. */
    private static int column(@Nullable String reference, int next) {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column == 0 ? next : column - 1;
    }

    private void readCell(XmlCursor xml, CellText cells, int column) {
        String type = String.valueOf(xml.find("t"));
        int outside = xml.depth() - 1;
        String value = "";
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("f")) {
                cells.formula(column);
                xml.skip();
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("v")) {
                value = plain(xml);
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("is")) {
                value = texts(xml);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        cells.put(column, text(type, value, xml.line()).strip());
    }

    private static String plain(XmlCursor xml) {
        StringBuilder text = new StringBuilder();
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS && text.length() <= CellText.LONGEST) {
                text.append(xml.characters());
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return text.toString();
    }

    private String text(String type, String value, int line) {
        return switch (type) {
            case "s" -> {
                String text = value.matches("[0-9]{1,8}") ? shared.find(Integer.parseInt(value)) : null;
                if (text == null) {
                    throw SheetProblem.SHEET_UNREADABLE.at(line, "", "a cell points to a text the file does not have");
                }
                yield text;
            }
            case "str", "inlineStr", "e", "d" -> value;
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            default -> CellText.number(value);
        };
    }
}
