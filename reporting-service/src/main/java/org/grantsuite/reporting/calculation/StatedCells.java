package org.grantsuite.reporting.calculation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What only the council can say: fields no ledger holds, a forecast, the sources money came from, other schemes' figures. */
final class StatedCells {

    /** Codes of the cells that no metric of the edition names. */
    static final String FORECAST = "FORECAST";

    static final String SOURCE = "SOURCE";
    static final String LINKED = "LINKED";

    private final ReturnTemplate template;
    private final ReturnFacts facts;

    StatedCells(ReturnTemplate template, ReturnFacts facts) {
        this.template = template;
        this.facts = facts;
    }

    List<Cell> notes(Metric metric) {
        var notes = facts.inputs().notes();
        return List.of(NewCell.of(metric, CellType.TEXT).value(notes, from("notes", notes == null ? null : "")));
    }

    /** A field this service cannot fill is shown empty until somebody states it, never left out: it was asked for. */
    List<Cell> figure(Metric metric) {
        var value = facts.inputs().figures().get(metric.code());
        return List.of(NewCell.of(metric, metric.cellType()).value(value, from(metric.code(), value)));
    }

    List<Cell> forecast() {
        var to = template.form().forecastTo();
        if (to == null) {
            return List.of();
        }
        var value = facts.inputs().figures().get(FORECAST);
        return List.of(cell(FORECAST, "", "Forecast of total spend to " + to, CellType.MONEY, value));
    }

    /** Each source's share of the allocation, worked out, and what the council says was spent from it. */
    List<Cell> sources() {
        var sources = template.form().sources();
        if (sources.isEmpty()) {
            return List.of();
        }
        var shares = FundingSource.shares(sources, facts.allocationPence());
        var cells = new ArrayList<Cell>();
        for (var source : sources) {
            var share = Figure.twoDecimals(shares.getOrDefault(source.code(), 0L));
            var spent = facts.inputs().sourcePence().get(source.code());
            cells.add(new Cell(
                    SOURCE,
                    source.code() + "/ALLOCATION",
                    null,
                    null,
                    source.label() + ": allocation",
                    CellType.MONEY,
                    share,
                    "GBP",
                    "POSITION",
                    List.of(new Provenance(Source.EDITION, "funding source " + source.code(), share))));
            cells.add(cell(
                    SOURCE,
                    source.code() + "/SPENT",
                    source.label() + ": spent",
                    CellType.MONEY,
                    spent == null ? null : Figure.twoDecimals(spent)));
        }
        return cells;
    }

    List<Cell> linked() {
        var cells = new ArrayList<Cell>();
        for (var obligation : template.form().linked()) {
            var given = given(obligation);
            obligation.metricCodes().forEach(code -> given.putIfAbsent(code, null));
            if (given.isEmpty()) {
                cells.add(cell(LINKED, obligation.schemeCode(), obligation.label(), CellType.TEXT, null));
            }
            given.forEach((code, value) -> cells.add(cell(
                    LINKED,
                    obligation.schemeCode() + "/" + code,
                    obligation.label() + ": " + code,
                    CellType.TEXT,
                    value)));
        }
        return cells;
    }

    private TreeMap<String, @Nullable String> given(LinkedObligation obligation) {
        var prefix = obligation.schemeCode() + "/";
        var given = new TreeMap<String, @Nullable String>();
        facts.inputs().linked().forEach((place, value) -> {
            if (place.startsWith(prefix)) {
                given.put(place.substring(prefix.length()), value);
            }
        });
        return given;
    }

    private static Cell cell(String code, String key, String label, CellType type, @Nullable String value) {
        var unit = type == CellType.MONEY ? "GBP" : "NONE";
        var place = key.isEmpty() ? code : code + " " + key;
        return new Cell(code, key, null, null, label, type, value, unit, "NONE", from(place, value));
    }

    private static List<Provenance> from(String reference, @Nullable String value) {
        return value == null ? List.of() : List.of(new Provenance(Source.COUNCIL_INPUT, reference, value));
    }
}
