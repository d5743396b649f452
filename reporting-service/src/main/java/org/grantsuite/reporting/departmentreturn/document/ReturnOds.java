package org.grantsuite.reporting.departmentreturn.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The frozen return as an OpenDocument spreadsheet. Written out by hand, since a figure is to stand in it digit by digit as
 * it was hashed, which the writers at hand put through floating point.
 */
final class ReturnOds {

    private static final String MANIFEST = """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">\
        <manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="%1$s"/>\
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
        </manifest:manifest>
        """.formatted(FileFormat.ODS.mediaType());
    private static final String HEAD = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2">\
        <office:automatic-styles>\
        <number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-integer-digits="1" \
        number:grouping="true"/></number:number-style>\
        <number:number-style style:name="N0"><number:number number:decimal-places="0" number:min-integer-digits="1" \
        number:grouping="true"/></number:number-style>\
        <style:style style:name="DECIMAL" style:family="table-cell" style:data-style-name="N2"/>\
        <style:style style:name="WHOLE" style:family="table-cell" style:data-style-name="N0"/>\
        </office:automatic-styles><office:body><office:spreadsheet>\
        """;
    private static final String FOOT = "</office:spreadsheet></office:body></office:document-content>";

    private ReturnOds() {}

    static byte[] bytes(List<Table> tables) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            mimetype(zip);
            part(zip, "content.xml", content(tables));
            part(zip, "META-INF/manifest.xml", MANIFEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** First and not compressed, so that the kind of file can be read off its first bytes. */
    private static void mimetype(ZipOutputStream zip) throws IOException {
        byte[] type = FileFormat.ODS.mediaType().getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(type);
        var entry = new ZipEntry("mimetype");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(type.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(type);
        zip.closeEntry();
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String content(List<Table> tables) {
        var xml = new StringBuilder(HEAD);
        for (var table : tables) {
            xml.append("<table:table table:name=\"")
                    .append(Markup.escaped(table.name()))
                    .append("\">");
            table.rows().forEach(row -> {
                xml.append("<table:table-row>");
                row.forEach(value -> cell(xml, value));
                xml.append("</table:table-row>");
            });
            xml.append("</table:table>");
        }
        return xml.append(FOOT).toString();
    }

    private static void cell(StringBuilder xml, Table.Value value) {
        var text = value.text();
        if (text == null) {
            xml.append("<table:table-cell/>");
            return;
        }
        if (value.kind() == Table.Kind.TEXT) {
            xml.append("<table:table-cell office:value-type=\"string\">");
        } else {
            xml.append("<table:table-cell table:style-name=\"")
                    .append(value.kind().name());
            xml.append("\" office:value-type=\"float\" office:value=\"")
                    .append(text)
                    .append("\">");
        }
        text.lines()
                .forEach(line ->
                        xml.append("<text:p>").append(Markup.escaped(line)).append("</text:p>"));
        xml.append("</table:table-cell>");
    }
}
