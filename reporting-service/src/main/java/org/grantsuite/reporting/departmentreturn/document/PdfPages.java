package org.grantsuite.reporting.departmentreturn.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Pages of a document as tagged PDF (PDF/UA): headings, table headings and language are part of the file, so that a screen
 * reader reads it in order. Fonts are embedded.
 */
public final class PdfPages {

    private static final String FAMILY = "Liberation Sans";
    /** The table directory of a font file (OpenType 1.9, "Organization of an OpenType Font"), in bytes. */
    private static final int TABLE_COUNT = 4;

    private static final int FIRST_TABLE = 12;
    private static final int TABLE_RECORD = 16;
    private static final int GSUB = 0x47535542;
    private static final int UNUSED = 0x78535542;
    private static final byte[] REGULAR = font("Regular");
    private static final byte[] BOLD = font("Bold");
    private static final String STYLE = """
        @page { size: A4 landscape; margin: 15mm 12mm 18mm 12mm;
          @bottom-right { content: "Page " counter(page) " of " counter(pages); font-family: 'Liberation Sans'; font-size: 8pt } }
        body { font-family: 'Liberation Sans'; font-size: 9.5pt; color: #0b0c0c }
        h1 { font-size: 17pt; margin: 0 0 4mm 0 } h2 { font-size: 12.5pt; margin: 7mm 0 2mm 0 }
        p { margin: 0 0 2mm 0 }
        table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate }
        th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: 0.3mm solid #b1b4b6 }
        th { font-weight: bold } td.figure, th.figure { text-align: right }
        tr { page-break-inside: avoid }
        """;

    private final StringBuilder body = new StringBuilder();
    private final String title;

    public PdfPages(String title) {
        this.title = title;
        body.append("<h1>").append(Markup.escaped(title)).append("</h1>");
    }

    public PdfPages heading(String text) {
        body.append("<h2>").append(Markup.escaped(text)).append("</h2>");
        return this;
    }

    public PdfPages paragraph(String text) {
        text.lines()
                .forEach(line -> body.append("<p>").append(Markup.escaped(line)).append("</p>"));
        return this;
    }

    /** Rows of a name and what it stands for; a row without its value is left out. */
    public PdfPages facts(List<List<String>> rows) {
        body.append("<table><tbody>");
        rows.forEach(row -> body.append("<tr><th scope=\"row\">")
                .append(Markup.escaped(row.get(0)))
                .append("</th><td>")
                .append(Markup.escaped(row.get(1)))
                .append("</td></tr>"));
        body.append("</tbody></table>");
        return this;
    }

    PdfPages table(Table table) {
        if (!table.headed()) {
            return facts(table.rows().stream()
                    .filter(row -> row.get(1).text() != null)
                    .map(row -> List.of(
                            Objects.toString(row.get(0).text()),
                            Objects.toString(row.get(1).text())))
                    .toList());
        }
        body.append("<table><thead><tr>");
        table.rows().get(0).forEach(name -> cell("th scope=\"col\"", "th", name));
        body.append("</tr></thead><tbody>");
        for (var row : table.rows().subList(1, table.rows().size())) {
            body.append("<tr>");
            row.forEach(value -> cell("td", "td", value));
            body.append("</tr>");
        }
        body.append("</tbody></table>");
        return this;
    }

    private void cell(String open, String close, Table.Value value) {
        var text = value.text();
        body.append('<').append(open);
        if (value.kind() != Table.Kind.TEXT) {
            body.append(" class=\"figure\"");
        }
        body.append('>')
                .append(text == null ? "" : Markup.escaped(text))
                .append("</")
                .append(close)
                .append('>');
    }

    /** The PDF file. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.useFont(
                    () -> new ByteArrayInputStream(REGULAR), FAMILY, 400, PdfRendererBuilder.FontStyle.NORMAL, true);
            builder.useFont(
                    () -> new ByteArrayInputStream(BOLD), FAMILY, 700, PdfRendererBuilder.FontStyle.NORMAL, true);
            builder.withProducer("grant-suite");
            builder.withHtmlContent(html(), null);
            builder.toStream(bytes);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String html() {
        return "<html lang=\"en-GB\"><head><title>" + Markup.escaped(title)
                + "</title><meta name=\"subject\" content=\""
                + Markup.escaped(title) + "\"/><meta name=\"author\" content=\"grant-suite\"/><style>" + STYLE
                + "</style></head><body>" + body + "</body></html>";
    }

    /**
     * The font without its substitutions (ligatures): PDFBox compiles them into regular expressions anew for each word, two thirds
     * of the time a file takes. The table stays where it is, under a tag nobody asks for.
     */
    private static byte[] font(String weight) {
        var name = "/fonts/LiberationSans-" + weight + ".ttf";
        try (var file = Objects.requireNonNull(PdfPages.class.getResourceAsStream(name), "the font is packaged")) {
            var font = ByteBuffer.wrap(file.readAllBytes());
            int tables = font.getShort(TABLE_COUNT);
            for (int table = 0; table < tables; table++) {
                int tag = FIRST_TABLE + table * TABLE_RECORD;
                if (font.getInt(tag) == GSUB) {
                    font.putInt(tag, UNUSED);
                }
            }
            return font.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
