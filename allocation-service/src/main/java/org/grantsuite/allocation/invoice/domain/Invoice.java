package org.grantsuite.allocation.invoice.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** One invoice or credit note; its lines sum to its total. */
public record Invoice(
        String reference,
        LocalDate datedOn,
        LocalDate dueOn,
        Party party,
        String description,
        @Nullable String relatedReference,
        List<Line> lines) {

    /** Who is paid, or owes. */
    public record Party(
            @Nullable String supplierNumber,
            @Nullable String supplierSite,
            String providerId,
            String providerName,
            @Nullable String locationId) {}

    /** @param segments codes of the ledger by the name of the segment */
    public record Line(String potCode, Money amount, String description, Map<String, String> segments) {}

    public Money total() {
        return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }
}
