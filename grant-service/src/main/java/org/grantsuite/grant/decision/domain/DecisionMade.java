package org.grantsuite.grant.decision.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** A decision as it is told. */
public record DecisionMade(
        UUID grantId,
        String reference,
        DecisionKind kind,
        String body,
        String title,
        LocalDate decidedOn,
        @Nullable LocalDate callInEndsOn,
        LocalDate effectiveOn,
        Set<DecisionPurpose> purposes,
        @Nullable GoverningBasis governingBasis,
        Set<Integer> instalmentNumbers,
        @Nullable Money amount,
        @Nullable String fundingSource,
        @Nullable UUID delegationId,
        @Nullable Underwriting underwriting,
        @Nullable Urgency urgency,
        List<MandateTerms> mandates,
        @Nullable String note) {

    /** What it commits, where it says: the figure a delegation's limit is held against. */
    public @Nullable Money stated() {
        return amount != null || underwriting == null ? amount : underwriting.amount();
    }
}
