package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.recovery.RecoveryEntries.Fact;
import org.grantsuite.allocation.recovery.domain.EntryKind;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.recovery.domain.RecoveryProblem;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** R40, R43: one person asks for a write-off, another answers; the council bears it out of its own resources. */
@ApplicationScoped
class WriteOffs {
    private static final String WRITE_OFF = "select id, recovery_id, amount_pence, why, status, asked_by, asked_at,"
            + " answered_by, answered_at, written_off_on from recovery_write_off";

    private final Jdbc jdbc;
    private final RecoveryRepository recoveries;
    private final RecoveryEntries entries;
    private final RecoveryLedger ledger;
    private final RecoveryTrail trail;

    WriteOffs(
            Jdbc jdbc,
            RecoveryRepository recoveries,
            RecoveryEntries entries,
            RecoveryLedger ledger,
            RecoveryTrail trail) {
        this.jdbc = jdbc;
        this.recoveries = recoveries;
        this.entries = entries;
        this.ledger = ledger;
        this.trail = trail;
    }

    record WriteOff(
            UUID id,
            UUID recoveryId,
            Money amount,
            String why,
            String status,
            String askedBy,
            OffsetDateTime askedAt,
            @Nullable String answeredBy,
            @Nullable OffsetDateTime answeredAt,
            LocalDate writtenOffOn) {}

    WriteOff ask(UUID recoveryId, Money sum, String why, @Nullable LocalDate on) {
        Recovery recovery = recoveries.lock(recoveryId);
        LocalDate day = on == null ? trail.stamps().today() : trail.stamps().requirePast(on, "writtenOffOn");
        recovery.requireDebt();
        recovery.requireOutstanding(sum);
        boolean open = jdbc.find(
                        "select 1 from recovery_write_off where recovery_id = ? and status = 'ASKED'",
                        row -> true,
                        recoveryId)
                .isPresent();
        if (open) {
            throw Refusal.of(RecoveryProblem.WRITE_OFF_OPEN_ALREADY, "Answer the write-off that was asked for first");
        }
        UUID id = trail.stamps().id();
        jdbc.update(
                "insert into recovery_write_off (id, council_code, recovery_id, amount_pence, why, status, asked_by,"
                        + " asked_at, written_off_on) values (?, ?, ?, ?, ?, 'ASKED', ?, ?, ?)",
                id,
                trail.stamps().council(),
                recoveryId,
                sum.pence(),
                why,
                trail.stamps().person(),
                trail.stamps().now(),
                day);
        trail.record("WriteOffAsked", recovery, sum, why);
        return get(recoveryId, id);
    }

    WriteOff answer(UUID recoveryId, UUID id, boolean approved, @Nullable String note) {
        Recovery recovery = recoveries.lock(recoveryId);
        WriteOff asked = get(recoveryId, id);
        if (!asked.status().equals("ASKED")) {
            throw Refusal.of(RecoveryProblem.WRITE_OFF_ANSWERED_ALREADY, "It is " + asked.status());
        }
        String person = trail.stamps().person();
        if (asked.askedBy().equals(person)) {
            throw Refusal.of(RecoveryProblem.WRITE_OFF_BY_ONE_PERSON, "You asked for it; another person answers (R43)");
        }
        if (approved) {
            write(recovery, asked, person);
        }
        jdbc.update(
                "update recovery_write_off set status = ?, answered_by = ?, answered_at = ?, note = ? where id = ?",
                approved ? "APPROVED" : "REFUSED",
                person,
                trail.stamps().now(),
                note,
                id);
        trail.record(approved ? "WrittenOff" : "WriteOffRefused", recovery, asked.amount(), note);
        return get(recoveryId, id);
    }

    private void write(Recovery recovery, WriteOff asked, String person) {
        recovery.writeOff(asked.amount());
        recoveries.flush();
        String reference = "write-off/" + asked.id();
        Fact fact = new Fact(EntryKind.WRITE_OFF, asked.amount(), asked.writtenOffOn(), reference);
        entries.add(recovery.id(), fact, null);
        ledger.writtenOff(recovery, fact, asked.why(), new People(asked.askedBy(), person));
    }

    List<WriteOff> of(UUID recoveryId) {
        return jdbc.list(WRITE_OFF + " where recovery_id = ? order by id", WriteOffs::writeOff, recoveryId);
    }

    /** Who asked, and who approved: the ledger hears of both. */
    record People(String askedBy, String approvedBy) {}

    private WriteOff get(UUID recoveryId, UUID id) {
        return jdbc.find(WRITE_OFF + " where id = ? and recovery_id = ?", WriteOffs::writeOff, id, recoveryId)
                .orElseThrow(() -> Refusal.of(
                        RecoveryProblem.WRITE_OFF_UNKNOWN, "The recovery has no write-off with the id " + id));
    }

    private static WriteOff writeOff(ResultSet row) throws SQLException {
        return new WriteOff(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Money.ofPence(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class),
                row.getObject(10, LocalDate.class));
    }
}
