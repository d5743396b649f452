package org.grantsuite.grant.posting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * Journals of the whole council in commit order, as {@link org.grantsuite.commons.event.EventFeed} reads events: by
 * transaction, then by row, and only below the oldest transaction still open.
 */
@ApplicationScoped
public class JournalFeed {
    private static final String READ = """
            with page as (
              select written_xid, feed_seq, id from journal
              where (written_xid, feed_seq) > (?::text::xid8, ?) and written_xid < pg_snapshot_xmin(pg_current_snapshot())
              order by written_xid, feed_seq limit ?)
            select p.written_xid::text, p.feed_seq, j.grant_id, j.id, j.sequence, j.kind, j.value_on, j.posted_at, j.business_key,
              j.description, j.general_ledger_reference, j.reverses_journal_id, j.posting_route, j.acting_person,
              j.content_hash, t.debit_account, t.credit_account, t.amount_pence, t.pot_code, t.measure
            from page p
            join journal j on j.id = p.id
            join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            order by p.written_xid, p.feed_seq, t.line""";
    private static final Pattern CURSOR = Pattern.compile("journals:([0-9a-f-]{36}):(\\d{1,19}):(\\d{1,18})");

    private final Jdbc jdbc;

    JournalFeed(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A journal as the council's finance system reads it. */
    public record Entry(UUID grantId, Head head, Trace trace, List<Transfer> transfers) {}

    public record Head(
            UUID id,
            long sequence,
            JournalKind kind,
            LocalDate valueOn,
            Instant postedAt,
            String businessKey,
            String description) {}

    public record Trace(
            @Nullable String generalLedgerReference,
            @Nullable UUID reversesJournalId,
            PostingRoute route,
            String actingPerson,
            String contentHash) {}

    public record FeedPage(List<Entry> items, String next) {}

    private record Place(String epoch, String xid, long seq) {
        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("journals:" + epoch + ":" + xid + ":" + seq).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private record Row(Place place, Entry entry) {}

    /**
     * @param after the last page's {@code next}, or null for the beginning
     * @throws Refusal 400 for a cursor that is none of ours, 409 when the database was restored since it was given
     */
    @Transactional
    public FeedPage read(@Nullable String after, int limit) {
        String epoch = jdbc.find(
                        "select epoch::text from feed_epoch order by began_at desc limit 1", row -> row.getString(1))
                .orElseThrow();
        Place from = after == null ? new Place(epoch, "0", 0) : place(after);
        if (!from.epoch().equals(epoch)) {
            throw Refusal.of(
                    RequestProblem.CURSOR_FROM_EARLIER_EPOCH,
                    "Read the feed again from its beginning and drop what you have seen");
        }
        var rows = jdbc.list(READ, row -> row(row, epoch), from.xid(), from.seq(), limit);
        Place last = rows.isEmpty() ? from : rows.get(rows.size() - 1).place();
        return new FeedPage(whole(rows), last.cursor());
    }

    private static List<Entry> whole(List<Row> rows) {
        Map<UUID, Entry> heads = new LinkedHashMap<>();
        Map<UUID, List<Transfer>> transfers = new LinkedHashMap<>();
        for (Row row : rows) {
            UUID id = row.entry().head().id();
            heads.put(id, row.entry());
            transfers
                    .computeIfAbsent(id, key -> new ArrayList<>())
                    .addAll(row.entry().transfers());
        }
        return heads.values().stream()
                .map(entry -> new Entry(
                        entry.grantId(),
                        entry.head(),
                        entry.trace(),
                        transfers.getOrDefault(entry.head().id(), List.of())))
                .toList();
    }

    private static Row row(ResultSet row, String epoch) throws SQLException {
        var head = new Head(
                row.getObject(4, UUID.class),
                row.getLong(5),
                JournalKind.valueOf(row.getString(6)),
                row.getObject(7, LocalDate.class),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                row.getString(10));
        var trace = new Trace(
                row.getString(11),
                row.getObject(12, UUID.class),
                PostingRoute.valueOf(row.getString(13)),
                row.getString(14),
                row.getString(15));
        var transfer = new Transfer(
                Account.valueOf(row.getString(16)),
                Account.valueOf(row.getString(17)),
                Money.ofPence(row.getLong(18)),
                row.getString(19),
                row.getString(20));
        return new Row(
                new Place(epoch, row.getString(1), row.getLong(2)),
                new Entry(row.getObject(3, UUID.class), head, trace, List.of(transfer)));
    }

    private static Place place(String cursor) {
        try {
            Matcher parts =
                    CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return new Place(parts.group(1), parts.group(2), Long.parseLong(parts.group(3)));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.of(RequestProblem.CURSOR_INVALID, "Take `next` of an earlier page as it stands");
        }
        throw Refusal.of(RequestProblem.CURSOR_INVALID, "Take `next` of an earlier page as it stands");
    }
}
