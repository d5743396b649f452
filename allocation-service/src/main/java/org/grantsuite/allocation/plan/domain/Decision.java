package org.grantsuite.allocation.plan.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision a plan is approved under, as grant-service holds it (R24).
 *
 * @param edition scheme and edition in force for the grant on the day of the decision
 */
public record Decision(
        UUID id,
        String reference,
        LocalDate decidedOn,
        LocalDate effectiveOn,
        Basis governingBasis,
        @Nullable String edition) {}
