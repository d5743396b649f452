package org.grantsuite.reporting.providerreturn.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.api.model.FaultSeverity;
import org.grantsuite.reporting.api.model.ProviderReturnRequest;
import org.grantsuite.reporting.providerreturn.domain.MeasureForecast;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;
import org.grantsuite.reporting.providerreturn.domain.SpendItem;

/** Items, forecasts and findings between the contract's shapes and the domain's. */
final class DetailViews {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<MeasureForecast>> FORECAST = new TypeReference<>() {};
    private static final TypeReference<List<Told>> FINDINGS = new TypeReference<>() {};

    private DetailViews() {}

    /** A finding as it was stored. */
    record Told(String sheet, int row, String column, String severity, String rule, String message) {}

    static List<MeasureForecast> forecast(ProviderReturnRequest request) {
        var forecast = request.getForecast();
        return forecast == null
                ? List.of()
                : forecast.stream()
                        .map(one -> new MeasureForecast(
                                one.getMeasure(), one.getAmount().pence()))
                        .toList();
    }

    static List<SpendItem> items(ProviderReturnRequest request) {
        var items = request.getItems();
        if (items == null) {
            return List.of();
        }
        for (int i = 0; i < items.size(); i++) {
            Require.positive(items.get(i).getAmount(), "items[" + i + "].amount");
        }
        return items.stream().map(DetailViews::item).toList();
    }

    private static SpendItem item(org.grantsuite.reporting.api.model.SpendItem from) {
        var document = from.getDocumentTotal();
        return new SpendItem(
                from.getMeasure(),
                from.getDescription(),
                from.getIncurredOn(),
                from.getInvoicedOn(),
                from.getAmount().pence(),
                from.getEvidenceReference(),
                document == null ? null : (Long) document.pence());
    }

    static org.grantsuite.reporting.api.model.SpendItem view(SpendItem from) {
        var document = from.documentPence();
        return new org.grantsuite.reporting.api.model.SpendItem()
                .measure(from.measure())
                .description(from.description())
                .incurredOn(from.incurredOn())
                .invoicedOn(from.invoicedOn())
                .amount(Money.ofPence(from.pence()))
                .evidenceReference(from.evidenceReference())
                .documentTotal(document == null ? null : Money.ofPence(document));
    }

    static List<org.grantsuite.reporting.api.model.MeasureForecast> forecast(String json) {
        return read(json, FORECAST).stream()
                .map(one -> new org.grantsuite.reporting.api.model.MeasureForecast()
                        .measure(one.measure())
                        .amount(Money.ofPence(one.pence())))
                .toList();
    }

    static List<org.grantsuite.reporting.api.model.ReturnFault> findings(String json) {
        return read(json, FINDINGS).stream()
                .map(told -> new org.grantsuite.reporting.api.model.ReturnFault()
                        .sheet(told.sheet())
                        .row(told.row())
                        .column(told.column())
                        .severity(FaultSeverity.valueOf(told.severity()))
                        .rule(told.rule())
                        .message(told.message()))
                .toList();
    }

    static org.grantsuite.reporting.api.model.ReturnFault view(ReturnFault from) {
        return new org.grantsuite.reporting.api.model.ReturnFault()
                .sheet(from.sheet())
                .row(from.row())
                .column(from.column())
                .severity(FaultSeverity.valueOf(from.severity().name()))
                .rule(from.rule())
                .message(from.message());
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was noted of a return cannot be read", e);
        }
    }
}
