package org.grantsuite.reporting.departmentreturn;

import java.util.Map;
import org.grantsuite.reporting.calculation.CouncilInputs;
import org.grantsuite.reporting.calculation.Coverage;
import org.grantsuite.reporting.calculation.OutputKind;
import org.jspecify.annotations.Nullable;

/**
 * What the council states for a return; a null is unknown. Stored as JSON with the return; what was stored before a part
 * was known lacks it.
 *
 * @param figures texts of the edition's fields that nothing else gives, by code
 * @param linked texts of another scheme's figures, by {@code scheme/metric}
 * @param sourcePence what was spent from each funding source
 * @param assurance the words of a statement of assurance
 * @param exceptions to the compliance that is certified
 */
public record StatedInputs(
        @Nullable String nilReason,
        Map<OutputKind, Long> outputs,
        @Nullable Integer providersInArea,
        @Nullable Integer providersAnswered,
        @Nullable String notes,
        @Nullable Long finalUnspentPence,
        @Nullable Long misspentPence,
        Map<String, String> figures,
        Map<String, String> linked,
        Map<String, Long> sourcePence,
        @Nullable String assurance,
        @Nullable String exceptions) {

    @SuppressWarnings("ConstantConditions") // what Jackson reads may lack a part
    public StatedInputs {
        outputs = copy(outputs);
        figures = copy(figures);
        linked = copy(linked);
        sourcePence = copy(sourcePence);
    }

    private static <K, V> Map<K, V> copy(@Nullable Map<K, V> from) {
        return from == null ? Map.of() : Map.copyOf(from);
    }

    public static StatedInputs none() {
        return new StatedInputs(null, Map.of(), null, null, null, null, null, Map.of(), Map.of(), Map.of(), null, null);
    }

    CouncilInputs toCalculation() {
        var inArea = providersInArea;
        var answered = providersAnswered;
        return new CouncilInputs(
                nilReason,
                outputs,
                notes,
                finalUnspentPence,
                misspentPence,
                inArea == null || answered == null ? null : new Coverage(inArea, answered),
                figures,
                linked,
                sourcePence,
                assurance);
    }
}
