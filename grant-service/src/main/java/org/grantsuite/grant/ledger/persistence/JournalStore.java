package org.grantsuite.grant.ledger.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.grantsuite.grant.ledger.domain.Transfer;

/** Writes journals by plain JDBC: one row for the journal, one for each transfer, inserted and never touched again. */
@ApplicationScoped
public class JournalStore {
    private static final String INSERT = """
            insert into journal (id, council_code, grant_id, sequence, kind, value_on, posted_at, business_key,
              content_hash, description, instalment_number, provider_reference, general_ledger_reference,
              reservation_id, reverses_journal_id, posting_route, acting_person)
            select ?, council_now(), g.id, coalesce((select max(j.sequence) from journal j
                where j.council_code = council_now() and j.grant_id = g.id), 0) + 1,
              ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            from determined_grant g where g.id = ? and g.settled_on is null
            on conflict (council_code, grant_id, business_key) do nothing
            returning sequence""";
    private static final String INSERT_TRANSFER = """
            insert into transfer (council_code, journal_id, line, debit_account, credit_account, amount_pence, pot_code,
              measure)
            values (council_now(), ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SHARE_PERIODS =
            "select pg_advisory_xact_lock_shared(hashtext('accounting_period'), hashtext(council_now()))";
    private static final String OPEN_FROM = """
            select period_open_from(council_now(), ?) from (select ?::date as day) asked
            where period_closed_on(council_now(), asked.day)""";

    private final Jdbc jdbc;

    JournalStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** What the store adds to a draft. */
    public record Entry(UUID id, Instant postedAt, String contentHash, PostingRoute route, String actingPerson) {}

    /** @return the journal's sequence number, empty when the business key is posted already */
    public Optional<Long> insert(Entry entry, JournalDraft draft) {
        var references = draft.references();
        Optional<Long> sequence = jdbc.find(
                INSERT,
                row -> row.getLong(1),
                entry.id(),
                draft.kind().name(),
                draft.valueOn(),
                entry.postedAt().atOffset(ZoneOffset.UTC),
                draft.businessKey(),
                entry.contentHash(),
                draft.description(),
                references.instalmentNumber(),
                references.providerReference(),
                references.generalLedgerReference(),
                references.reservationId(),
                references.reversesJournalId(),
                entry.route().name(),
                entry.actingPerson(),
                draft.grantId());
        sequence.ifPresent(number -> insertTransfers(entry.id(), draft.transfers()));
        return sequence;
    }

    /**
     * Waits for whoever is closing a period and keeps closers out until the transaction ends.
     *
     * @return the first open day where the day lies in a closed period
     */
    public Optional<LocalDate> closedUntil(LocalDate day) {
        jdbc.find(SHARE_PERIODS, row -> true);
        return jdbc.find(OPEN_FROM, row -> row.getObject(1, LocalDate.class), day, day);
    }

    private void insertTransfers(UUID journalId, List<Transfer> transfers) {
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT_TRANSFER)) {
                for (int line = 0; line < transfers.size(); line++) {
                    bind(statement, journalId, line + 1, transfers.get(line));
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    private static void bind(PreparedStatement statement, UUID journalId, int line, Transfer transfer)
            throws SQLException {
        statement.setObject(1, journalId);
        statement.setInt(2, line);
        statement.setString(3, transfer.debit().name());
        statement.setString(4, transfer.credit().name());
        statement.setLong(5, transfer.amount().pence());
        statement.setString(6, transfer.potCode());
        statement.setString(7, transfer.measure());
    }
}
