package org.grantsuite.grant.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.posting.BatchService.Standing;
import org.grantsuite.grant.posting.BatchWriter.Plan;
import org.grantsuite.grant.posting.BatchWriter.Uncoded;
import org.grantsuite.grant.posting.domain.LineStatus;
import org.grantsuite.grant.posting.domain.PostingBatch;
import org.grantsuite.grant.posting.domain.PostingLine;
import org.grantsuite.grant.posting.domain.PostingLine.Timing;
import org.grantsuite.grant.posting.persistence.BatchStore;
import org.grantsuite.grant.posting.persistence.LineStore;
import org.grantsuite.grant.posting.persistence.LineStore.StatusCount;

/** Sends again what was rejected, and nothing else. */
@ApplicationScoped
public class CorrectionService {
    static final String CLOSED_PERIOD = "CLOSED_PERIOD";

    private final BatchService service;
    private final BatchStore batches;
    private final LineStore lines;
    private final BatchWriter writer;
    private final LayoutService layouts;

    CorrectionService(
            BatchService service, BatchStore batches, LineStore lines, BatchWriter writer, LayoutService layouts) {
        this.service = service;
        this.batches = batches;
        this.lines = lines;
        this.writer = writer;
        this.layouts = layouts;
    }

    /** Another posting month for what a closed period turned away; the value date is a fact and stays. */
    public record Redating(YearMonth from, YearMonth to, String reason) {}

    @Transactional
    public Standing correct(UUID batchId, List<Redating> redatings, String reason) {
        long number = batches.takeNextNumber();
        PostingBatch batch = service.locked(batchId);
        var rejected = lines.all(batchId).stream()
                .filter(line -> line.outcome().status() == LineStatus.REJECTED)
                .toList();
        if (rejected.isEmpty()) {
            throw Refusal.of(PostingProblem.NOTHING_REJECTED, "Batch " + batch.number() + " has no rejected line left");
        }
        Set<UUID> closed = rejected.stream()
                .filter(line -> CLOSED_PERIOD.equals(line.outcome().reasonCode()))
                .map(line -> line.origin().journalId())
                .collect(Collectors.toSet());
        var months = months(rejected, closed, redatings);
        var uncoded = rejected.stream()
                .map(line -> again(line, closed.contains(line.origin().journalId()), months))
                .toList();
        lines.moveAll(batchId, LineStatus.REJECTED, LineStatus.RESENT);
        var layout = layouts.read(batch.layoutId());
        var content = batch.content();
        var plan = new Plan(layout, content.throughOn(), content.grantId(), batchId, false);
        var drafted = writer.draft(number, plan, uncoded);
        writer.keep(drafted, reason);
        return new Standing(
                drafted.batch(),
                layout.layout(),
                drafted.totals(),
                List.of(new StatusCount(LineStatus.PREPARED, drafted.lines().size())));
    }

    private static Map<YearMonth, Redating> months(
            List<PostingLine> rejected, Set<UUID> closed, List<Redating> redatings) {
        Set<YearMonth> waiting = rejected.stream()
                .filter(line -> closed.contains(line.origin().journalId()))
                .map(line -> line.timing().postingMonth())
                .collect(Collectors.toSet());
        Map<YearMonth, Redating> months = new TreeMap<>();
        for (Redating redating : redatings) {
            if (!waiting.contains(redating.from()) || months.containsKey(redating.from())) {
                throw Refusal.of(
                                PostingProblem.REDATE_UNKNOWN,
                                "No line of " + redating.from() + " waits for another month, or it is named twice")
                        .at("redatings", "name each month that was rejected with " + CLOSED_PERIOD + " once");
            }
            if (!redating.to().isAfter(redating.from())) {
                throw Refusal.of(
                                PostingProblem.REDATE_NOT_LATER,
                                redating.to() + " is not later than " + redating.from())
                        .at("redatings", "give a month that is open");
            }
            months.put(redating.from(), redating);
        }
        waiting.stream().filter(month -> !months.containsKey(month)).findFirst().ifPresent(month -> {
            throw Refusal.of(PostingProblem.REDATE_REQUIRED, month + " is closed in the general ledger")
                    .at("redatings", "say which month takes the lines of " + month);
        });
        return months;
    }

    private static Uncoded again(PostingLine line, boolean closed, Map<YearMonth, Redating> months) {
        Redating redating = closed ? months.get(line.timing().postingMonth()) : null;
        Timing timing = redating == null
                ? line.timing()
                : new Timing(line.timing().valueOn(), redating.to(), redating.reason());
        return new Uncoded(
                line.origin(),
                timing,
                line.amount(),
                line.description(),
                line.outcome().attempt() + 1);
    }
}
