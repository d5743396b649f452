package org.grantsuite.reporting.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A validation as the scheme edition states it.
 *
 * @param parameters values by name; a single value is a list of one, a value inside an object has a dotted name
 * @param steps severities that take over on their days, in the order of time
 */
public record Rule(
        String id,
        Severity severity,
        String message,
        boolean waivable,
        Map<String, List<String>> parameters,
        List<Step> steps) {

    /** From a day on, a finding is of this severity. */
    public record Step(LocalDate from, Severity severity) {}

    public Rule {
        parameters = Map.copyOf(parameters);
        steps = List.copyOf(steps);
    }

    public Rule(String id, Severity severity, String message, boolean waivable, Map<String, List<String>> parameters) {
        this(id, severity, message, waivable, parameters, List.of());
    }

    /** As it stands on a day: the last step taken by then decides. */
    Rule on(LocalDate day) {
        var now = steps.stream()
                .filter(step -> !step.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(Step::severity)
                .orElse(severity);
        return new Rule(id, now, message, waivable, parameters, steps);
    }

    /** A warning may be answered for; an error has to be mended. */
    public boolean mayBeWaived() {
        return waivable && severity != Severity.ERROR;
    }

    List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    Optional<BigDecimal> number(String name) {
        return values(name).stream().findFirst().map(BigDecimal::new);
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
