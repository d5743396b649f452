package org.grantsuite.allocation.sheet;

import java.io.IOException;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** ODS (ISO 26300): one document holds all tables; equal cells and rows are written once with a count. */
final class OdsSheets {
    private static final String CONTENT = "content.xml";

    private final XmlCursor xml;
    private final RowTaker taker;

    private OdsSheets(XmlCursor xml, RowTaker taker) {
        this.xml = xml;
        this.taker = taker;
    }

    static void read(SpooledFile file, RowTaker taker) throws IOException {
        try (Archive archive = Archive.open(file);
                StrictXml text = archive.xml(CONTENT)) {
            new OdsSheets(new XmlCursor(text), taker).readAll();
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw Archive.damaged();
        }
    }

    private void readAll() {
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT
                    && xml.isAt("table")
                    && readTable(String.valueOf(xml.find("name"))) == RowTaker.Wish.ENOUGH) {
                return;
            }
        }
    }

    private RowTaker.Wish readTable(String name) {
        int outside = xml.depth() - 1;
        int line = 1;
        boolean wanted = true;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("table-row")) {
                int repeated = count(xml.find("number-rows-repeated"));
                CellText cells = readRow(new CellText(name, line));
                for (int i = 0; wanted && !cells.isBlank() && i < repeated; i++) {
                    RowTaker.Wish wish = taker.take(new SheetRow(
                            name, line + i, cells.row().cells(), cells.row().formulaAt()));
                    if (wish == RowTaker.Wish.ENOUGH) {
                        return wish;
                    }
                    wanted = wish == RowTaker.Wish.GO_ON;
                }
                line += repeated;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return RowTaker.Wish.NEXT_SHEET;
    }

    private static int count(@Nullable String repeated) {
        return repeated != null && repeated.matches("[0-9]{1,8}") ? Math.max(1, Integer.parseInt(repeated)) : 1;
    }

    private CellText readRow(CellText cells) {
        int outside = xml.depth() - 1;
        int column = 0;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().endsWith("table-cell")) {
                int repeated = count(xml.find("number-columns-repeated"));
                if (xml.find("formula") != null) {
                    cells.formula(column);
                }
                String text = readCell();
                // A blank cell may be repeated to the edge of the sheet; one that says something may not.
                for (int i = 0; i < (text.isEmpty() ? 1 : repeated); i++) {
                    cells.put(column + i, text);
                }
                column = Math.min(column + repeated, CellText.MOST_CELLS);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return cells;
    }

    private String readCell() {
        String type = String.valueOf(xml.find("value-type")).toLowerCase(Locale.ROOT);
        String value = xml.find("value");
        String date = xml.find("date-value");
        String truth = xml.find("boolean-value");
        String text = paragraphs();
        return switch (type) {
            case "float", "percentage", "currency" -> CellText.number(value == null ? text : value);
            case "date" -> date == null ? text : date.substring(0, Math.min(10, date.length()));
            case "boolean" -> truth == null ? text : truth.toUpperCase(Locale.ROOT);
            default -> text;
        };
    }

    private String paragraphs() {
        StringBuilder text = new StringBuilder();
        int outside = xml.depth() - 1;
        int paragraph = 0;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.isAt("annotation")) {
                    xml.skip();
                } else if (xml.isAt("s") || xml.isAt("tab") || xml.isAt("line-break")) {
                    text.append(' ');
                } else if (xml.isAt("p")) {
                    text.append(text.isEmpty() ? "" : " ");
                    paragraph = xml.depth();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.depth() < paragraph) {
                paragraph = 0;
            } else if (event == XMLStreamConstants.CHARACTERS && paragraph > 0 && text.length() <= CellText.LONGEST) {
                text.append(xml.characters());
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return text.toString().strip();
    }
}
