package org.grantsuite.grant.commitment;

import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.jspecify.annotations.Nullable;

/** What is promised and not yet spent. */
public record Commitment(Stamp stamp, Told told, UUID journalId, Money released) {

    /** As it is told; the business key stands once in a grant. */
    public record Told(
            UUID grantId,
            String businessKey,
            String potCode,
            Money amount,
            String description,
            @Nullable String providerReference,
            LocalDate valueOn) {}

    public UUID id() {
        return stamp.id();
    }

    public Money standing() {
        return told.amount().minus(released);
    }
}
