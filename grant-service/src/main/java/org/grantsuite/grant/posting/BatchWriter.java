package org.grantsuite.grant.posting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.posting.domain.BatchStatus;
import org.grantsuite.grant.posting.domain.ChartMapping;
import org.grantsuite.grant.posting.domain.ChartOfAccounts;
import org.grantsuite.grant.posting.domain.ControlTotals;
import org.grantsuite.grant.posting.domain.PostingBatch;
import org.grantsuite.grant.posting.domain.PostingBatch.Act;
import org.grantsuite.grant.posting.domain.PostingBatch.Content;
import org.grantsuite.grant.posting.domain.PostingBatch.Handling;
import org.grantsuite.grant.posting.domain.PostingFile;
import org.grantsuite.grant.posting.domain.PostingLayout;
import org.grantsuite.grant.posting.domain.PostingLine;
import org.grantsuite.grant.posting.domain.PostingLine.Coding;
import org.grantsuite.grant.posting.domain.PostingLine.Origin;
import org.grantsuite.grant.posting.domain.PostingLine.Outcome;
import org.grantsuite.grant.posting.domain.PostingLine.Timing;
import org.grantsuite.grant.posting.persistence.BatchStore;
import org.grantsuite.grant.posting.persistence.ChartStore;
import org.grantsuite.grant.posting.persistence.LineStore;
import org.jspecify.annotations.Nullable;

/** Gives lines their codes and makes a batch of them: numbers, control totals, and the hash of the file. */
@ApplicationScoped
public class BatchWriter {
    private static final int MOST_VIOLATIONS = 100;

    private final ChartStore charts;
    private final BatchStore batches;
    private final LineStore lines;
    private final Chronicle chronicle;

    BatchWriter(ChartStore charts, BatchStore batches, LineStore lines, Chronicle chronicle) {
        this.charts = charts;
        this.batches = batches;
        this.lines = lines;
        this.chronicle = chronicle;
    }

    /** A line that has no codes yet. */
    record Uncoded(Origin origin, Timing timing, Money amount, String description, int attempt) {}

    /** What a batch is made of. */
    record Plan(
            LayoutService.Read layout,
            LocalDate throughOn,
            @Nullable UUID grantId,
            @Nullable UUID corrects,
            boolean moreWaiting) {}

    record Drafted(PostingBatch batch, List<PostingLine> lines, ControlTotals totals) {}

    private record Place(ChartMapping.Key key, LocalDate on) {}

    Drafted draft(long number, Plan plan, List<Uncoded> uncoded) {
        List<PostingLine> coded = coded(uncoded, plan.layout().layout());
        var totals = ControlTotals.of(coded);
        var stamp = chronicle.stamp();
        LocalDate preparedOn = chronicle.today();
        byte[] file = file(plan.layout().layout(), new PostingFile.Head(number, preparedOn, totals), coded);
        var all = totals.all();
        var content = new Content(
                plan.throughOn(),
                plan.grantId(),
                plan.corrects(),
                preparedOn,
                all.lines(),
                all.debit(),
                all.credit(),
                Sha256.hex(file),
                plan.moreWaiting());
        var batch = new PostingBatch(
                stamp.id(),
                number,
                plan.layout().id(),
                BatchStatus.PREPARED,
                content,
                new Act(stamp.at(), stamp.by()),
                Handling.NONE);
        return new Drafted(batch, coded, totals);
    }

    void keep(Drafted drafted, @Nullable String reason) {
        batches.insert(drafted.batch());
        lines.insert(drafted.batch().id(), drafted.lines());
        var content = drafted.batch().content();
        Map<String, Object> detail = new TreeMap<>(Map.of(
                "number", drafted.batch().number(),
                "lineCount", content.lineCount(),
                "debitTotal", content.debit(),
                "contentHash", content.contentHash()));
        if (content.correctsBatchId() != null) {
            detail.put("correctsBatchId", content.correctsBatchId());
        }
        var deed = Deed.of(
                "PostingBatchPrepared",
                "posting-batch",
                drafted.batch().id(),
                "/v1/posting-batches/" + drafted.batch().id(),
                detail);
        chronicle.tell(reason == null ? deed : deed.because(reason));
    }

    private static byte[] file(PostingLayout layout, PostingFile.Head head, List<PostingLine> coded) {
        try {
            return PostingFile.of(layout, head, coded);
        } catch (PostingFile.TooLong e) {
            throw Refusal.of(PostingProblem.POSTING_VALUE_TOO_LONG, String.valueOf(e.getMessage()));
        }
    }

    private List<PostingLine> coded(List<Uncoded> uncoded, PostingLayout layout) {
        ChartOfAccounts chart = charts.chart();
        Map<Place, String> missing = new LinkedHashMap<>();
        List<PostingLine> coded = new ArrayList<>();
        for (Uncoded line : uncoded) {
            // The codes of the day the money moved, also where the posting month was moved on.
            Place place = new Place(line.origin().use(), line.timing().valueOn());
            var mapping = chart.find(place.key(), place.on());
            String fault = mapping.map(found -> lacking(found, layout.requiredSegments()))
                    .orElse("no mapping holds");
            if (!fault.isEmpty()) {
                missing.put(place, fault);
                continue;
            }
            var codes = mapping.orElseThrow();
            coded.add(new PostingLine(
                    coded.size() + 1,
                    line.origin(),
                    new Coding(codes.controlAccount(), codes.segments()),
                    line.timing(),
                    line.amount(),
                    line.description(),
                    Outcome.prepared(line.attempt())));
        }
        requireMapped(missing);
        return coded;
    }

    private static String lacking(ChartMapping mapping, Set<String> needed) {
        Set<String> lacking = new TreeSet<>(needed);
        lacking.removeAll(mapping.segments().keySet());
        return lacking.isEmpty() ? "" : "the mapping lacks " + lacking;
    }

    private static void requireMapped(Map<Place, String> missing) {
        if (missing.isEmpty()) {
            return;
        }
        throw Refusal.of(
                        PostingProblem.MAPPING_MISSING,
                        missing.size() + " account(s) and day(s) cannot be coded; see the completeness check")
                .violations(missing.entrySet().stream()
                        .limit(MOST_VIOLATIONS)
                        .map(entry -> Violation.of(
                                name(entry.getKey().key()),
                                "on " + entry.getKey().on() + " " + entry.getValue()))
                        .toList());
    }

    private static String name(ChartMapping.Key key) {
        return key.account()
                + (key.potCode() == null ? "" : "/" + key.potCode())
                + (key.measure() == null ? "" : "/" + key.measure());
    }
}
