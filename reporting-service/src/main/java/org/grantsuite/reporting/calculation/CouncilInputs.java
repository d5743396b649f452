package org.grantsuite.reporting.calculation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the council itself states; its outputs are added to those of the providers.
 *
 * @param coverage null while nobody stated it
 * @param figures texts of fields this service cannot work out, by code
 * @param linked texts of other schemes' figures, by {@code scheme/metric}
 * @param sourcePence what was spent from each funding source, by code
 * @param assurance the words of a statement of assurance
 */
public record CouncilInputs(
        @Nullable String nilReason,
        Map<OutputKind, Long> outputs,
        @Nullable String notes,
        @Nullable Long finalUnspentPence,
        @Nullable Long misspentPence,
        @Nullable Coverage coverage,
        Map<String, String> figures,
        Map<String, String> linked,
        Map<String, Long> sourcePence,
        @Nullable String assurance) {

    public CouncilInputs {
        outputs = Map.copyOf(outputs);
        figures = Map.copyOf(figures);
        linked = Map.copyOf(linked);
        sourcePence = Map.copyOf(sourcePence);
    }

    public CouncilInputs(
            @Nullable String nilReason,
            Map<OutputKind, Long> outputs,
            @Nullable String notes,
            @Nullable Long finalUnspentPence,
            @Nullable Long misspentPence) {
        this(nilReason, outputs, notes, finalUnspentPence, misspentPence, null, Map.of(), Map.of(), Map.of(), null);
    }

    public static CouncilInputs none() {
        return new CouncilInputs(null, Map.of(), null, null, null);
    }
}
