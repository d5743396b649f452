package org.grantsuite.grant.decision.domain;

/** What a mandate is part of. */
public enum AuthoritySource {
    DECISION,
    DELEGATION
}
