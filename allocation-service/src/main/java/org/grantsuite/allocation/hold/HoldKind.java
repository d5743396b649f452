package org.grantsuite.allocation.hold;

/** What a hold lies on. */
public enum HoldKind {
    PAYEE,
    AWARD,
    GRANT,
    SCHEME
}
