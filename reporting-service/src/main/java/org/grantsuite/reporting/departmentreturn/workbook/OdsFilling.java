package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grantsuite.reporting.departmentreturn.document.Markup;

/** What is written into one cell of an OpenDocument table; the cell keeps its style, its validation and its notes. */
record OdsFilling(FillValue value) {

    /** Where a cell keeps what it holds. */
    static final List<String> VALUES = List.of(
            "office:value-type",
            "calcext:value-type",
            "office:value",
            "office:currency",
            "office:date-value",
            "office:time-value",
            "office:boolean-value",
            "office:string-value");

    private static final Set<String> NUMBERS = Set.of("currency", "percentage");

    String cell(Map<String, String> attributes, String inside) {
        var kept = new LinkedHashMap<>(attributes);
        var before = kept.getOrDefault("office:value-type", "");
        var currency = kept.get("office:currency");
        VALUES.forEach(kept::remove);
        switch (value.kind()) {
            case NUMBER -> {
                kept.put("office:value-type", NUMBERS.contains(before) ? before : "float");
                if (currency != null) {
                    kept.put("office:currency", currency);
                }
                kept.put("office:value", value.text());
            }
            case DATE -> {
                kept.put("office:value-type", "date");
                kept.put("office:date-value", value.text());
            }
            case TEXT -> kept.put("office:value-type", "string");
        }
        var text = new StringBuilder();
        value.text()
                .lines()
                .forEach(line ->
                        text.append("<text:p>").append(Markup.escaped(line)).append("</text:p>"));
        return Xml.tag(OdsTable.CELL, kept, false) + withoutText(inside) + text + "</" + OdsTable.CELL + ">";
    }

    /** Notes and drawings of a cell, without its text. */
    static String withoutText(String inside) {
        if (inside.isEmpty()) {
            return inside;
        }
        var kept = new StringBuilder();
        // the whole text was checked: a part of it between two tags is well-formed, but its prefixes are declared
        // elsewhere
        var walk = Xml.checked(inside);
        int done = 0;
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            int end = walk.endOf(tag);
            if (tag.name().equals("text:p")) {
                kept.append(inside, done, tag.start());
                done = end;
            }
        }
        return kept.append(inside, done, inside.length()).toString().strip();
    }
}
