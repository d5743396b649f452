package org.grantsuite.allocation.plan.domain;

/** Which figure of a pot governs: its stated amount or its percent (R16). */
public enum Basis {
    AMOUNT,
    PERCENT
}
