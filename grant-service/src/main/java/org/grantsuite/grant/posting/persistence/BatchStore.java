package org.grantsuite.grant.posting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.posting.domain.BatchStatus;
import org.grantsuite.grant.posting.domain.PostingBatch;
import org.grantsuite.grant.posting.domain.PostingBatch.Act;
import org.grantsuite.grant.posting.domain.PostingBatch.Content;
import org.grantsuite.grant.posting.domain.PostingBatch.Handling;
import org.jspecify.annotations.Nullable;

/** Posting batches; numbers are given under a lock of the council, without gaps. */
@ApplicationScoped
public class BatchStore {
    private static final String COLUMNS = """
            select id, number, layout_id, status, through_on, grant_id, corrects_batch_id, prepared_on, line_count,
              debit_pence, credit_pence, content_hash, more_waiting, prepared_at, prepared_by, released_at, released_by,
              sent_at, sent_by, reason, version
            from posting_batch b
            """;
    private static final String PAGE = COLUMNS + """
            where b.number > coalesce((select c.number from posting_batch c where c.id = ?), 0)
              and b.status = coalesce(?, b.status)
            order by b.number limit ?""";
    private static final String INSERT = """
            insert into posting_batch (id, council_code, number, layout_id, status, through_on, grant_id,
              corrects_batch_id, prepared_on, line_count, debit_pence, credit_pence, content_hash, more_waiting,
              prepared_at, prepared_by)
            values (?, council_now(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            update posting_batch set status = ?, released_at = ?, released_by = ?, sent_at = ?, sent_by = ?, reason = ?,
              version = version + 1
            where id = ? and version = ?""";
    private static final String WAITING = "select count(*) from posting_batch where status = 'RELEASED' and number < ?";

    private final Jdbc jdbc;

    BatchStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever prepares waits here, so that no journal is taken twice and no number left out. */
    public long takeNextNumber() {
        jdbc.find(
                "select 1 from pg_advisory_xact_lock(hashtextextended('posting-batch/' || council_now(), 0))",
                row -> row.getInt(1));
        return jdbc.find("select coalesce(max(number), 0) + 1 from posting_batch", row -> row.getLong(1))
                .orElseThrow();
    }

    public void insert(PostingBatch batch) {
        var content = batch.content();
        jdbc.update(
                INSERT,
                batch.id(),
                batch.number(),
                batch.layoutId(),
                batch.status().name(),
                content.throughOn(),
                content.grantId(),
                content.correctsBatchId(),
                content.preparedOn(),
                content.lineCount(),
                content.debit().pence(),
                content.credit().pence(),
                content.contentHash(),
                content.moreWaiting(),
                batch.prepared().at().atOffset(ZoneOffset.UTC),
                batch.prepared().by());
    }

    /** Writes what was done with a locked batch and returns it as it now stands. */
    public PostingBatch update(PostingBatch batch) {
        var handling = batch.handling();
        int changed = jdbc.update(
                UPDATE,
                batch.status().name(),
                at(handling.released()),
                by(handling.released()),
                at(handling.sent()),
                by(handling.sent()),
                handling.reason(),
                batch.id(),
                handling.version());
        if (changed != 1) {
            throw new IllegalStateException("a locked batch was changed by another: " + batch.id());
        }
        return find(batch.id()).orElseThrow();
    }

    public Optional<PostingBatch> find(UUID id) {
        return jdbc.find(COLUMNS + "where b.id = ?", BatchStore::batch, id);
    }

    public Optional<PostingBatch> lock(UUID id) {
        return jdbc.find(COLUMNS + "where b.id = ? for update", BatchStore::batch, id);
    }

    public boolean earlierWaits(long number) {
        return jdbc.find(WAITING, row -> row.getLong(1), number).orElse(0L) > 0;
    }

    public Page<PostingBatch> page(@Nullable BatchStatus status, @Nullable String cursor, int limit) {
        String only = status == null ? null : status.name();
        @Nullable Object[] print = {"posting-batches", only};
        UUID after = Cursor.decode(cursor, print).orElse(null);
        var found = jdbc.list(PAGE, BatchStore::batch, after, only, limit + 1);
        return Page.of(found, limit, PostingBatch::id, print);
    }

    private static @Nullable OffsetDateTime at(@Nullable Act act) {
        return act == null ? null : act.at().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String by(@Nullable Act act) {
        return act == null ? null : act.by();
    }

    private static PostingBatch batch(ResultSet row) throws SQLException {
        var content = new Content(
                row.getObject(5, LocalDate.class),
                row.getObject(6, UUID.class),
                row.getObject(7, UUID.class),
                row.getObject(8, LocalDate.class),
                row.getInt(9),
                Money.ofPence(row.getLong(10)),
                Money.ofPence(row.getLong(11)),
                row.getString(12),
                row.getBoolean(13));
        var handling = new Handling(act(row, 16), act(row, 18), row.getString(20), row.getLong(21));
        return new PostingBatch(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getObject(3, UUID.class),
                BatchStatus.valueOf(row.getString(4)),
                content,
                new Act(row.getObject(14, OffsetDateTime.class).toInstant(), row.getString(15)),
                handling);
    }

    private static @Nullable Act act(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : new Act(at.toInstant(), row.getString(column + 1));
    }
}
