package org.grantsuite.reporting.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.closing.domain.FinalMeasure;
import org.jspecify.annotations.Nullable;

/** One statement of the final unspent value and the final spend. */
public record FinalValue(
        UUID id,
        UUID grantId,
        int version,
        LocalDate statedOn,
        Money received,
        Money reportedSpend,
        Money unspent,
        List<FinalMeasure> spendByMeasure,
        @Nullable String reason,
        String contentHash,
        String statedBy,
        Instant recordedAt) {}
