package org.grantsuite.grant.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.posting.BatchWriter.Plan;
import org.grantsuite.grant.posting.BatchWriter.Uncoded;
import org.grantsuite.grant.posting.domain.BatchStatus;
import org.grantsuite.grant.posting.domain.ControlTotals;
import org.grantsuite.grant.posting.domain.LineSide;
import org.grantsuite.grant.posting.domain.LineStatus;
import org.grantsuite.grant.posting.domain.PostingBatch;
import org.grantsuite.grant.posting.domain.PostingBatch.Act;
import org.grantsuite.grant.posting.domain.PostingFile;
import org.grantsuite.grant.posting.domain.PostingLayout;
import org.grantsuite.grant.posting.domain.PostingLine;
import org.grantsuite.grant.posting.domain.PostingLine.Origin;
import org.grantsuite.grant.posting.domain.PostingLine.Timing;
import org.grantsuite.grant.posting.persistence.BatchStore;
import org.grantsuite.grant.posting.persistence.LineStore;
import org.grantsuite.grant.posting.persistence.LineStore.StatusCount;
import org.grantsuite.grant.posting.persistence.WaitingJournals;
import org.grantsuite.grant.posting.persistence.WaitingJournals.WaitingTransfer;
import org.jspecify.annotations.Nullable;

/** Posting batches from their preparation until the finance system has them. */
@ApplicationScoped
public class BatchService {
    private final BatchStore batches;
    private final LineStore lines;
    private final WaitingJournals waiting;
    private final BatchWriter writer;
    private final LayoutService layouts;
    private final GrantService grants;
    private final Chronicle chronicle;

    BatchService(
            BatchStore batches,
            LineStore lines,
            WaitingJournals waiting,
            BatchWriter writer,
            LayoutService layouts,
            GrantService grants,
            Chronicle chronicle) {
        this.batches = batches;
        this.lines = lines;
        this.waiting = waiting;
        this.writer = writer;
        this.layouts = layouts;
        this.grants = grants;
        this.chronicle = chronicle;
    }

    public record BatchTold(
            String layoutCode,
            int layoutVersion,
            LocalDate throughOn,
            @Nullable UUID grantId) {}

    /** A batch as it is shown. */
    public record Standing(
            PostingBatch batch, PostingLayout layout, ControlTotals totals, List<StatusCount> statuses) {}

    public record File(PostingBatch batch, PostingLayout layout, byte[] content) {}

    private record Taken(List<WaitingTransfer> transfers, boolean more) {}

    @Transactional
    public Standing prepare(BatchTold told, boolean dryRun) {
        var layout = layouts.read(told.layoutCode(), told.layoutVersion());
        if (told.grantId() != null) {
            grants.get(told.grantId());
        }
        long number = batches.takeNextNumber();
        Taken taken = take(told, layout.layout());
        var uncoded = taken.transfers().stream().flatMap(BatchService::sides).toList();
        var plan = new Plan(layout, told.throughOn(), told.grantId(), null, taken.more());
        var drafted = writer.draft(number, plan, uncoded);
        if (!dryRun) {
            writer.keep(drafted, null);
        }
        return new Standing(
                drafted.batch(),
                layout.layout(),
                drafted.totals(),
                List.of(new StatusCount(LineStatus.PREPARED, drafted.lines().size())));
    }

    /** As many whole journals as the layout has lines for: half a journal would leave the general ledger out of balance. */
    private Taken take(BatchTold told, PostingLayout layout) {
        int most = layout.maxLines() / 2;
        var found = waiting.find(told.throughOn(), told.grantId(), most + 1);
        if (found.isEmpty()) {
            throw Refusal.of(
                    PostingProblem.NOTHING_TO_POST,
                    "No journal dated up to " + told.throughOn() + " waits for posting");
        }
        if (found.size() <= most) {
            return new Taken(found, false);
        }
        UUID cut = found.get(most).journalId();
        var whole = found.stream()
                .filter(transfer -> !transfer.journalId().equals(cut))
                .toList();
        if (whole.isEmpty()) {
            throw Refusal.of(
                    PostingProblem.JOURNAL_EXCEEDS_LAYOUT,
                    "Journal " + cut + " has more than the " + layout.maxLines() + " lines of a file");
        }
        return new Taken(whole, true);
    }

    private static Stream<Uncoded> sides(WaitingTransfer transfer) {
        return Stream.of(LineSide.DEBIT, LineSide.CREDIT)
                .map(side -> new Uncoded(
                        new Origin(
                                transfer.journalId(),
                                transfer.line(),
                                side,
                                transfer.grantId(),
                                transfer.grantReference(),
                                side == LineSide.DEBIT ? transfer.debit() : transfer.credit(),
                                transfer.potCode(),
                                transfer.measure()),
                        Timing.of(transfer.valueOn()),
                        transfer.amount(),
                        transfer.description(),
                        1));
    }

