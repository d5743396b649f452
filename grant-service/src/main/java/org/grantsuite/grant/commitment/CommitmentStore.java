package org.grantsuite.grant.commitment;

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
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.commitment.Commitment.Told;
import org.jspecify.annotations.Nullable;

/** Commitments; all that ever changes of one is how much of it was released. */
@ApplicationScoped
class CommitmentStore {
    private static final String SELECT = """
            select id, recorded_at, recorded_by, grant_id, business_key, pot_code, amount_pence, description,
              provider_reference, value_on, journal_id, released_pence
            from commitment where grant_id = ?""";
    private final Jdbc jdbc;

    CommitmentStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Commitment commitment) {
        Told told = commitment.told();
        jdbc.update(
                """
                insert into commitment (id, council_code, grant_id, business_key, pot_code, amount_pence, description,
                  provider_reference, value_on, journal_id, recorded_at, recorded_by)
                values (?, council_now(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                commitment.id(),
                told.grantId(),
                told.businessKey(),
                told.potCode(),
                told.amount().pence(),
                told.description(),
                told.providerReference(),
                told.valueOn(),
                commitment.journalId(),
                commitment.stamp().at().atOffset(ZoneOffset.UTC),
                commitment.stamp().by());
    }

    void release(UUID id, Money amount) {
        jdbc.update("update commitment set released_pence = released_pence + ? where id = ?", amount.pence(), id);
    }

    Optional<Commitment> find(UUID grantId, UUID id) {
        return jdbc.find(SELECT + " and id = ?", CommitmentStore::commitment, grantId, id);
    }

    Optional<Commitment> findKey(UUID grantId, String businessKey) {
        return jdbc.find(SELECT + " and business_key = ?", CommitmentStore::commitment, grantId, businessKey);
    }

    Page<Commitment> page(UUID grantId, @Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "commitments", grantId).orElse(new UUID(0, 0));
        List<Commitment> found = jdbc.list(
                SELECT + " and id > ? order by id limit ?", CommitmentStore::commitment, grantId, after, limit + 1);
        return Page.of(found, limit, Commitment::id, "commitments", grantId);
    }

    private static Commitment commitment(ResultSet row) throws SQLException {
        return new Commitment(
                new Stamp(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3)),
                new Told(
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getString(6),
                        Money.ofPence(row.getLong(7)),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, LocalDate.class)),
                row.getObject(11, UUID.class),
                Money.ofPence(row.getLong(12)));
    }
}
