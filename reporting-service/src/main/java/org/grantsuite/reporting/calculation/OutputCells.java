package org.grantsuite.reporting.calculation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D5 to D10: the providers' figures and the council's own, added; unknown while nobody stated any. */
final class OutputCells {

    private final ReturnTemplate template;
    private final ReturnFacts facts;

    OutputCells(ReturnTemplate template, ReturnFacts facts) {
        this.template = template;
        this.facts = facts;
    }

    List<Cell> write(Metric metric, OutputKind kind) {
        var type = metric.type() == MetricType.HOURS ? CellType.HOURS : CellType.COUNT;
        var from = new ArrayList<Provenance>();
        long total = 0;
        var own = facts.inputs().outputs().get(kind);
        if (own != null) {
            total = own;
            from.add(new Provenance(Source.COUNCIL_INPUT, kind.name(), text(type, own)));
        }
        for (var providerReturn : facts.providerReturns()) {
            var stated = providerReturn.outputs().get(kind);
            if (stated != null) {
                total = Math.addExact(total, stated);
                from.add(new Provenance(Source.PROVIDER_RETURN, providerReturn.returnId(), text(type, stated)));
            }
        }
        var value = from.isEmpty() ? null : ofDays(metric, kind, type, total, from);
        return List.of(NewCell.of(metric, type).value(value, from));
    }

    private @Nullable String ofDays(Metric metric, OutputKind kind, CellType type, long total, List<Provenance> from) {
        var start = WindowStart.of(template, facts, metric);
        var before = start.outputs(kind);
        if (before == null) {
            return null;
        }
        start.less(text(type, before)).ifPresent(from::add);
        return text(type, Math.subtractExact(total, before));
    }

    private static String text(CellType type, long value) {
        return type == CellType.HOURS ? Figure.twoDecimals(value) : Long.toString(value);
    }
}
