package org.grantsuite.reporting.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.closing.domain.Misspend;
import org.jspecify.annotations.Nullable;

/** A finding as it was recorded, and how it was withdrawn if it was. */
public record MisspendFinding(
        UUID id,
        UUID grantId,
        @Nullable String providerId,
        Money amount,
        LocalDate foundOn,
        String reason,
        @Nullable String evidenceReference,
        boolean afterLock,
        String recordedBy,
        Instant recordedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawalReason) {

    Misspend fact() {
        return new Misspend(providerId, amount.pence(), foundOn);
    }
}
