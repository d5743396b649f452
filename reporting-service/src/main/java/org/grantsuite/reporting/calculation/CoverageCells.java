package org.grantsuite.reporting.calculation;

import java.util.List;

/** How many of the area's providers were asked and answered (R36): as the council states it, else as its survey counts. */
final class CoverageCells {

    private final ReturnFacts facts;

    CoverageCells(ReturnFacts facts) {
        this.facts = facts;
    }

    List<Cell> write(Metric metric) {
        return metric.parts().stream().map(part -> cell(metric, part)).toList();
    }

    private Cell cell(Metric metric, String part) {
        var coverage = facts.coverage();
        var cell = NewCell.of(metric, CellType.COUNT).key(part);
        if (coverage == null) {
            return cell.value(null, List.of());
        }
        var count = Integer.toString(count(part, coverage));
        var source = facts.inputs().coverage() == null ? Source.SURVEY : Source.COUNCIL_INPUT;
        return cell.value(count, List.of(new Provenance(source, "coverage " + part, count)));
    }

    private static int count(String part, Coverage coverage) {
        return switch (part) {
            case "asked" -> coverage.providersInArea();
            case "answered" -> coverage.providersAnswered();
            default -> throw new IllegalArgumentException("No such count of an area's providers: " + part);
        };
    }
}
