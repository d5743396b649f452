package org.grantsuite.reporting.programme.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with the ids of rows in braces. */
final class HeadlineWords {

    private static final Pattern ROW = Pattern.compile("\\{([A-Z][A-Z0-9_.-]*)\\}");

    private HeadlineWords() {}

    static List<String> rowsIn(String text) {
        var found = new ArrayList<String>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            found.add(row.group(1));
        }
        return found;
    }

    static String filled(String text, UnaryOperator<String> figure) {
        return ROW.matcher(text).replaceAll(row -> Matcher.quoteReplacement(figure.apply(row.group(1))));
    }
}
