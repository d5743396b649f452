package org.grantsuite.grant.grant.domain;

import java.util.Collection;

/** How much of a grant's cash has arrived, seen over its instalments, until its account is settled. */
public enum GrantStatus {
    DETERMINED,
    PART_RECEIVED,
    RECEIVED,
    /** Nothing is held, owed or awaited any more; the grant takes no movement. */
    SETTLED;

    public static GrantStatus of(Grant grant, Collection<Instalment> instalments) {
        return grant.settledOn() == null ? of(instalments) : SETTLED;
    }

    public static GrantStatus of(Collection<Instalment> instalments) {
        if (instalments.stream().allMatch(one -> one.outstanding().isZero())) {
            return RECEIVED;
        }
        return instalments.stream()
                        .allMatch(
                                one -> one.received().isZero() && one.forgone().isZero())
                ? DETERMINED
                : PART_RECEIVED;
    }
}
