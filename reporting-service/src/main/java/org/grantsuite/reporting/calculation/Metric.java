package org.grantsuite.reporting.calculation;

import java.util.List;

/**
 * A field of the department's return as the scheme edition describes it; {@code parts} name the lines of a COUNTS
 * field.
 */
public record Metric(String code, String label, MetricType type, String unit, String aggregation, List<String> parts) {

    public Metric {
        parts = List.copyOf(parts);
    }
}
