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
        ReportedFigure figure,
        String source) {

    private static final String PERIOD = "PERIOD";
    private static final String AREA = "ALL_PROVIDERS_IN_AREA";

    public Metric {
        parts = List.copyOf(parts);
    }

    public Metric(
            String code,
            String label,
            MetricType type,
            String unit,
            String aggregation,
            List<String> parts,
            ReportedFigure figure) {
        this(code, label, type, unit, aggregation, parts, figure, "");
    }

    public Metric(String code, String label, MetricType type, String unit, String aggregation, List<String> parts) {
        this(code, label, type, unit, aggregation, parts, ReportedFigure.of(code, type, aggregation));
    }

    /** Asked of every provider of the area, funded or not (R36): how many answered belongs to the figure. */
    public boolean isOfArea() {
        return source.equals(AREA);
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
