package org.grantsuite.reporting.calculation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the fields a reporting point asks for; which they are, and how they are called, is the edition's business. */
final class CellWriter {

    private final ReturnTemplate template;
    private final ReturnFigures figures;
    private final ReturnFacts facts;
    private final Map<String, Function<Metric, List<Cell>>> fields;

    CellWriter(ReturnTemplate template, ReturnFacts facts, CountedFacts counted, ReturnFigures figures) {
        this.template = template;
        this.figures = figures;
        this.facts = facts;
        var money = new MoneyCells(counted, figures);
        var measures = new MeasureCells(template, counted);
        var outputs = new OutputCells(facts);
        this.fields = Map.ofEntries(
                Map.entry("D1", money::direct),
                Map.entry("D2", money::transferred),
                Map.entry("D3", measures::used),
                Map.entry("D4", measures::spend),
                Map.entry("D5", metric -> outputs.write(metric, OutputKind.HOURS)),
                Map.entry("D6", metric -> outputs.write(metric, OutputKind.HOURS_BASELINE)),
                Map.entry("D7", metric -> outputs.write(metric, OutputKind.RECRUITS)),
                Map.entry("D8", metric -> outputs.write(metric, OutputKind.RECRUITS_BASELINE)),
                Map.entry("D9", metric -> outputs.write(metric, OutputKind.LEAVERS)),
                Map.entry("D10", metric -> outputs.write(metric, OutputKind.LEAVERS_BASELINE)),
                Map.entry("D11", money::notYetSpent),
                Map.entry("D12", money::administration),
                Map.entry("D13", this::counts),
                Map.entry("D14", this::notes));
    }

    List<Cell> cells() {
        return template.metrics().stream()
                .flatMap(metric -> fields.getOrDefault(metric.code(), CellWriter::unknown).apply(metric).stream())
                .toList();
    }

    /** A field this service cannot fill is shown empty, never left out: the department asked for it. */
    private static List<Cell> unknown(Metric metric) {
        return List.of(NewCell.of(metric, CellType.TEXT).value(null, List.of()));
    }

    private List<Cell> counts(Metric metric) {
        return metric.parts().stream()
                .map(part -> NewCell.of(metric, CellType.COUNT)
                        .key(part)
                        .value(Long.toString(count(part)), List.of(countedFrom(part))))
                .toList();
    }

    private long count(String part) {
        var counts = facts.counts();
        return switch (part) {
            case "offered" -> counts.offered();
            case "accepted" -> counts.accepted();
            case "paid" -> counts.paid();
            case "reported" -> reported();
            default -> throw new IllegalArgumentException("No such count of providers: " + part);
        };
    }

    private long reported() {
        return facts.providerReturns().stream()
                .filter(ProviderFigures::funded)
                .map(ProviderFigures::providerId)
                .distinct()
                .count();
    }

    private Provenance countedFrom(String part) {
        var source = part.equals("reported") ? Source.PROVIDER_RETURN : Source.AWARD;
        return new Provenance(source, "providers " + part, Long.toString(count(part)));
    }

    private List<Cell> notes(Metric metric) {
        var notes = facts.inputs().notes();
        List<Provenance> from = notes == null ? List.of() : List.of(new Provenance(Source.COUNCIL_INPUT, "notes", ""));
        return List.of(NewCell.of(metric, CellType.TEXT).value(notes, from));
    }
}
