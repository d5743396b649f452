package org.grantsuite.reporting.providerreturn.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which cells of which sheets are merged: a workbook says so after its rows, and no row reader tells it. */
final class MergedCells {

    private static final Pattern CELLS = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");
    private static final int MOST = 1_000;
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, List<Area>> bySheet = new HashMap<>();

    /** Rows from 1, both included. */
    record Area(String cells, int firstRow, int lastRow) {}

    static MergedCells of(File file) throws IOException, XMLStreamException {
        var merged = new MergedCells();
        try (var zip = new ZipFile(file)) {
            Map<String, String> targets = new HashMap<>();
            scan(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "Relationship",
                    element -> targets.put(
                            element.getAttributeValue(null, "Id"), element.getAttributeValue(null, "Target")));
            Map<String, String> sheets = new HashMap<>();
            scan(
                    zip,
                    "xl/workbook.xml",
                    "sheet",
                    element -> sheets.put(
                            element.getAttributeValue(null, "name"),
                            targets.get(element.getAttributeValue(RELATIONSHIPS, "id"))));
            for (var sheet : sheets.entrySet()) {
                merged.bySheet.put(sheet.getKey(), areas(zip, String.valueOf(sheet.getValue())));
            }
        }
        return merged;
    }

    List<Area> in(String sheet) {
        return bySheet.getOrDefault(sheet, List.of());
    }

    private static List<Area> areas(ZipFile zip, String target) throws IOException, XMLStreamException {
        var areas = new ArrayList<Area>();
        var part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
        scan(zip, part, "mergeCell", element -> {
            var cells = CELLS.matcher(String.valueOf(element.getAttributeValue(null, "ref")));
            if (cells.matches() && areas.size() < MOST) {
                areas.add(new Area(cells.group(), Integer.parseInt(cells.group(2)), Integer.parseInt(cells.group(4))));
            }
        });
        return areas;
    }

    private static void scan(ZipFile zip, String part, String element, Consumer<XMLStreamReader> seen)
            throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            var reader = factory().createXMLStreamReader(stream);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(element)) {
                    seen.accept(reader);
                }
            }
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
