package org.grantsuite.reporting.calculation;

import java.util.List;

/**
 * A field of the department's return as the scheme edition describes it; {@code parts} name the lines of a COUNTS
 * field.
 */
public record Metric(
        String code,
        String label,
        MetricType type,
        String unit,
        String aggregation,
        List<String> parts,
        ReportedFigure figure) {

    private static final String PERIOD = "PERIOD";

    public Metric {
        parts = List.copyOf(parts);
    }

    public Metric(String code, String label, MetricType type, String unit, String aggregation, List<String> parts) {
        this(code, label, type, unit, aggregation, parts, ReportedFigure.of(code, type, aggregation));
    }

    /** Of the days of the point's window alone. */
    boolean isOfWindow() {
        return aggregation.equals(PERIOD);
    }

    /** Shape of a value somebody states for it. */
    public CellType cellType() {
        return switch (type) {
            case MONEY, MONEY_BY_MEASURE -> CellType.MONEY;
            case HOURS -> CellType.HOURS;
            case COUNT, COUNTS -> CellType.COUNT;
            case MEASURE_LIST -> CellType.LIST;
            case TEXT -> CellType.TEXT;
        };
    }
}
