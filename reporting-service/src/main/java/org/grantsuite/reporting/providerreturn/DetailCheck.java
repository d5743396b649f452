package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.AMOUNT_NEGATIVE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.AMOUNT_TOO_LARGE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.DATE_IN_FUTURE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.FORECAST_BELOW_SPEND;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.ITEMS_NOT_SPEND;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.MEASURE_REPEATED;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.MEASURE_UNKNOWN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.SPEND_OUTSIDE_WINDOW;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.domain.SpendItem;

/** Holds items and forecast of a statement against the edition (R2), and against the spend they stand behind. */
final class DetailCheck {

    private final ReturnTemplate template;
    private final LocalDate today;
    private final List<StatementFault> faults;

    DetailCheck(ReturnTemplate template, LocalDate today, List<StatementFault> faults) {
        this.template = template;
        this.today = today;
        this.faults = faults;
    }

    void check(ProviderStatement statement) {
        var spent = byMeasure(statement);
        for (int i = 0; i < statement.items().size(); i++) {
            item(statement.items().get(i), i + 1);
        }
        if (statement.items().stream().noneMatch(item -> StatementCheck.isTooLarge(item.pence()))) {
            itemsMakeUpSpend(statement, spent);
        }
        forecast(statement, spent);
    }

    private static Map<String, Long> byMeasure(ProviderStatement statement) {
        Map<String, Long> spent = new HashMap<>();
        for (ProviderLine line : statement.spend()) {
            spent.merge(line.measure(), line.pence(), Math::addExact);
        }
        return spent;
    }

    private void item(SpendItem item, int number) {
        var field = "items[" + (number - 1) + "].";
        if (template.measure(item.measure()).isEmpty()) {
            add(
                    number,
                    MEASURE_UNKNOWN,
                    field + "measure",
                    "measure",
                    item.measure() + " is not a measure of the scheme");
        }
        if (item.incurredOn().isAfter(today)) {
            add(
                    number,
                    DATE_IN_FUTURE,
                    field + "incurredOn",
                    "incurred_on",
                    "It cannot be incurred after today, " + today);
        } else if (!template.spendWindow().contains(item.incurredOn())) {
            var message =
                    "Incurred on " + item.incurredOn() + ", outside the window " + template.spendWindow() + " (R2)";
            add(number, SPEND_OUTSIDE_WINDOW, field + "incurredOn", "incurred_on", message);
        } else if (!template.covers(item.incurredOn())) {
            var message = "Incurred on " + item.incurredOn() + ", outside the period " + template.period() + " (R34)";
            add(number, SPEND_OUTSIDE_WINDOW, field + "incurredOn", "incurred_on", message);
        }
        if (StatementCheck.isTooLarge(item.pence())) {
            add(number, AMOUNT_TOO_LARGE, field + "amount", "amount", "At most 100000000000.00 is taken");
        }
        invoicedLater(item, number, field);
    }

    /** R2: incurred inside and invoiced after is allowed, and worth a look. */
    private void invoicedLater(SpendItem item, int number, String field) {
        var invoicedOn = item.invoicedOn();
        if (invoicedOn != null && invoicedOn.isAfter(template.spendWindow().to())) {
            var message = "Incurred on " + item.incurredOn() + " and invoiced on " + invoicedOn
                    + ", after the window closed on " + template.spendWindow().to();
            faults.add(StatementFault.warning(SPEND_OUTSIDE_WINDOW, "R2", field + "invoicedOn", "invoiced_on", message)
                    .ofItem(number));
        }
        var document = item.documentPence();
        if (document != null && document < item.pence()) {
            var message = "More is claimed than the document is for, " + Money.ofPence(document);
            add(
                    number,
                    ProviderReturnProblem.EVIDENCE_CLAIMED_TWICE,
                    field + "documentTotal",
                    "document_total",
                    message);
        }
    }

    private void itemsMakeUpSpend(ProviderStatement statement, Map<String, Long> spent) {
        Map<String, Long> itemised = new HashMap<>();
        statement.items().forEach(item -> itemised.merge(item.measure(), item.pence(), Math::addExact));
        itemised.forEach((measure, pence) -> {
            long stated = spent.getOrDefault(measure, 0L);
            if (stated != pence) {
                var message = "Its items make " + Money.ofPence(pence) + ", its spend is " + Money.ofPence(stated);
                add(0, ITEMS_NOT_SPEND, "items", "spend_" + lower(measure), message);
            }
        });
    }

    private void forecast(ProviderStatement statement, Map<String, Long> spent) {
        var seen = new HashSet<String>();
        for (int i = 0; i < statement.forecast().size(); i++) {
            var forecast = statement.forecast().get(i);
            var field = "forecast[" + i + "].";
            var column = "forecast_" + lower(forecast.measure());
            if (template.measure(forecast.measure()).isEmpty()) {
                var message = forecast.measure() + " is not a measure of the scheme";
                add(0, MEASURE_UNKNOWN, field + "measure", column, message);
            }
            if (!seen.add(forecast.measure())) {
                add(0, MEASURE_REPEATED, field + "measure", column, forecast.measure() + " stands twice");
            }
            if (forecast.pence() < 0) {
                add(0, AMOUNT_NEGATIVE, field + "amount", column, "It cannot be negative");
            } else if (forecast.pence() < spent.getOrDefault(forecast.measure(), 0L)) {
                var message = "The forecast counts what was spent already, "
                        + Money.ofPence(spent.getOrDefault(forecast.measure(), 0L));
                add(0, FORECAST_BELOW_SPEND, field + "amount", column, message);
            }
        }
    }

    private void add(int item, ProviderReturnProblem code, String field, String column, String message) {
        faults.add(StatementFault.error(code, field, column, message).ofItem(item));
    }

    private static String lower(String measure) {
        return measure.toLowerCase(Locale.ROOT);
    }
}
