package org.grantsuite.allocation.run;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A run without its lines.
 *
 * @param id null for a preview
 * @param pot what was shared
 * @param frozen what a run is known by later
 * @param excluded how many lines each filter took out
 */
record RunHead(
        @Nullable UUID id,
        RunOrder order,
        String snapshotHash,
        LocalDate asOf,
        Money pot,
        Money allocated,
        long units,
        long oddPennies,
        @Nullable BigInteger cut,
        int lineCount,
        List<Warning> warnings,
        String preparedBy,
        @Nullable OffsetDateTime recordedAt,
        Frozen frozen,
        List<Excluded> excluded) {

    /**
     * What a run is known by.
     *
     * @param contentHash null for runs from before there was one
     * @param edition in force for the grant on the day of the decision
     * @param decisionReference of the run's own decision, where it needed one
     */
    record Frozen(
            @Nullable String contentHash,
            @Nullable String edition,
            @Nullable String decisionReference) {}

    /** Lines one filter took out. */
    record Excluded(String kind, String reason, int lines) {}
}
