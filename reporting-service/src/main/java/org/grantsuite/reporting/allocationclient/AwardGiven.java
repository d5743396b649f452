package org.grantsuite.reporting.allocationclient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An award as the public and a questioner may hear of it; the sums in pence.
 *
 * @param acceptedPence what its recipient took of what was offered, all or a part; nothing where it was never accepted
 * @param lines what was offered, by pot
 */
public record AwardGiven(
        UUID id,
        String providerId,
        int round,
        String status,
        long offeredPence,
        long acceptedPence,
        long paidPence,
        List<PotLine> lines,
        LocalDate offeredOn,
        @Nullable LocalDate acceptedOn,
        Instant recordedAt) {

    public record PotLine(String potCode, long pence) {}

    /** Bound by its recipient, whatever became of it since. */
    public boolean isAccepted() {
        return acceptedOn != null;
    }

    /** Accepted, and not ended before anything was paid of it: what was given up then was never given. */
    public boolean isGiven() {
        return isAccepted() && (status.equals("ACCEPTED") || paidPence > 0);
    }

    public boolean isDeclined() {
        return status.equals("DECLINED");
    }
}
