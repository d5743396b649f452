package org.grantsuite.commons.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One fault of a request: where it stands and how to mend it.
 *
 * @param field path or JSON pointer of the value
 * @param in body, path, query or header
 * @param line line of an imported file, counted from 1 with the header line
 * @param column name of the column of an imported file
 * @param rule the rule of the scheme or the schema keyword that refuses it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        @Nullable String field,
        String message,
        @Nullable String in,
        @Nullable Integer line,
        @Nullable String column,
        @Nullable String rule) {

    public static Violation of(String field, String message) {
        return new Violation(field, message, "body", null, null, null);
    }

    public static Violation at(int line, String column, String message) {
        return new Violation(null, message, "body", line, column, null);
    }
}
