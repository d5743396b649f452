package org.grantsuite.reporting.departmentreturn.calculation;

/** What a certificate of compliance is signed for. */
public record CertificateTotals(
        long instalmentsReceivedPence, long certifiedSpendPence, long unspentPence, long misspentPence) {}
