package org.grantsuite.grant.decision.domain;

/** What an authority is asked for, by whichever service keeps the thing to be approved. */
public enum ApprovalAction {
    PLAN_APPROVAL,
    PAYMENT_RUN_APPROVAL,
    PAYMENT_RUN_RELEASE,
    CERTIFICATE_SIGNING
}
