package org.grantsuite.reporting.obligation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider owes for a reporting point, and where it stands.
 *
 * @param locationId null where the award names no location
 * @param leaversStated whether the return that answers it says how many left (D9)
 */
public record Obligation(
        UUID id,
        UUID grantId,
        String reportingPoint,
        ObligationKind kind,
        String providerId,
        String providerName,
        @Nullable String locationId,
        List<UUID> awardIds,
        long awardedPence,
        long paidPence,
        LocalDate dueOn,
        ObligationState state,
        @Nullable UUID providerReturnId,
        @Nullable LocalDate signedOn,
        boolean leaversStated,
        @Nullable String excuseReason,
        @Nullable String excusedBy,
        long version) {

    public Obligation {
        awardIds = List.copyOf(awardIds);
    }

    public boolean isOutstanding() {
        return state == ObligationState.OUTSTANDING;
    }

    /** Due days end at midnight in London: overdue from the day after. */
    public boolean isOverdue(LocalDate today) {
        return isOutstanding() && today.isAfter(dueOn);
    }

    /** Days the return came late, or has been waited for past its day. */
    public int daysLate(LocalDate today) {
        var until = signedOn != null ? signedOn : isOutstanding() ? today : dueOn;
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(dueOn, until)));
    }
}
