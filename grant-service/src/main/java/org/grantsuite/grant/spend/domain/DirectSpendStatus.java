package org.grantsuite.grant.spend.domain;

/** A line stands until it is reversed; it is never changed. */
public enum DirectSpendStatus {
    POSTED,
    REVERSED
}
