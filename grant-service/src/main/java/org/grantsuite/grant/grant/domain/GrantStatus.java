package org.grantsuite.grant.grant.domain;

import java.util.Collection;

/** How much of a grant's cash has arrived, seen over its instalments. */
public enum GrantStatus {
    DETERMINED,
    PART_RECEIVED,
    RECEIVED;

    public static GrantStatus of(Collection<Instalment> instalments) {
        if (instalments.stream().allMatch(one -> one.status() == InstalmentStatus.EXPECTED)) {
            return DETERMINED;
        }
        return instalments.stream().allMatch(one -> one.status() == InstalmentStatus.RECEIVED)
                ? RECEIVED
                : PART_RECEIVED;
    }
}
