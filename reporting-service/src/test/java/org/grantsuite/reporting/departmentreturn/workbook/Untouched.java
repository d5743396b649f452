package org.grantsuite.reporting.departmentreturn.workbook;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a part of a workbook says once the cells that were filled are taken out of it, and the results of formulas: written
 * with a DOM and no line of the filler's, so that it can be held against it.
 */
final class Untouched {

    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    /** As far as a row or a column is looked at; behind it stand nothing but repeated empty ones. */
    private static final int LAST = 200;

    private Untouched() {}

    static Document parse(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An XLSX sheet without those cells, and without rows that hold nothing else and say nothing of their own. */
    static String sheet(byte[] xml, Set<String> references) {
        var document = parse(xml);
        for (var cell : elements(document.getDocumentElement(), "c")) {
            if (references.contains(cell.getAttribute("r"))) {
                cell.getParentNode().removeChild(cell);
            } else if (!elements(cell, "f").isEmpty()) {
                cell.removeAttribute("t");
                elements(cell, "v").forEach(cell::removeChild);
            }
        }
        for (var row : elements(document.getDocumentElement(), "row")) {
            row.removeAttribute("spans");
            if (row.getAttributes().getLength() == 1 && row.getFirstChild() == null) {
                row.getParentNode().removeChild(row);
            }
        }
        return text(document.getDocumentElement());
    }

    /** Style of each cell that is there. */
    static Map<String, String> styles(byte[] xml) {
        var styles = new TreeMap<String, String>();
        for (var cell : elements(parse(xml).getDocumentElement(), "c")) {
            styles.put(cell.getAttribute("r"), cell.getAttribute("s"));
        }
        return styles;
    }

    /** How many formulas of a sheet or of an OpenDocument text hold a result. */
    static long results(byte[] xml) {
        var root = parse(xml).getDocumentElement();
        long sheet = elements(root, "c").stream()
                .filter(cell ->
                        !elements(cell, "f").isEmpty() && !elements(cell, "v").isEmpty())
                .count();
        long table = elements(root, "table-cell").stream()
                .filter(cell -> !cell.getAttributeNS(TABLE, "formula").isEmpty()
                        && (!cell.getAttributeNS(OFFICE, "value-type").isEmpty()
                                || !elements(cell, "p").isEmpty()))
                .count();
        return sheet + table;
    }

    static String workbook(byte[] xml) {
        var document = parse(xml);
        for (var calculation : elements(document.getDocumentElement(), "calcPr")) {
            calculation.removeAttribute("fullCalcOnLoad");
        }
        return text(document.getDocumentElement());
    }

    /** An OpenDocument text: every cell of every row on its own, however many were written as one. */
    static Map<String, String> cells(byte[] xml, Set<String> filled) {
        var found = new TreeMap<String, String>();
        var document = parse(xml);
        var tables = document.getElementsByTagNameNS(TABLE, "table");
        for (int i = 0; i < tables.getLength(); i++) {
            var table = (Element) tables.item(i);
            int row = 1;
            for (var element : rows(table)) {
                int times = repeated(element, "number-rows-repeated");
                for (int r = row; r < row + times && r <= LAST; r++) {
                    var at = table.getAttributeNS(TABLE, "name") + "!" + r;
                    var style = element.getAttributeNS(TABLE, "style-name");
                    if (!style.isEmpty()) {
                        found.put(at, style);
                    }
                    cells(element, at, found, filled);
                }
                row += times;
            }
        }
        return found;
    }

    private static void cells(Element row, String at, Map<String, String> found, Set<String> filled) {
        int column = 1;
        for (var cell : children(row)) {
            int times = repeated(cell, "number-columns-repeated");
            for (int c = column; c < column + times && c <= LAST; c++) {
                var place = at + "/" + c;
                if (!filled.contains(place)) {
                    var said = cell(cell);
                    if (!said.equals("table-cell[]{}")) {
                        found.put(place, said);
                    }
                }
            }
            column += times;
        }
    }

    private static String cell(Element cell) {
        var copy = (Element) cell.cloneNode(true);
        copy.removeAttributeNS(TABLE, "number-columns-repeated");
        if (!copy.getAttributeNS(TABLE, "formula").isEmpty()) {
            for (var value :
                    List.of("value-type", "value", "string-value", "currency", "date-value", "boolean-value")) {
                copy.removeAttributeNS(OFFICE, value);
            }
            copy.removeAttribute("calcext:value-type");
            copy.removeAttributeNS(
                    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "value-type");
            children(copy).stream()
                    .filter(child -> child.getLocalName().equals("p"))
                    .forEach(copy::removeChild);
        }
        return text(copy).strip();
    }

    /** Everything of an OpenDocument text that is no row. */
    static String aroundRows(byte[] xml) {
        var document = parse(xml);
        var rows = new ArrayList<Element>();
        var found = document.getElementsByTagNameNS(TABLE, "table-row");
        for (int i = 0; i < found.getLength(); i++) {
            rows.add((Element) found.item(i));
        }
        rows.forEach(row -> row.getParentNode().removeChild(row));
        return text(document.getDocumentElement());
    }

    private static List<Element> rows(Element table) {
        var rows = new ArrayList<Element>();
        var found = table.getElementsByTagNameNS(TABLE, "table-row");
        for (int i = 0; i < found.getLength(); i++) {
            rows.add((Element) found.item(i));
        }
        return rows;
    }

    private static int repeated(Element element, String name) {
        var times = element.getAttributeNS(TABLE, name);
        return times.isEmpty() ? 1 : Integer.parseInt(times);
    }

    private static List<Element> elements(Element of, String localName) {
        var elements = new ArrayList<Element>();
        var found = of.getElementsByTagNameNS("*", localName);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<Element> children(Element of) {
        var children = new ArrayList<Element>();
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Name, attributes by name, and what is inside, in order. */
    private static String text(Node node) {
        if (!(node instanceof Element element)) {
            return node.getNodeValue() == null ? "" : node.getNodeValue();
        }
        var attributes = new TreeMap<String, String>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        var text = new StringBuilder(element.getLocalName());
        text.append(attributes.isEmpty() ? "[]" : attributes.toString()).append('{');
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(text(child));
        }
        return text.append('}').toString();
    }
}
