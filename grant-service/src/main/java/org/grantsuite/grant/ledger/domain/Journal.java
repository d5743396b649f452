package org.grantsuite.grant.ledger.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A posted journal: where it stands in the grant's ledger, and since when. */
public record Journal(
        UUID id, long sequence, Instant postedAt, String contentHash, PostingRoute route, JournalDraft content) {

    /** The journal that takes this one back on another day. */
    public JournalDraft reversal(LocalDate on, String reason) {
        return new JournalDraft(
                content.grantId(),
                JournalKind.REVERSAL,
                on,
                "reversal/" + id,
                reason,
                content.transfers().stream().map(Transfer::reversed).toList(),
                content.references().reversing(id));
    }
}
