package org.grantsuite.grant.ledger.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.Journal;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.jspecify.annotations.Nullable;

/** Reads journals with their transfers. */
@ApplicationScoped
public class JournalQuery {
    private static final String COLUMNS = """
            select j.id, j.sequence, j.posted_at, j.content_hash, j.posting_route, j.grant_id, j.kind, j.value_on,
              j.business_key, j.description, j.instalment_number, j.provider_reference, j.general_ledger_reference,
              j.reservation_id, j.reverses_journal_id, j.acting_person,
              t.debit_account, t.credit_account, t.amount_pence, t.pot_code, t.measure
            from journal j join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            """;
    private static final String PAGE = COLUMNS + """
            where j.id in (
              select p.id from journal p
              where p.grant_id = ? and p.sequence > coalesce((select c.sequence from journal c where c.id = ?), 0)
                and p.value_on >= coalesce(?, date '0001-01-01') and p.value_on <= coalesce(?, date '9999-12-31')
                and p.kind = coalesce(?, p.kind)
              order by p.sequence limit ?)
            order by j.sequence, t.line""";

    private final Jdbc jdbc;

    JournalQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Which journals of a grant; from and to are value dates. */
    public record Filter(
            UUID grantId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable JournalKind kind) {}

    private record Line(Journal journal, Transfer transfer) {}

    public Optional<Journal> find(UUID id) {
        return journals(COLUMNS + "where j.id = ? order by t.line", id).stream().findFirst();
    }

    public Optional<Journal> findKey(UUID grantId, String businessKey) {
        return journals(COLUMNS + "where j.grant_id = ? and j.business_key = ? order by t.line", grantId, businessKey)
                .stream()
                .findFirst();
    }

    public Page<Journal> page(Filter filter, @Nullable String cursor, int limit) {
        String kind = filter.kind() == null ? null : filter.kind().name();
        @Nullable Object[] print = {"journals", filter.grantId(), filter.from(), filter.to(), kind};
        UUID after = Cursor.decode(cursor, print).orElse(null);
        var found = journals(PAGE, filter.grantId(), after, filter.from(), filter.to(), kind, limit + 1);
        return Page.of(found, limit, Journal::id, print);
    }

    private List<Journal> journals(String sql, @Nullable Object... parameters) {
        Map<UUID, Journal> heads = new LinkedHashMap<>();
        Map<UUID, List<Transfer>> transfers = new LinkedHashMap<>();
        for (Line line : jdbc.list(sql, JournalQuery::line, parameters)) {
            heads.put(line.journal().id(), line.journal());
            transfers
                    .computeIfAbsent(line.journal().id(), id -> new ArrayList<>())
                    .add(line.transfer());
        }
        return heads.values().stream()
                .map(head -> whole(head, transfers.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Journal whole(Journal head, List<Transfer> transfers) {
        JournalDraft first = head.content();
        var content = new JournalDraft(
                first.grantId(),
                first.kind(),
                first.valueOn(),
                first.businessKey(),
                first.description(),
                transfers,
                first.references());
        return new Journal(head.id(), head.sequence(), head.postedAt(), head.contentHash(), head.route(), content);
    }

    private static Line line(ResultSet row) throws SQLException {
        var transfer = new Transfer(
                Account.valueOf(row.getString(17)),
                Account.valueOf(row.getString(18)),
                Money.ofPence(row.getLong(19)),
                row.getString(20),
                row.getString(21));
        var references = new References(
                row.getObject(11, Integer.class),
                row.getString(12),
                row.getString(13),
                row.getObject(14, UUID.class),
                row.getObject(15, UUID.class),
                row.getString(16));
        var content = new JournalDraft(
                row.getObject(6, UUID.class),
                JournalKind.valueOf(row.getString(7)),
                row.getObject(8, LocalDate.class),
                row.getString(9),
                row.getString(10),
                List.of(transfer),
                references);
        var journal = new Journal(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                PostingRoute.valueOf(row.getString(5)),
                content);
        return new Line(journal, transfer);
    }
}
