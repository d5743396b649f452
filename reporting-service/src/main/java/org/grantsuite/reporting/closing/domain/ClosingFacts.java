package org.grantsuite.reporting.closing.domain;

import java.time.LocalDate;
import java.util.List;
import org.grantsuite.reporting.calculation.LedgerTransfer;
import org.grantsuite.reporting.calculation.ProviderClaim;
import org.grantsuite.reporting.calculation.ProviderFigures;
import org.grantsuite.reporting.calculation.ProviderPayment;

/** Everything the end of a grant is worked out of; what is dated after {@code asOf} does not count. */
public record ClosingFacts(
        LocalDate asOf,
        List<LedgerTransfer> transfers,
        List<ProviderPayment> payments,
        List<ProviderFigures> accepted,
        List<ProviderClaim> claims,
        List<Misspend> misspends) {

    public ClosingFacts {
        transfers =
                transfers.stream().filter(one -> !one.valueOn().isAfter(asOf)).toList();
        payments = payments.stream().filter(one -> !one.paidOn().isAfter(asOf)).toList();
        accepted = accepted.stream().filter(ProviderFigures::funded).toList();
        claims = claims.stream()
                .filter(one -> !one.raisedOn().isAfter(asOf))
                .map(one -> one.asOf(asOf))
                .toList();
        misspends =
                misspends.stream().filter(one -> !one.foundOn().isAfter(asOf)).toList();
    }
}
