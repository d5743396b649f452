package org.grantsuite.grant.posting.rest;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.grantsuite.grant.api.model.BatchLine;
import org.grantsuite.grant.api.model.PostingBatch;
import org.grantsuite.grant.api.model.PostingMonthTotal;
import org.grantsuite.grant.api.model.PostingStatusCount;
import org.grantsuite.grant.posting.BatchService.Standing;
import org.grantsuite.grant.posting.domain.PostingBatch.Act;
import org.grantsuite.grant.posting.domain.PostingLine;
import org.jspecify.annotations.Nullable;

/** Batches and their lines as the contract shows them. */
final class BatchViews {
    private BatchViews() {}

    static PostingBatch batch(Standing standing) {
        var batch = standing.batch();
        var content = batch.content();
        var handling = batch.handling();
        return new PostingBatch()
                .id(batch.id())
                .number(batch.number())
                .status(batch.status())
                .layoutCode(standing.layout().code())
                .layoutVersion(standing.layout().version())
                .throughOn(content.throughOn())
                .grantId(content.grantId())
                .correctsBatchId(content.correctsBatchId())
                .preparedOn(content.preparedOn())
                .lineCount(content.lineCount())
                .debitTotal(content.debit())
                .creditTotal(content.credit())
                .months(standing.totals().byMonth().entrySet().stream()
                        .map(month -> new PostingMonthTotal()
                                .month(month.getKey().toString())
                                .lines(month.getValue().lines())
                                .debit(month.getValue().debit())
                                .credit(month.getValue().credit()))
                        .toList())
                .lineStatuses(standing.statuses().stream()
                        .map(count ->
                                new PostingStatusCount().status(count.status()).lines(count.lines()))
                        .toList())
                .contentHash(content.contentHash())
                .preparedAt(batch.prepared().at().atOffset(ZoneOffset.UTC))
                .preparedBy(batch.prepared().by())
                .releasedAt(at(handling.released()))
                .releasedBy(by(handling.released()))
                .sentAt(at(handling.sent()))
                .sentBy(by(handling.sent()))
                .reason(handling.reason())
                .moreWaiting(content.moreWaiting());
    }

    private static @Nullable OffsetDateTime at(@Nullable Act act) {
        return act == null ? null : act.at().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String by(@Nullable Act act) {
        return act == null ? null : act.by();
    }

    static BatchLine line(PostingLine line) {
        var origin = line.origin();
        var outcome = line.outcome();
        return new BatchLine()
                .line(line.line())
                .reference(origin.reference())
                .journalId(origin.journalId())
                .grantId(origin.grantId())
                .side(origin.side())
                .amount(line.amount())
                .account(origin.account())
                .potCode(origin.potCode())
                .measure(origin.measure())
                .controlAccount(line.coding().controlAccount())
                .segments(line.coding().segments())
                .valueOn(line.timing().valueOn())
                .postingMonth(line.timing().postingMonth().toString())
                .redateReason(line.timing().redateReason())
                .description(line.description())
                .attempt(outcome.attempt())
                .status(outcome.status())
                .ledgerReference(outcome.ledgerReference())
                .reasonCode(outcome.reasonCode())
                .reason(outcome.reason());
    }
}
