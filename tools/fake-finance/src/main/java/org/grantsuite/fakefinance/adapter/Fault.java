package org.grantsuite.fakefinance.adapter;

/** What is wrong with a broken adapter; the conformance test must catch each. */
public enum Fault {
    NONE,
    /** Forgets one side of a journal. */
    DROPS_A_LINE,
    /** Books what it sees without asking whether it stands there. */
    POSTS_TWICE,
    /** Books credits as debits. */
    WRONG_SIGN,
    /** Takes the month of the value date where finance chose another. */
    WRONG_PERIOD,
    /** Acknowledges a journal it never books. */
    ACKNOWLEDGES_UNPOSTED,
    /** Books the largest journals first. */
    LOSES_ORDER
}
