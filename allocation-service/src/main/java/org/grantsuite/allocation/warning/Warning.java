package org.grantsuite.allocation.warning;

/**
 * Something a person should look at, though nothing is refused.
 *
 * @param rule number of the rule, such as R18
 */
public record Warning(String code, Severity severity, String rule, String message) {

    public enum Severity {
        INFO,
        WARNING
    }

    public static Warning info(String code, String rule, String message) {
        return new Warning(code, Severity.INFO, rule, message);
    }

    public static Warning warning(String code, String rule, String message) {
        return new Warning(code, Severity.WARNING, rule, message);
    }
}
