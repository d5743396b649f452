package org.grantsuite.allocation.run.recipe;

/** What is paid now, given what was paid before (DESIGN 4); neither ever takes back. */
public enum TrueUpRule {
    CARRY_FORWARD,
    SHARE_REMAINING
}
