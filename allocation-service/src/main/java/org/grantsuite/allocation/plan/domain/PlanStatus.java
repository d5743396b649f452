package org.grantsuite.allocation.plan.domain;

/** A plan is drafted until it is approved, and never changed afterwards. */
public enum PlanStatus {
    DRAFT,
    APPROVED
}
