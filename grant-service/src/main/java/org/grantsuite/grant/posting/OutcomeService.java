package org.grantsuite.grant.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.posting.BatchService.Standing;
import org.grantsuite.grant.posting.domain.BatchStatus;
import org.grantsuite.grant.posting.domain.LineStatus;
import org.grantsuite.grant.posting.domain.PostingBatch;
import org.grantsuite.grant.posting.domain.PostingLine;
import org.grantsuite.grant.posting.domain.PostingLine.Outcome;
import org.grantsuite.grant.posting.persistence.BatchStore;
import org.grantsuite.grant.posting.persistence.LineStore;
import org.jspecify.annotations.Nullable;

/** Takes what the finance system says of its lines: told twice it is true once. */
@ApplicationScoped
public class OutcomeService {
    /** A line falls with another line of its journal. */
    static final String WITH_ITS_JOURNAL = "JOURNAL_REJECTED";

    private static final Set<LineStatus> REJECTIONS = EnumSet.of(LineStatus.REJECTED, LineStatus.RESENT);

    private final BatchService service;
    private final BatchStore batches;
    private final LineStore lines;
    private final Chronicle chronicle;

    OutcomeService(BatchService service, BatchStore batches, LineStore lines, Chronicle chronicle) {
        this.service = service;
        this.batches = batches;
        this.lines = lines;
        this.chronicle = chronicle;
    }

    /** @param status ACKNOWLEDGED, REJECTED or HELD */
    public record OutcomeTold(
            int line,
            LineStatus status,
            @Nullable String ledgerReference,
            @Nullable String reasonCode,
            @Nullable String reason) {}

    @Transactional
    public Standing report(UUID batchId, List<OutcomeTold> told) {
        PostingBatch batch = service.locked(batchId);
        if (batch.status() != BatchStatus.SENT && batch.status() != BatchStatus.SETTLED) {
            throw BatchService.status(batch);
        }
        Map<Integer, PostingLine> before = lines.all(batchId).stream()
                .collect(Collectors.toMap(PostingLine::line, line -> line, (a, b) -> a, TreeMap::new));
        requireWellTold(before, told);
        Map<Integer, PostingLine> after = new TreeMap<>(before);
        told.forEach(outcome -> after.computeIfPresent(outcome.line(), (number, line) -> apply(line, outcome)));
        fallTogether(after);
        var changed = after.values().stream()
                .filter(line -> !line.equals(before.get(line.line())))
                .toList();
        if (changed.isEmpty()) {
            return service.standing(batch);
        }
        lines.writeOutcomes(batchId, changed);
        tell(batch, changed);
        boolean open =
                after.values().stream().anyMatch(line -> line.outcome().status().isOpen());
        if (open || batch.status() == BatchStatus.SETTLED) {
            return service.standing(batch);
        }
        return service.told("PostingBatchSettled", batches.update(batch.settle()), null);
    }

    private static void requireWellTold(Map<Integer, PostingLine> lines, List<OutcomeTold> told) {
        Set<Integer> seen = new HashSet<>();
        for (OutcomeTold outcome : told) {
            int line = outcome.line();
            if (!lines.containsKey(line)) {
                throw refused(PostingProblem.POSTING_LINE_UNKNOWN, line, "The batch has no line " + line);
            }
            if (!seen.add(line)) {
                throw refused(PostingProblem.LINE_REPEATED, line, "Line " + line + " is reported twice");
            }
            if (outcome.status() == LineStatus.ACKNOWLEDGED && outcome.ledgerReference() == null) {
                throw refused(
                        PostingProblem.LEDGER_REFERENCE_REQUIRED, line, "Where does line " + line + " stand booked?");
            }
            if (outcome.status() != LineStatus.ACKNOWLEDGED && outcome.reasonCode() == null) {
                throw refused(PostingProblem.REASON_REQUIRED, line, "Why is line " + line + " not booked?");
            }
        }
    }

    private static PostingLine apply(PostingLine line, OutcomeTold told) {
        Outcome held = line.outcome();
        if (says(held, told)) {
            return line;
        }
        boolean nowExplained = held.status() == LineStatus.REJECTED
                && told.status() == LineStatus.REJECTED
                && WITH_ITS_JOURNAL.equals(held.reasonCode());
        boolean stillHeld = held.status() == LineStatus.HELD && told.status() == LineStatus.HELD;
        if (!held.status().mayBecome(told.status()) && !nowExplained && !stillHeld) {
            throw refused(
                    PostingProblem.OUTCOME_DIFFERS,
                    line.line(),
                    "Line " + line.line() + " is " + held.status() + " and was told to be " + told.status());
        }
        return with(
                line,
                new Outcome(told.status(), held.attempt(), told.ledgerReference(), told.reasonCode(), told.reason()));
    }

    /** A rejected line that was sent again since is still the line that was rejected. */
    private static boolean says(Outcome held, OutcomeTold told) {
        LineStatus status = held.status() == LineStatus.RESENT ? LineStatus.REJECTED : held.status();
        return status == told.status()
                && Objects.equals(held.ledgerReference(), told.ledgerReference())
                && Objects.equals(held.reasonCode(), told.reasonCode());
    }

    /** Whole journals only: a general ledger with half of one is out of balance. */
    private static void fallTogether(Map<Integer, PostingLine> lines) {
        Map<UUID, List<PostingLine>> journals = lines.values().stream()
                .collect(Collectors.groupingBy(line -> line.origin().journalId()));
        for (List<PostingLine> journal : journals.values()) {
            if (journal.stream()
                    .noneMatch(line -> REJECTIONS.contains(line.outcome().status()))) {
                continue;
            }
            for (PostingLine line : journal) {
                if (line.outcome().status() == LineStatus.ACKNOWLEDGED) {
                    throw refused(
                            PostingProblem.OUTCOME_SPLITS_JOURNAL,
                            line.line(),
                            "Line " + line.line() + " would be booked without the rest of its journal");
                }
                if (line.outcome().status().isOpen()) {
                    lines.put(line.line(), with(line, fallen(line)));
                }
            }
        }
    }

    private static Outcome fallen(PostingLine line) {
        return new Outcome(
                LineStatus.REJECTED,
                line.outcome().attempt(),
                null,
                WITH_ITS_JOURNAL,
                "another line of the journal was rejected");
    }

    private static PostingLine with(PostingLine line, Outcome outcome) {
        return new PostingLine(
                line.line(), line.origin(), line.coding(), line.timing(), line.amount(), line.description(), outcome);
    }

    private void tell(PostingBatch batch, List<PostingLine> changed) {
        Map<String, Long> counts = changed.stream()
                .collect(Collectors.groupingBy(
                        line -> line.outcome().status().name(), TreeMap::new, Collectors.counting()));
        chronicle.tell(Deed.of(
                "PostingOutcomesReported",
                "posting-batch",
                batch.id(),
                "/v1/posting-batches/" + batch.id(),
                Map.of("number", batch.number(), "lines", counts)));
    }

    private static Refusal refused(PostingProblem code, int line, String detail) {
        return Refusal.of(code, detail).with("line", line);
    }
}
