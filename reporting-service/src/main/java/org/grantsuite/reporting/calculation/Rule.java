package org.grantsuite.reporting.calculation;

import java.util.List;
import java.util.Map;

/**
 * A validation as the scheme edition states it.
 *
 * @param parameters values by name; a single value is a list of one
 */
public record Rule(
        String id, Severity severity, String message, boolean waivable, Map<String, List<String>> parameters) {

    public Rule {
        parameters = Map.copyOf(parameters);
    }

    List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    Severity severity(String name) {
        return values(name).stream().findFirst().map(Severity::valueOf).orElse(severity);
    }

    Finding at(String place, String figures) {
        return at(place, figures, severity);
    }

    Finding at(String place, String figures, Severity as) {
        return new Finding(id, as, place, message + ". " + figures);
    }
}