    @Transactional
    public Standing release(UUID id, String contentHash) {
        PostingBatch batch = locked(id);
        requireMove(batch, BatchStatus.RELEASED);
        var act = act();
        if (act.by().equals(batch.prepared().by())) {
            throw Refusal.of(PostingProblem.PREPARER_MAY_NOT_RELEASE, "Ask another person of finance");
        }
        requireContent(batch, contentHash);
        return told("PostingBatchReleased", batches.update(batch.release(act)), null);
    }

    @Transactional
    public Standing hold(UUID id, String reason) {
        PostingBatch batch = locked(id);
        requireMove(batch, BatchStatus.HELD);
        return told("PostingBatchHeld", batches.update(batch.hold(reason)), reason);
    }

    @Transactional
    public Standing resume(UUID id, String reason) {
        PostingBatch batch = locked(id);
        requireMove(batch, BatchStatus.PREPARED);
        return told("PostingBatchResumed", batches.update(batch.resume(reason)), reason);
    }

    @Transactional
    public Standing withdraw(UUID id, String reason) {
        PostingBatch batch = locked(id);
        requireMove(batch, BatchStatus.WITHDRAWN);
        lines.moveAll(id, LineStatus.PREPARED, LineStatus.WITHDRAWN);
        if (batch.content().correctsBatchId() != null) {
            lines.giveBack(batch.content().correctsBatchId(), id);
        }
        return told("PostingBatchWithdrawn", batches.update(batch.withdraw(reason)), reason);
    }

    /** Told again, nothing is done: whoever fetches may lose the answer. */
    @Transactional
    public Standing dispatch(UUID id, String contentHash) {
        PostingBatch batch = locked(id);
        requireContent(batch, contentHash);
        if (batch.status() == BatchStatus.SENT || batch.status() == BatchStatus.SETTLED) {
            return standing(batch);
        }
        requireMove(batch, BatchStatus.SENT);
        if (batches.earlierWaits(batch.number())) {
            throw Refusal.of(
                    PostingProblem.EARLIER_BATCH_WAITING,
                    "Take the released batches before number " + batch.number() + " first, or hold them");
        }
        lines.moveAll(id, LineStatus.PREPARED, LineStatus.SENT);
        return told("PostingBatchSent", batches.update(batch.send(act())), null);
    }

    @Transactional
    public Standing get(UUID id) {
        return standing(found(id));
    }

    @Transactional
    public Page<Standing> list(@Nullable BatchStatus status, @Nullable String cursor, int limit) {
        var page = batches.page(status, cursor, limit);
        return new Page<>(page.map(this::standing), page.next());
    }

    @Transactional
    public List<PostingLine> lines(UUID id, @Nullable LineStatus status, int afterLine, int limit) {
        return lines.page(found(id).id(), status, afterLine, limit);
    }

    @Transactional
    public File file(UUID id) {
        PostingBatch batch = found(id);
        if (!batch.status().isOut()) {
            throw Refusal.of(
                    PostingProblem.BATCH_NOT_RELEASED, "The batch is " + batch.status() + "; its lines can be read");
        }
        PostingLayout layout = layouts.read(batch.layoutId()).layout();
        var all = lines.all(id);
        var head = new PostingFile.Head(batch.number(), batch.content().preparedOn(), ControlTotals.of(all));
        byte[] content = PostingFile.of(layout, head, all);
        if (!Sha256.hex(content).equals(batch.content().contentHash())) {
            throw new IllegalStateException("posting batch " + id + " no longer gives the file it was released with");
        }
        return new File(batch, layout, content);
    }

    private PostingBatch found(UUID id) {
        return batches.find(id).orElseThrow(() -> unknown(id));
    }

    PostingBatch locked(UUID id) {
        return batches.lock(id).orElseThrow(() -> unknown(id));
    }

    Standing standing(PostingBatch batch) {
        PostingLayout layout = layouts.read(batch.layoutId()).layout();
        return new Standing(batch, layout, lines.totals(batch.id()), lines.statuses(batch.id()));
    }

    Standing told(String event, PostingBatch batch, @Nullable String reason) {
        var deed = Deed.of(
                event,
                "posting-batch",
                batch.id(),
                "/v1/posting-batches/" + batch.id(),
                Map.of("number", batch.number(), "contentHash", batch.content().contentHash()));
        chronicle.tell(reason == null ? deed : deed.because(reason));
        return standing(batch);
    }

    private Act act() {
        var stamp = chronicle.stamp();
        return new Act(stamp.at(), stamp.by());
    }

    private static void requireContent(PostingBatch batch, String contentHash) {
        if (!batch.content().contentHash().equals(contentHash)) {
            throw Refusal.of(PostingProblem.CONTENT_HASH_DIFFERS, "Read the batch again and look at its content")
                    .at("contentHash", "give the hash of the file you have seen");
        }
    }

    static void requireMove(PostingBatch batch, BatchStatus next) {
        if (!batch.status().mayBecome(next)) {
            throw status(batch);
        }
    }

    static Refusal status(PostingBatch batch) {
        return Refusal.of(PostingProblem.BATCH_STATUS, "The batch is " + batch.status())
                .with("batchStatus", batch.status());
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(PostingProblem.POSTING_BATCH_UNKNOWN, "No posting batch has the id " + id);
    }
}
