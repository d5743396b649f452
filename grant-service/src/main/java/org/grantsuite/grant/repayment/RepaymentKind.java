package org.grantsuite.grant.repayment;

/** Unspent and misspent are different things, and both go back (R39). */
public enum RepaymentKind {
    UNSPENT,
    MISSPENT
}
