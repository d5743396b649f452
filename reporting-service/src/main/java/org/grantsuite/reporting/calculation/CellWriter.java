package org.grantsuite.reporting.calculation;

import java.util.ArrayList;
import java.util.List;

/** Writes the fields a reporting point asks for; which they are, and how they are called, is the edition's business. */
final class CellWriter {

    private final ReturnTemplate template;
    private final ReturnFacts facts;
    private final CountedFacts counted;
    private final MoneyCells money;
    private final MoneyCells windowMoney;
    private final OutputCells outputs;
    private final ProviderCountCells counts;
    private final CoverageCells coverage;
    private final StatedCells stated;

    CellWriter(ReturnTemplate template, ReturnFacts facts, CountedFacts counted, ReturnFigures figures) {
        this.template = template;
        this.facts = facts;
        this.counted = counted;
        this.money = new MoneyCells(counted, figures);
        this.windowMoney = new MoneyCells(new CountedFacts(template.ofWindow(), facts), figures);
        this.outputs = new OutputCells(template, facts);
        this.counts = new ProviderCountCells(template, facts);
        this.coverage = new CoverageCells(facts);
        this.stated = new StatedCells(template, facts);
    }

    List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        template.metrics().forEach(metric -> cells.addAll(cells(metric)));
        cells.addAll(stated.forecast());
        cells.addAll(stated.sources());
        cells.addAll(stated.linked());
        return cells;
    }

    private List<Cell> cells(Metric metric) {
        var days = metric.isOfWindow() ? windowMoney : money;
        return switch (metric.figure()) {
            case DIRECT -> days.direct(metric);
            case TRANSFERRED -> days.transferred(metric);
            case TOTAL_SPEND -> days.total(metric);
            case ADMINISTRATION -> days.administration(metric);
            case NOT_YET_SPENT -> money.notYetSpent(metric);
            case RECEIVED -> days.received(metric);
            case UNSPENT -> money.unspent(metric);
            case MEASURES_USED -> measures(metric).used(metric);
            case SPEND_BY_MEASURE -> measures(metric).spend(metric);
            case HOURS -> outputs.write(metric, OutputKind.HOURS);
            case HOURS_BASELINE -> outputs.write(metric, OutputKind.HOURS_BASELINE);
            case RECRUITS -> outputs.write(metric, OutputKind.RECRUITS);
            case RECRUITS_BASELINE -> outputs.write(metric, OutputKind.RECRUITS_BASELINE);
            case LEAVERS -> outputs.write(metric, OutputKind.LEAVERS);
            case LEAVERS_BASELINE -> outputs.write(metric, OutputKind.LEAVERS_BASELINE);
            case PROVIDERS -> counts.write(metric);
            case COVERAGE -> coverage.write(metric);
            case NOTES -> stated.notes(metric);
            case STATED -> stated.figure(metric);
        };
    }

    private MeasureCells measures(Metric metric) {
        var days = metric.isOfWindow() ? new CountedFacts(template.ofWindow(), facts) : counted;
        return new MeasureCells(template, days, WindowStart.of(template, facts, metric));
    }
}
