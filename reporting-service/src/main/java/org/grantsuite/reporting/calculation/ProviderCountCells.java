package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many providers were offered, accepted, were paid and reported, as it stood when the period ended; each counts once. */
final class ProviderCountCells {

    private final ReturnFacts facts;
    private final LocalDate asOf;

    ProviderCountCells(ReturnTemplate template, ReturnFacts facts) {
        this.facts = facts;
        this.asOf = template.period().to();
    }

    List<Cell> write(Metric metric) {
        return metric.parts().stream()
                .map(part -> NewCell.of(metric, CellType.COUNT)
                        .key(part)
                        .value(Long.toString(count(part)), List.of(countedFrom(part))))
                .toList();
    }

    private long count(String part) {
        return providers(part).distinct().count();
    }

    private Stream<String> providers(String part) {
        return switch (part) {
            case "offered" ->
                facts.awards().stream().filter(award -> isBy(award.offeredOn())).map(ProviderAward::providerId);
            case "accepted" ->
                facts.awards().stream()
                        .filter(award -> isBy(award.acceptedOn()))
                        .map(ProviderAward::providerId);
            case "paid" ->
                facts.payments().stream()
                        .filter(payment -> isBy(payment.paidOn()))
                        .map(ProviderPayment::providerId);
            case "reported" ->
                facts.providerReturns().stream().filter(ProviderFigures::funded).map(ProviderFigures::providerId);
            default -> throw new IllegalArgumentException("No such count of providers: " + part);
        };
    }

    private boolean isBy(@Nullable LocalDate day) {
        return day != null && !day.isAfter(asOf);
    }

    private Provenance countedFrom(String part) {
        var source = part.equals("reported") ? Source.PROVIDER_RETURN : Source.AWARD;
        return new Provenance(source, "providers " + part, Long.toString(count(part)));
    }
}
