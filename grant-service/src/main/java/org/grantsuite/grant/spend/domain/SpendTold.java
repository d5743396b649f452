package org.grantsuite.grant.spend.domain;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Direct spend as it is told; the amount is net of recoverable VAT. */
public record SpendTold(
        UUID grantId,
        String potCode,
        @Nullable String measure,
        AdminKind adminKind,
        String description,
        LocalDate incurredOn,
        @Nullable LocalDate invoicedOn,
        Money amount,
        String generalLedgerReference,
        boolean newExpenditure,
        @Nullable String justification,
        Set<String> uses,
        @Nullable String evidenceReference,
        @Nullable VatTold vat,
        @Nullable Increment increment,
        Purchase purchase) {

    public boolean isCapped() {
        return adminKind == AdminKind.DISTRIBUTION_AND_REPORTING;
    }

    /** The day whose VAT code holds. */
    public LocalDate taxPoint() {
        return invoicedOn == null ? incurredOn : invoicedOn;
    }

    public LocalDate serviceFrom() {
        return purchase.serviceFrom() == null ? incurredOn : purchase.serviceFrom();
    }

    public LocalDate serviceTo() {
        return purchase.serviceTo() == null ? incurredOn : purchase.serviceTo();
    }
}
