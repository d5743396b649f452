package org.grantsuite.grant.recovery;

/** Whether more or less of a debt is expected to be lost; each is a part of the rule it posts by. */
public enum AllowanceChange {
    RAISE,
    RELEASE
}
