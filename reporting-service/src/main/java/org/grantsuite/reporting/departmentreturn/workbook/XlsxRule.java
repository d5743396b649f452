package org.grantsuite.reporting.departmentreturn.workbook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.grantsuite.reporting.departmentreturn.workbook.Xml.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A validation of the department's sheet. One whose bounds are written out is looked at when a cell is filled; one that
 * refers to other cells is left to the spreadsheet, which looks at it when it is opened.
 *
 * @param choices of a list that is written out, else null
 */
record XlsxRule(
        CellRange range,
        String type,
        String operator,
        @Nullable List<String> choices,
        @Nullable BigDecimal first,
        @Nullable BigDecimal second) {

    static List<XlsxRule> read(XlsxSheet sheet, Xml walk, Tag tag) {
        var attributes = walk.attributes(tag);
        int end = tag.empty() ? tag.end() : walk.endOf(tag);
        var inside = walk.text().substring(tag.end(), Math.max(tag.end(), end));
        var first = formula(inside, "formula1");
        var second = formula(inside, "formula2");
        var type = attributes.getOrDefault("type", "none");
        return Arrays.stream(attributes.getOrDefault("sqref", "").split(" "))
                .flatMap(text -> CellRange.of(sheet.name, text).stream())
                .map(range -> new XlsxRule(
                        range,
                        type,
                        attributes.getOrDefault("operator", "between"),
                        type.equals("list") ? choices(first) : null,
                        number(first),
                        number(second)))
                .toList();
    }

    private static String formula(String inside, String name) {
        int open = inside.indexOf(name + ">");
        int close = inside.indexOf("</", Math.max(open, 0));
        return open < 0 || close < 0 ? "" : Xml.unescaped(inside.substring(open + name.length() + 1, close));
    }

    private static @Nullable List<String> choices(String formula) {
        boolean written = formula.length() > 1 && formula.startsWith("\"") && formula.endsWith("\"");
        return written
                ? Arrays.stream(formula.substring(1, formula.length() - 1).split(","))
                        .map(String::strip)
                        .toList()
                : null;
    }

    private static @Nullable BigDecimal number(String formula) {
        try {
            return formula.isEmpty() || formula.length() > 40 ? null : new BigDecimal(formula);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What is wrong with the value; empty where the rule allows it or cannot be judged from here. */
    Optional<String> fault(FillValue value) {
        if (choices != null) {
            return choices.contains(value.text())
                    ? Optional.empty()
                    : Optional.of("choose one of " + String.join(", ", choices));
        }
        if (!type.equals("decimal") && !type.equals("whole")) {
            return Optional.empty();
        }
        if (value.kind() != FillValue.Kind.NUMBER) {
            return Optional.of("a number is asked for");
        }
        var number = new BigDecimal(value.text());
        if (type.equals("whole") && number.stripTrailingZeros().scale() > 0) {
            return Optional.of("a whole number is asked for");
        }
        return first == null || holds(number) ? Optional.empty() : Optional.of(words());
    }

    private boolean holds(BigDecimal number) {
        var low = first;
        var high = second;
        int order = low == null ? 0 : number.compareTo(low);
        return switch (operator) {
            case "between" -> order >= 0 && (high == null || number.compareTo(high) <= 0);
            case "notBetween" -> order < 0 || high != null && number.compareTo(high) > 0;
            case "equal" -> order == 0;
            case "notEqual" -> order != 0;
            case "greaterThan" -> order > 0;
            case "lessThan" -> order < 0;
            case "greaterThanOrEqual" -> order >= 0;
            case "lessThanOrEqual" -> order <= 0;
            default -> true;
        };
    }

    private String words() {
        return "it has to be " + operator + " " + first + (second == null ? "" : " and " + second);
    }
}
