package org.grantsuite.reporting.departmentreturn;

import java.util.Map;
import org.grantsuite.reporting.calculation.CouncilInputs;
import org.grantsuite.reporting.calculation.OutputKind;
import org.jspecify.annotations.Nullable;

/** What the council states for a return; a null is unknown. Stored as JSON with the return. */
public record StatedInputs(
        @Nullable String nilReason,
        Map<OutputKind, Long> outputs,
        @Nullable Integer providersInArea,
        @Nullable Integer providersAnswered,
        @Nullable String notes,
        @Nullable Long finalUnspentPence,
        @Nullable Long misspentPence) {

    public StatedInputs {
        outputs = Map.copyOf(outputs);
    }

    public static StatedInputs none() {
        return new StatedInputs(null, Map.of(), null, null, null, null, null);
    }

    CouncilInputs toCalculation() {
        return new CouncilInputs(nilReason, outputs, notes, finalUnspentPence, misspentPence);
    }
}
