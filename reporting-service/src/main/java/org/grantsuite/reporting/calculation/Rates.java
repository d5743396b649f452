package org.grantsuite.reporting.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out rates of the outputs a return states. */
public final class Rates {

    private static final BigDecimal THIRTY = BigDecimal.valueOf(30);

    private Rates() {}

    /** In the order of the template; a figure that is not known has no rate. */
    public static List<Rate> of(ReturnTemplate template, List<Cell> cells) {
        return template.metrics().stream()
                .filter(metric -> metric.figure().isOutput())
                .flatMap(metric -> cells.stream()
                        .filter(cell -> cell.code().equals(metric.code()))
                        .flatMap(cell -> rate(template, metric, cell.value()).stream()))
                .toList();
    }

    private static Optional<Rate> rate(ReturnTemplate template, Metric metric, @Nullable String value) {
        var days = days(template, metric);
        if (value == null || days == null) {
            return Optional.empty();
        }
        var rate =
                new BigDecimal(value).multiply(THIRTY).divide(BigDecimal.valueOf(days.days()), 2, RoundingMode.HALF_UP);
        return Optional.of(
                new Rate(metric.code(), metric.label(), metric.unit(), days.days(), value, rate.toPlainString()));
    }

    private static @Nullable Period days(ReturnTemplate template, Metric metric) {
        if (metric.figure().isBaseline()) {
            return template.form().baseline();
        }
        var window = template.form().window();
        return metric.isOfWindow() && window != null ? window : template.period();
    }
}
