package org.grantsuite.allocation.run;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.apportionment.LineExplanation;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A run without its lines.
 *
 * @param id null for a preview
 * @param pot what was shared
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
        @Nullable OffsetDateTime recordedAt) {

    /** Why a line of this run is what it is. */
    LineExplanation explain(long lineUnits, long pence) {
        Rate rate = order.rate();
        return rate == null
                ? LineExplanation.ofShare(
                        new LineExplanation.Basis(
                                pot.pence(), BigInteger.valueOf(units), order.remainderRule(), oddPennies, cut),
                        lineUnits,
                        pence)
                : LineExplanation.ofRate(rate, lineUnits, pence);
    }
}
