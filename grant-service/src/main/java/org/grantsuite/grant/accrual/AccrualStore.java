package org.grantsuite.grant.accrual;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.accrual.Accrual.Told;
import org.grantsuite.grant.chronicle.Stamp;
import org.jspecify.annotations.Nullable;

/** Accruals, appended and never changed. */
@ApplicationScoped
class AccrualStore {
    private static final String SELECT = """
            select id, recorded_at, recorded_by, grant_id, business_key, kind, pot_code, measure, capped_administration,
              amount_pence, description, cut_off_on, taken_back_on, journal_id, reversal_journal_id
            from accrual where grant_id = ?""";
    private final Jdbc jdbc;

    AccrualStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Accrual accrual) {
        Told told = accrual.told();
        jdbc.update(
                """
                insert into accrual (id, council_code, grant_id, kind, business_key, pot_code, measure,
                  capped_administration, amount_pence, description, cut_off_on, taken_back_on, journal_id,
                  reversal_journal_id, recorded_at, recorded_by)
                values (?, council_now(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                accrual.id(),
                told.grantId(),
                told.kind().name(),
                told.businessKey(),
                told.potCode(),
                told.measure(),
                told.cappedAdministration(),
                told.amount().pence(),
                told.description(),
                told.cutOffOn(),
                accrual.takenBackOn(),
                accrual.journalId(),
                accrual.reversalJournalId(),
                accrual.stamp().at().atOffset(ZoneOffset.UTC),
                accrual.stamp().by());
    }

    Optional<Accrual> find(UUID grantId, String businessKey) {
        return jdbc.find(SELECT + " and business_key = ?", AccrualStore::accrual, grantId, businessKey);
    }

    Page<Accrual> page(UUID grantId, @Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "accruals", grantId).orElse(new UUID(0, 0));
        List<Accrual> found =
                jdbc.list(SELECT + " and id > ? order by id limit ?", AccrualStore::accrual, grantId, after, limit + 1);
        return Page.of(found, limit, Accrual::id, "accruals", grantId);
    }

    private static Accrual accrual(ResultSet row) throws SQLException {
        return new Accrual(
                new Stamp(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3)),
                new Told(
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        AccrualKind.valueOf(row.getString(6)),
                        row.getString(7),
                        row.getString(8),
                        row.getBoolean(9),
                        Money.ofPence(row.getLong(10)),
                        row.getString(11),
                        row.getObject(12, LocalDate.class)),
                row.getObject(13, LocalDate.class),
                row.getObject(14, UUID.class),
                row.getObject(15, UUID.class));
    }
}
