package org.grantsuite.reporting.providerreturn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.grantsuite.reporting.calculation.Figure;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;

/** The lines of a return by name, as they are reviewed. */
final class ReturnLines {

    static final String SPEND = "spend/";
    private static final Map<OutputKind, String> OUTPUTS = Map.of(
            OutputKind.HOURS, "hours",
            OutputKind.HOURS_BASELINE, "hoursBaseline",
            OutputKind.RECRUITS, "recruits",
            OutputKind.RECRUITS_BASELINE, "recruitsBaseline",
            OutputKind.LEAVERS, "leavers",
            OutputKind.LEAVERS_BASELINE, "leaversBaseline");

    private ReturnLines() {}

    static Map<String, String> of(ProviderReturn from) {
        Map<String, String> lines = new LinkedHashMap<>();
        from.spend().forEach(line -> lines.put(SPEND + line.measure(), Figure.twoDecimals(line.pence())));
        lines.put("unspent", Figure.twoDecimals(from.unspentPence()));
        lines.put("returned", Figure.twoDecimals(from.returnedPence()));
        for (var kind : OutputKind.values()) {
            var value = from.stated().get(kind);
            var name = OUTPUTS.get(kind);
            if (value != null && name != null) {
                boolean hours = kind == OutputKind.HOURS || kind == OutputKind.HOURS_BASELINE;
                lines.put(name, hours ? Figure.twoDecimals(value) : value.toString());
            }
        }
        from.headcount().ifPresent(count -> lines.put("headcount", count.toString()));
        lines.put("evidenceReferences", String.join(" ", from.evidenceReferences()));
        return lines;
    }
}
