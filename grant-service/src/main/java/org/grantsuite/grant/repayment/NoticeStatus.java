package org.grantsuite.grant.repayment;

public enum NoticeStatus {
    DUE,
    PART_SETTLED,
    SETTLED,
    WITHDRAWN
}
