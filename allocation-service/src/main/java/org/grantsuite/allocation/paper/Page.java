package org.grantsuite.allocation.paper;

import java.util.List;

/** A page of text, built piece by piece; whatever is put in is text, never markup. */
public final class Page {
    private static final String STYLE =
            "@page{size:A4;margin:22mm} body{font-family:Helvetica,sans-serif;font-size:10.5pt;"
                    + "line-height:1.4} h1{font-size:15pt} h2{font-size:12pt} table{width:100%;border-collapse:collapse}"
                    + " td,th{border-bottom:0.5pt solid #888;padding:3pt;text-align:left} td.n,th.n{text-align:right}"
                    + " .small{font-size:8pt;color:#444}";

    private final StringBuilder body = new StringBuilder();
    private final String title;

    public Page(String title) {
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>");
    }

    public Page heading(String text) {
        return element("h2", text);
    }

    public Page paragraph(String text) {
        return element("p", text);
    }

    public Page small(String text) {
        body.append("<p class=\"small\">").append(escaped(text)).append("</p>");
        return this;
    }

    /** The last cell of each row is a figure. */
    public Page table(List<String> head, List<List<String>> rows) {
        body.append("<table>");
        row("th", head);
        rows.forEach(row -> row("td", row));
        body.append("</table>");
        return this;
    }

    private void row(String cell, List<String> values) {
        body.append("<tr>");
        for (int i = 0; i < values.size(); i++) {
            body.append('<').append(cell).append(i == values.size() - 1 ? " class=\"n\">" : ">");
            body.append(escaped(values.get(i))).append("</").append(cell).append('>');
        }
        body.append("</tr>");
    }

    private Page element(String name, String text) {
        body.append('<').append(name).append('>').append(escaped(text));
        body.append("</").append(name).append('>');
        return this;
    }

    String xhtml() {
        return "<html><head><title>" + escaped(title) + "</title><style>" + STYLE + "</style></head><body>" + body
                + "</body></html>";
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cn}\\p{Cs}]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
