package org.grantsuite.reporting.calculation;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What cumulative statements held when the days of a field began. Returns state cumulative figures, so a window's is this
 * point's less the one before; where that is not known the window's is not known either.
 */
record WindowStart(boolean known, @Nullable PreviousPoint previous) {

    /** Of a field that runs from the opening on. */
    static final WindowStart OPENING = new WindowStart(true, null);

    static WindowStart of(ReturnTemplate template, ReturnFacts facts, Metric metric) {
        var window = template.form().window();
        boolean fromTheOpening =
                window == null || window.from().equals(template.period().from());
        if (!metric.isOfWindow() || !template.cumulative() || fromTheOpening) {
            return OPENING;
        }
        return new WindowStart(facts.previous() != null, facts.previous());
    }

    /** Null where it is not known. */
    @Nullable
    Long outputs(OutputKind kind) {
        if (!known) {
            return null;
        }
        return previous == null ? (Long) 0L : previous.outputs().get(kind);
    }

    long providerPence(String measure) {
        return previous == null ? 0 : previous.providerPence().getOrDefault(measure, 0L);
    }

    Map<String, Long> providerPence() {
        return previous == null ? Map.of() : previous.providerPence();
    }

    Optional<Provenance> less(String amount) {
        return previous == null
                ? Optional.empty()
                : Optional.of(new Provenance(Source.COMPUTED, "less " + previous.code(), "-" + amount));
    }
}
