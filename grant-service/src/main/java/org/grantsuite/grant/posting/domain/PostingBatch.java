package org.grantsuite.grant.posting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** A numbered file of whole journals on its way to the general ledger. */
public record PostingBatch(
        UUID id, long number, UUID layoutId, BatchStatus status, Content content, Act prepared, Handling handling) {

    /** What is in it, and of what. */
    public record Content(
            LocalDate throughOn,
            @Nullable UUID grantId,
            @Nullable UUID correctsBatchId,
            LocalDate preparedOn,
            int lineCount,
            Money debit,
            Money credit,
            String contentHash,
            boolean moreWaiting) {}

    public record Act(Instant at, String by) {}

    /** What was done with it since. */
    public record Handling(
            @Nullable Act released,
            @Nullable Act sent,
            @Nullable String reason,
            long version) {
        public static final Handling NONE = new Handling(null, null, null, 0);
    }

    public PostingBatch release(Act act) {
        return become(BatchStatus.RELEASED, new Handling(act, null, handling.reason(), handling.version()));
    }

    /** A held batch loses its release. */
    public PostingBatch hold(String reason) {
        return become(BatchStatus.HELD, new Handling(null, null, reason, handling.version()));
    }

    public PostingBatch resume(String reason) {
        return become(BatchStatus.PREPARED, new Handling(null, null, reason, handling.version()));
    }

    public PostingBatch withdraw(String reason) {
        return become(BatchStatus.WITHDRAWN, new Handling(handling.released(), null, reason, handling.version()));
    }

    public PostingBatch send(Act act) {
        return become(BatchStatus.SENT, new Handling(handling.released(), act, handling.reason(), handling.version()));
    }

    public PostingBatch settle() {
        return become(BatchStatus.SETTLED, handling);
    }

    private PostingBatch become(BatchStatus next, Handling after) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("a batch that is " + status + " does not become " + next);
        }
        return new PostingBatch(id, number, layoutId, next, content, prepared, after);
    }
}
