package org.grantsuite.reporting.calculation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the council itself states; its outputs are added to those of the providers. */
public record CouncilInputs(
        @Nullable String nilReason,
        Map<OutputKind, Long> outputs,
        @Nullable String notes,
        @Nullable Long finalUnspentPence,
        @Nullable Long misspentPence) {

    public CouncilInputs {
        outputs = Map.copyOf(outputs);
    }

    public static CouncilInputs none() {
        return new CouncilInputs(null, Map.of(), null, null, null);
    }
}
