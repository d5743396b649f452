package org.grantsuite.allocation.sheet;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through XML element by element, by local names; what is not well-formed is refused with its place. */
final class XmlCursor {
    private static final int DEEPEST = 64;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final StrictText text;
    private int depth;

    XmlCursor(StrictText text) {
        this.text = text;
        try {
            this.xml = FACTORY.createXMLStreamReader((Reader) text);
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** The platform's own parser, whatever else lies on the class path, with everything switched off that reaches outside. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** The next event of {@link XMLStreamConstants}. */
    int next() {
        try {
            if (!xml.hasNext()) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                throw SheetProblem.SHEET_UNSAFE.at(
                        line(), text.part(), text.part() + ": elements nested deeper than " + DEEPEST);
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    int depth() {
        return depth;
    }

    boolean isAt(String localName) {
        return xml.getLocalName().equals(localName);
    }

    String name() {
        return xml.getLocalName();
    }

    /** An attribute by its local name. */
    @Nullable
    String find(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    String characters() {
        return xml.getText();
    }

    int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    /** Passes over the element the cursor stands at the start of. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            if (next() == XMLStreamConstants.END_DOCUMENT) {
                return;
            }
        }
    }

    private RuntimeException malformed(XMLStreamException e) {
        int line = e.getLocation() == null
                ? text.line()
                : Math.max(1, e.getLocation().getLineNumber());
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNumber();
        return SheetProblem.SHEET_UNREADABLE.at(
                line,
                text.part(),
                text.part() + " is not well-formed XML at line " + line + ", column " + column
                        + "; the file is damaged or cut off");
    }
}
