package org.grantsuite.grant.accrual;

import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.jspecify.annotations.Nullable;

/** An accrual or a prepayment with its two journals. */
public record Accrual(Stamp stamp, Told told, LocalDate takenBackOn, UUID journalId, UUID reversalJournalId) {

    /** As it is told; the business key stands once in a grant. */
    public record Told(
            UUID grantId,
            String businessKey,
            AccrualKind kind,
            String potCode,
            @Nullable String measure,
            boolean cappedAdministration,
            Money amount,
            String description,
            LocalDate cutOffOn) {}

    public UUID id() {
        return stamp.id();
    }
}
