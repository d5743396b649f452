package org.grantsuite.reporting.departmentreturn.domain;

/** OPEN while signatures are missing; VOID for good once the figures changed. */
public enum CertificateStatus {
    OPEN,
    COMPLETE,
    VOID
}
