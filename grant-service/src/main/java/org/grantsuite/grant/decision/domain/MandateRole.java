package org.grantsuite.grant.decision.domain;

import java.util.Locale;

/** Roles that authority can be given to; a service's is not among them. */
public enum MandateRole {
    GRANTS_OFFICER,
    ALLOCATION_APPROVER,
    PAYMENTS_RELEASER,
    FINANCE,
    RETURNS_CERTIFIER;

    /** As a token spells it. */
    public String tokenRole() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
