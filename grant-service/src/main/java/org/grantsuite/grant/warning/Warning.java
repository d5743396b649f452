package org.grantsuite.grant.warning;

import org.jspecify.annotations.Nullable;

/**
 * Something that was accepted and is yet worth a look.
 *
 * @param rule the rule of the catalogue that warns, such as R9
 * @param field the value it is about
 */
public record Warning(
        String code,
        String message,
        @Nullable String rule,
        @Nullable String field) {
    public static Warning of(String code, String rule, String field, String message) {
        return new Warning(code, message, rule, field);
    }
}
