package org.grantsuite.reporting.departmentreturn.workbook;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.grantsuite.reporting.departmentreturn.document.Markup;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the tags of an XML text and tells where each stands, so that one element can be replaced and every other
 * character stays. Well-formedness is checked by a real parser first.
 */
final class Xml {

    private static final XMLInputFactory PARSERS = parsers();

    private final String text;
    private int at;

    /** A tag; an empty element is both open and close. {@code end} is the place after it. */
    record Tag(String name, int start, int end, boolean open, boolean close) {

        String local() {
            return name.substring(name.indexOf(':') + 1);
        }

        /** With its colon; empty where there is none. */
        String prefix() {
            return name.substring(0, name.indexOf(':') + 1);
        }

        boolean empty() {
            return open && close;
        }
    }

    private Xml(String text) {
        this.text = text;
    }

    /** @throws org.grantsuite.commons.problem.Refusal 422 where the text is not XML, or has a document type */
    static Xml of(String part, String text) {
        if (text.contains("<!DOCTYPE")) {
            throw ZipParts.unreadable("Its part " + part + " has a document type");
        }
        try {
            var reader = PARSERS.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw ZipParts.unreadable("Its part " + part + " is not XML");
        }
        return new Xml(text);
    }

    /** A walk over a piece of a text that was checked as a whole. */
    static Xml checked(String piece) {
        return new Xml(piece);
    }

    /** A fresh walk over a text that was checked. */
    Xml again() {
        return new Xml(text);
    }

    String text() {
        return text;
    }

    @Nullable
    Tag next() {
        while (true) {
            int start = text.indexOf('<', at);
            if (start < 0) {
                return null;
            }
            if (text.startsWith("<!--", start)) {
                at = text.indexOf("-->", start) + 3;
            } else if (text.startsWith("<![CDATA[", start)) {
                at = text.indexOf("]]>", start) + 3;
            } else if (text.startsWith("<?", start)) {
                at = text.indexOf("?>", start) + 2;
            } else {
                return tag(start);
            }
        }
    }

    private Tag tag(int start) {
        int end = start + 1;
        char quote = 0;
        for (; quote != 0 || text.charAt(end) != '>'; end++) {
            char c = text.charAt(end);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        at = end + 1;
        boolean closing = text.charAt(start + 1) == '/';
        boolean empty = text.charAt(end - 1) == '/';
        int from = start + (closing ? 2 : 1);
        int to = from;
        while (to < end && !Character.isWhitespace(text.charAt(to)) && text.charAt(to) != '/') {
            to++;
        }
        return new Tag(text.substring(from, to), start, at, !closing, closing || empty);
    }

    /** Place after the element that this tag opens. */
    int endOf(Tag opened) {
        if (opened.empty()) {
            return opened.end();
        }
        int depth = 1;
        for (var tag = next(); tag != null; tag = next()) {
            if (!tag.name().equals(opened.name()) || tag.empty()) {
                continue;
            }
            depth += tag.open() ? 1 : -1;
            if (depth == 0) {
                return tag.end();
            }
        }
        throw new IllegalStateException("A well-formed element has its end");
    }

    Map<String, String> attributes(Tag tag) {
        return attributes(text.substring(tag.start(), tag.end()));
    }

    /** Attributes of an opening tag in their order, unescaped. */
    static Map<String, String> attributes(String tag) {
        var found = new LinkedHashMap<String, String>();
        int place = 1;
        while (true) {
            int equals = tag.indexOf('=', place);
            if (equals < 0) {
                return found;
            }
            int from = equals;
            while (Character.isWhitespace(tag.charAt(from - 1))) {
                from--;
            }
            int name = from;
            while (!Character.isWhitespace(tag.charAt(name - 1))) {
                name--;
            }
            int open = equals + 1;
            while (Character.isWhitespace(tag.charAt(open))) {
                open++;
            }
            int close = tag.indexOf(tag.charAt(open), open + 1);
            found.put(tag.substring(name, from), unescaped(tag.substring(open + 1, close)));
            place = close + 1;
        }
    }

    /** An opening tag of that name; {@code empty} closes it at once. */
    static String tag(String name, Map<String, String> attributes, boolean empty) {
        var tag = new StringBuilder("<").append(name);
        attributes.forEach((key, value) -> tag.append(' ')
                .append(key)
                .append("=\"")
                .append(Markup.escaped(value))
                .append('"'));
        return tag.append(empty ? "/>" : ">").toString();
    }

    static String unescaped(String raw) {
        if (raw.indexOf('&') < 0) {
            return raw;
        }
        var text = new StringBuilder();
        int place = 0;
        while (place < raw.length()) {
            int end = raw.charAt(place) == '&' ? raw.indexOf(';', place) : -1;
            if (end < 0) {
                text.append(raw.charAt(place++));
            } else {
                text.append(entity(raw.substring(place + 1, end)));
                place = end + 1;
            }
        }
        return text.toString();
    }

    private static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default ->
                name.startsWith("#x")
                        ? Character.toString(Integer.parseInt(name.substring(2), 16))
                        : Character.toString(Integer.parseInt(name.substring(1)));
        };
    }

    private static XMLInputFactory parsers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
