package org.grantsuite.reporting.calculation;

import java.util.List;

/** How many providers were offered, accepted, were paid and reported. */
final class ProviderCountCells {

    private final ReturnFacts facts;

    ProviderCountCells(ReturnFacts facts) {
        this.facts = facts;
    }

    List<Cell> write(Metric metric) {
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
}
