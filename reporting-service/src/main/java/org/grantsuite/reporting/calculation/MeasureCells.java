package org.grantsuite.reporting.calculation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** D3 and D4: what the money was used for, directly and through providers. */
final class MeasureCells {

    private final List<Measure> measures;
    private final Map<String, List<Provenance>> direct = new LinkedHashMap<>();
    private final Map<String, List<Provenance>> provider = new LinkedHashMap<>();
    private final Map<String, Long> directPence = new LinkedHashMap<>();
    private final Map<String, Long> providerPence = new LinkedHashMap<>();

    private final boolean providersKnown;

    MeasureCells(ReturnTemplate template, CountedFacts counted, WindowStart start) {
        this.providersKnown = start.known();
        for (var line : counted.measureLines()) {
            add(direct, line.measure(), line.provenance());
            directPence.merge(line.measure(), line.pence(), Math::addExact);
        }
        for (var providerReturn : counted.providerReturns()) {
            for (var line : providerReturn.spend()) {
                var from = new Provenance(Source.PROVIDER_RETURN, providerReturn.returnId(), text(line.pence()));
                add(provider, line.measure(), from);
                providerPence.merge(line.measure(), line.pence(), Math::addExact);
            }
        }
        start.providerPence().forEach((measure, pence) -> {
            providerPence.merge(measure, -pence, Math::addExact);
            start.less(text(pence)).ifPresent(less -> add(provider, measure, less));
        });
        this.measures = withStrangers(template);
    }

    List<Cell> used(Metric metric) {
        var cells = measures.stream()
                .filter(measure -> isUsed(measure.code()))
                .map(measure ->
                        NewCell.of(metric, CellType.LIST).measure(measure).value(measure.label(), usedFrom(measure)))
                .toList();
        // an empty list is known to be empty, so it is shown as such
        return cells.isEmpty() ? List.of(NewCell.of(metric, CellType.LIST).value("", List.of())) : cells;
    }

    List<Cell> spend(Metric metric) {
        var cells = new ArrayList<Cell>();
        for (var measure : measures) {
            cells.add(cell(metric, measure, SpendRoute.DIRECT));
            cells.add(cell(metric, measure, SpendRoute.PROVIDER));
        }
        return cells;
    }

    private Cell cell(Metric metric, Measure measure, SpendRoute route) {
        var pence = route == SpendRoute.DIRECT ? directPence : providerPence;
        var from = route == SpendRoute.DIRECT ? direct : provider;
        boolean known = providersKnown || route == SpendRoute.DIRECT;
        return NewCell.of(metric, CellType.MONEY)
                .measure(measure, route)
                .value(
                        known ? text(pence.getOrDefault(measure.code(), 0L)) : null,
                        from.getOrDefault(measure.code(), List.of()));
    }

    /** A measure the edition does not know is shown too: a figure is never dropped, V7 says what is wrong with it. */
    private List<Measure> withStrangers(ReturnTemplate template) {
        var strangers = new TreeSet<String>(directPence.keySet());
        strangers.addAll(providerPence.keySet());
        template.measures().forEach(measure -> strangers.remove(measure.code()));
        var all = new ArrayList<>(template.measures());
        strangers.forEach(code -> all.add(new Measure(code, code, false)));
        return List.copyOf(all);
    }

    private boolean isUsed(String code) {
        return directPence.getOrDefault(code, 0L) != 0 || providerPence.getOrDefault(code, 0L) != 0;
    }

    private List<Provenance> usedFrom(Measure measure) {
        var from = new ArrayList<>(direct.getOrDefault(measure.code(), List.of()));
        from.addAll(provider.getOrDefault(measure.code(), List.of()));
        return from;
    }

    private static void add(Map<String, List<Provenance>> to, String measure, Provenance from) {
        to.computeIfAbsent(measure, code -> new ArrayList<>()).add(from);
    }

    private static String text(long pence) {
        return Figure.twoDecimals(pence);
    }
}
