package org.grantsuite.grant.spend.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was bought, from whom, for which days, and when it was paid.
 *
 * @param evidenceTotalPence the whole of what the evidence shows; absent, the line claims it in full
 * @param commitmentEndsOn last day of a recurring commitment
 * @param paidOn the day the money was spent, where it is told
 */
@Embeddable
public record Purchase(
        @Column(name = "provider_reference") @Nullable String providerReference,
        @Column(name = "service_from") @Nullable LocalDate serviceFrom,
        @Column(name = "service_to") @Nullable LocalDate serviceTo,
        @Column(name = "evidence_total_pence") @Nullable Long evidenceTotalPence,
        @Column(name = "commitment_ends_on") @Nullable LocalDate commitmentEndsOn,
        @Column(name = "paid_on") @Nullable LocalDate paidOn) {

    public static final Purchase UNTOLD = new Purchase(null, null, null, null, null, null);

    public @Nullable Money evidenceTotal() {
        return evidenceTotalPence == null ? null : Money.ofPence(evidenceTotalPence);
    }
}
