package org.grantsuite.reporting.calculation;

/** What a certificate of compliance is signed for. */
public record CertificateTotals(
        long instalmentsReceivedPence, long certifiedSpendPence, long unspentPence, long misspentPence) {}
