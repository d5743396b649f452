package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.recovery.domain.EntryKind;
import org.grantsuite.allocation.recovery.domain.RecoveryProblem;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Each thing that brought an outstanding sum down, and the instalments agreed for the rest. */
@ApplicationScoped
class RecoveryEntries {
    private static final String ENTRIES = "select id, recovery_id, kind, amount_pence, value_on, reference, journal_id,"
            + " undone_because, decision_reference, recorded_by, recorded_at from recovery_entry";
    /** What came back, as far as the ledger has it: that is never undone. */
    private static final String NOT_FREED = """
            select coalesce(sum(case when kind = 'FREED' then -amount_pence else amount_pence end), 0)::bigint
            from recovery_entry where recovery_id = ? and undone_because is null
              and (kind = 'FREED' or (kind in ('OFFSET', 'RECEIPT') and journal_id is not null))""";

    private static final String FREED_OF_AWARD = """
            select coalesce(sum(e.amount_pence), 0)::bigint from recovery_entry e join recovery r on r.id = e.recovery_id
            where r.award_id = ? and e.kind = 'FREED'""";
    private static final String FREE = """
            insert into recovery_entry (id, council_code, recovery_id, kind, amount_pence, value_on, reference, decision_id,
              decision_reference, recorded_by, recorded_at) values (?, ?, ?, 'FREED', ?, ?, ?, ?, ?, ?, ?)""";
    /** What was undone may be entered again under its reference. */
    private static final String INSERT = """
            insert into recovery_entry (id, council_code, recovery_id, kind, amount_pence, value_on, reference, payment_id,
              recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint recovery_entry_reference_once do update set recovery_id = excluded.recovery_id,
              amount_pence = excluded.amount_pence, value_on = excluded.value_on, undone_because = null,
              recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
            where recovery_entry.undone_because is not null""";

    private final Jdbc jdbc;
    private final Stamps stamps;

    RecoveryEntries(Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
    }

    record Entry(
            UUID id,
            UUID recoveryId,
            EntryKind kind,
            Money amount,
            LocalDate valueOn,
            String reference,
            @Nullable UUID journalId,
            @Nullable String undoneBecause,
            @Nullable String decisionReference,
            String recordedBy,
            OffsetDateTime recordedAt) {}

    /** @param reference natural key, also at grant-service */
    record Fact(EntryKind kind, Money amount, LocalDate valueOn, String reference) {}

    record Instalment(LocalDate dueOn, Money amount) {}

    void add(UUID recoveryId, Fact fact, @Nullable UUID paymentId) {
        int added = jdbc.update(
                INSERT,
                stamps.id(),
                stamps.council(),
                recoveryId,
                fact.kind().name(),
                fact.amount().pence(),
                fact.valueOn(),
                fact.reference(),
                paymentId,
                stamps.person(),
                stamps.now());
        if (added == 0) {
            // two at once; what is no receipt has a reference of its own, under the lock of its recovery
            throw Refusal.of(RecoveryProblem.RECEIPT_DIFFERS, fact.reference() + " was entered before");
        }
    }

    List<Entry> of(UUID recoveryId) {
        return jdbc.list(ENTRIES + " where recovery_id = ? order by id", RecoveryEntries::entry, recoveryId);
    }

    List<Entry> ofPayment(UUID paymentId) {
        return jdbc.list(
                ENTRIES + " where payment_id = ? and undone_because is null order by id",
                RecoveryEntries::entry,
                paymentId);
    }

    Optional<Entry> find(String reference) {
        return jdbc.find(
                ENTRIES + " where reference = ? and undone_because is null", RecoveryEntries::entry, reference);
    }

    /** Whether anything came off a recovery that the ledger has not heard of, or refused. */
    boolean waitForLedger(UUID recoveryId) {
        return of(recoveryId).stream()
                .anyMatch(entry -> entry.journalId() == null
                        && entry.undoneBecause() == null
                        && (entry.kind() == EntryKind.RECEIPT || entry.kind() == EntryKind.WRITE_OFF));
    }

    /** Whether anything that came off a recovery may yet be owed again. */
    boolean mayBeUndone(UUID recoveryId) {
        return waitForLedger(recoveryId)
                || jdbc.find(
                                "select 1 from recovery_entry e join payment p on p.id = e.payment_id where e.recovery_id = ?"
                                        + " and e.undone_because is null and p.status in ('RELEASED', 'POSTING_REFUSED')"
                                        + " limit 1",
                                row -> true,
                                recoveryId)
                        .isPresent();
    }

    /** What came back of a recovery and may still go out again. */
    Money notFreed(UUID recoveryId) {
        return Money.ofPence(
                jdbc.find(NOT_FREED, row -> row.getLong(1), recoveryId).orElse(0L));
    }

    /** What went back to the pots of an award out of all its recoveries. */
    Money freedOf(UUID awardId) {
        return Money.ofPence(
                jdbc.find(FREED_OF_AWARD, row -> row.getLong(1), awardId).orElse(0L));
    }

    /** The decision by which it was freed. */
    record Under(UUID decisionId, String reference) {}

    void free(UUID recoveryId, Money sum, Under decision) {
        UUID id = stamps.id();
        jdbc.update(
                FREE,
                id,
                stamps.council(),
                recoveryId,
                sum.pence(),
                stamps.today(),
                "freed/" + id,
                decision.decisionId(),
                decision.reference(),
                stamps.person(),
                stamps.now());
    }

    void posted(String reference, UUID journalId) {
        jdbc.update("update recovery_entry set journal_id = ? where reference = ?", journalId, reference);
    }

    void undo(UUID id, String because) {
        jdbc.update("update recovery_entry set undone_because = ? where id = ?", because, id);
    }

    void agree(UUID recoveryId, List<Instalment> instalments) {
        jdbc.update("delete from recovery_instalment where recovery_id = ?", recoveryId);
        int position = 0;
        for (Instalment instalment : instalments) {
            jdbc.update(
                    "insert into recovery_instalment (recovery_id, position, council_code, due_on, amount_pence)"
                            + " values (?, ?, ?, ?, ?)",
                    recoveryId,
                    ++position,
                    stamps.council(),
                    instalment.dueOn(),
                    instalment.amount().pence());
        }
    }

    List<Instalment> instalments(UUID recoveryId) {
        return jdbc.list(
                "select due_on, amount_pence from recovery_instalment where recovery_id = ? order by position",
                row -> new Instalment(row.getObject(1, LocalDate.class), Money.ofPence(row.getLong(2))),
                recoveryId);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                EntryKind.valueOf(row.getString(3)),
                Money.ofPence(row.getLong(4)),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class));
    }
}
