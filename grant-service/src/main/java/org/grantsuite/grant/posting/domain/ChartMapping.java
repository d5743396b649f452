package org.grantsuite.grant.posting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.grant.ledger.domain.Account;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger account is called in the council's chart of accounts, from a day on.
 *
 * @param segments codes by segment, such as costCentre; none ends the key
 * @param controlAccount the general ledger's account it is reconciled to
 */
public record ChartMapping(
        UUID id,
        Key key,
        LocalDate effectiveFrom,
        @Nullable String controlAccount,
        SortedMap<String, String> segments,
        String reason,
        Instant recordedAt,
        String recordedBy) {

    public ChartMapping {
        segments = new TreeMap<>(segments);
    }

    /** What of the ledger is mapped: an account, narrowed by grant, pot and measure where they are given. */
    public record Key(
            Account account,
            @Nullable UUID grantId,
            @Nullable String potCode,
            @Nullable String measure) {}

    public boolean ends() {
        return segments.isEmpty();
    }
}
