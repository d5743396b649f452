package org.grantsuite.reporting.calculation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stood at the end of the point before a window, so that cumulative figures give those of the window.
 *
 * @param outputs only what was stated: missing is not nil
 * @param providerPence providers' spend by measure
 */
public record PreviousPoint(String code, Map<OutputKind, Long> outputs, Map<String, Long> providerPence) {

    public PreviousPoint {
        outputs = Map.copyOf(outputs);
        providerPence = Map.copyOf(providerPence);
    }

    /** Sums what providers and council stated at that point. */
    public static PreviousPoint of(String code, List<ProviderFigures> returns, Map<OutputKind, Long> council) {
        var outputs = new EnumMap<OutputKind, Long>(OutputKind.class);
        outputs.putAll(council);
        Map<String, Long> pence = new HashMap<>();
        for (var one : returns) {
            one.outputs().forEach((kind, value) -> outputs.merge(kind, value, Math::addExact));
            one.spend().forEach(line -> pence.merge(line.measure(), line.pence(), Math::addExact));
        }
        return new PreviousPoint(code, outputs, pence);
    }
}
