package org.grantsuite.reporting.departmentreturn.domain;

/** OPEN while signatures are missing; VOID for good once the figures changed, DECLINED once somebody would not sign. */
public enum CertificateStatus {
    OPEN,
    COMPLETE,
    VOID,
    DECLINED
}
