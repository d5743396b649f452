package org.grantsuite.allocation.payment;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** ISO 20022's own schema of the message a bank is sent. */
final class BankSchema {
    private static final Schema CREDIT_TRANSFER = schema("/iso20022/pain.001.001.09.xsd");

    private BankSchema() {}

    private static Schema schema(String resource) {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(BankSchema.class.getResource(resource));
        } catch (SAXException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    /** @throws SAXException with the first fault */
    static void check(String xml) throws SAXException {
        try {
            CREDIT_TRANSFER.newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
