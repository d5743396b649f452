package org.grantsuite.allocation.plan.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a pot stands among the others.
 *
 * @param within code of the pot it is a part of; null for a part of the plan
 * @param mandatoryShare code of the edition's mandatory share it counts towards (R17)
 */
public record PotPlace(
        PotSharing sharing,
        @Nullable String within,
        PotPurpose purpose,
        @Nullable String mandatoryShare) {
    public static final PotPlace PLAIN = new PotPlace(PotSharing.BASIS, null, PotPurpose.SHARE, null);
}
