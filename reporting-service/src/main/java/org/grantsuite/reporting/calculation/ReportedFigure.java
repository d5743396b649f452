package org.grantsuite.reporting.calculation;

import java.util.Map;

/** What a field of the department's return is the figure of, whatever an edition calls the field. */
public enum ReportedFigure {
    DIRECT,
    TRANSFERRED,
    TOTAL_SPEND,
    MEASURES_USED,
    SPEND_BY_MEASURE,
    HOURS,
    HOURS_BASELINE,
    RECRUITS,
    RECRUITS_BASELINE,
    LEAVERS,
    LEAVERS_BASELINE,
    NOT_YET_SPENT,
    ADMINISTRATION,
    PROVIDERS,
    NOTES,
    RECEIVED,
    UNSPENT,
    /** How many of the area's providers were asked, and how many answered (R36). */
    COVERAGE,
    /** Nothing this service knows: the council states it, and until then it is unknown. */
    STATED;

    /** Annex B's fields, which editions name by these codes (DOMAIN section 5). */
    private static final Map<String, ReportedFigure> BY_CODE = Map.ofEntries(
            Map.entry("D1", DIRECT),
            Map.entry("D2", TRANSFERRED),
            Map.entry("D3", MEASURES_USED),
            Map.entry("D4", SPEND_BY_MEASURE),
            Map.entry("D5", HOURS),
            Map.entry("D6", HOURS_BASELINE),
            Map.entry("D7", RECRUITS),
            Map.entry("D8", RECRUITS_BASELINE),
            Map.entry("D9", LEAVERS),
            Map.entry("D10", LEAVERS_BASELINE),
            Map.entry("D11", NOT_YET_SPENT),
            Map.entry("D12", ADMINISTRATION),
            Map.entry("D13", PROVIDERS),
            Map.entry("D14", NOTES));

    /** Of a field whose edition does not say: by its code, else by its type where that leaves no doubt, else stated. */
    public static ReportedFigure of(String code, MetricType type, String aggregation) {
        var known = BY_CODE.get(code);
        if (known != null) {
            return known;
        }
        return switch (type) {
            case MONEY_BY_MEASURE -> SPEND_BY_MEASURE;
            case MEASURE_LIST -> MEASURES_USED;
            case COUNTS -> PROVIDERS;
            case HOURS -> aggregation.equals("BASELINE") ? HOURS_BASELINE : HOURS;
            case MONEY, COUNT, TEXT -> STATED;
        };
    }

    boolean isBaseline() {
        return this == HOURS_BASELINE || this == RECRUITS_BASELINE || this == LEAVERS_BASELINE;
    }

    /** Hours and heads, which a rate can be worked out of. */
    boolean isOutput() {
        return isBaseline() || this == HOURS || this == RECRUITS || this == LEAVERS;
    }
}
