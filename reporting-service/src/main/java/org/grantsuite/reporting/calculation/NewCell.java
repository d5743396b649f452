package org.grantsuite.reporting.calculation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell being filled in. */
record NewCell(
        Metric metric,
        CellType type,
        String key,
        @Nullable String measure,
        @Nullable SpendRoute route,
        String label) {

    static NewCell of(Metric metric, CellType type) {
        return new NewCell(metric, type, "", null, null, metric.label());
    }

    NewCell key(String key) {
        return new NewCell(metric, type, key, measure, route, metric.label() + ": " + key);
    }

    NewCell part(String key, String words) {
        return new NewCell(metric, type, key, measure, route, words);
    }

    NewCell measure(Measure of) {
        return new NewCell(metric, type, of.code(), of.code(), null, of.label());
    }

    NewCell measure(Measure of, SpendRoute by) {
        return new NewCell(metric, type, of.code() + "/" + by, of.code(), by, of.label());
    }

    Cell value(@Nullable String value, List<Provenance> provenance) {
        return new Cell(
                metric.code(),
                key,
                measure,
                route,
                label,
                type,
                value,
                metric.unit(),
                metric.aggregation(),
                provenance);
    }
}
