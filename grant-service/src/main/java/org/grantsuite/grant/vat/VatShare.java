package org.grantsuite.grant.vat;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.grantsuite.commons.money.Money;

/** The tax of a purchase as it was split when the purchase was charged. */
@Embeddable
public record VatShare(
        @Column(name = "vat_code") String code,
        @Column(name = "vat_recoverable_percent") String recoverablePercent,
        @Column(name = "vat_net_pence") Long netPence,
        @Column(name = "vat_tax_pence") Long taxPence,
        @Column(name = "vat_recoverable_pence") Long recoverablePence) {

    public Money net() {
        return Money.ofPence(netPence);
    }

    public Money tax() {
        return Money.ofPence(taxPence);
    }

    public Money gross() {
        return net().plus(tax());
    }

    public Money recoverable() {
        return Money.ofPence(recoverablePence);
    }

    public Money irrecoverable() {
        return tax().minus(recoverable());
    }

    /** What can be charged to a grant: never the tax that comes back. */
    public Money eligible() {
        return net().plus(irrecoverable());
    }
}
