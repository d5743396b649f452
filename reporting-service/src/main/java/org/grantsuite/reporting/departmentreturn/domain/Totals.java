package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.grantsuite.reporting.calculation.CertificateTotals;

/** What a certificate is signed for, in pence. */
@Embeddable
public record Totals(
        @Column(name = "instalments_received_pence") long instalmentsReceivedPence,
        @Column(name = "certified_spend_pence") long certifiedSpendPence,
        @Column(name = "unspent_pence") long unspentPence,
        @Column(name = "misspent_pence") long misspentPence) {

    public static Totals of(CertificateTotals totals) {
        return new Totals(
                totals.instalmentsReceivedPence(),
                totals.certifiedSpendPence(),
                totals.unspentPence(),
                totals.misspentPence());
    }

    public CertificateTotals toCalculation() {
        return new CertificateTotals(instalmentsReceivedPence, certifiedSpendPence, unspentPence, misspentPence);
    }
}
