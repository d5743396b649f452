package org.grantsuite.reporting.closing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.closing.domain.FinalMeasure;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ClosingRepository {

    private static final TypeReference<List<FinalMeasure>> MEASURES = new TypeReference<>() {};
    private static final String SIT =
            "insert into closing_desk (council_code, grant_id) values (?, ?) on conflict do nothing";
    private static final String HOLD = "select 1 from closing_desk where grant_id = ? for update";
    private static final String VALUES = """
            select id, version, stated_on, received_pence, reported_spend_pence, unspent_pence, spend_by_measure, reason,
              content_hash, stated_by, recorded_at
            from final_value where grant_id = ? order by version""";
    private static final String INSERT_VALUE = """
            insert into final_value (council_code, id, grant_id, version, stated_on, received_pence, reported_spend_pence,
              unspent_pence, spend_by_measure, reason, content_hash, stated_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)""";
    private static final String FINDINGS = """
            select id, grant_id, provider_id, amount_pence, found_on, reason, evidence_reference, after_lock, recorded_by,
              recorded_at, withdrawn_by, withdrawn_at, withdrawal_reason
            from misspend_finding where grant_id = ? order by id""";
    private static final String INSERT_FINDING = """
            insert into misspend_finding (council_code, id, grant_id, provider_id, amount_pence, found_on, reason,
              evidence_reference, after_lock, recorded_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String WITHDRAW = """
            update misspend_finding set withdrawn_by = ?, withdrawn_at = ?, withdrawal_reason = ?
            where id = ? and withdrawn_by is null""";

    private final Jdbc jdbc;
    private final ObjectMapper mapper;
    private final CurrentCouncil council;

    ClosingRepository(Jdbc jdbc, ObjectMapper mapper, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.council = council;
    }

    /** Until the transaction ends nobody else states or locks the grant's final value. */
    void hold(UUID grantId) {
        jdbc.update(SIT, council.code(), grantId);
        jdbc.find(HOLD, row -> row.getInt(1), grantId);
    }

    List<FinalValue> values(UUID grantId) {
        return jdbc.list(VALUES, row -> value(grantId, row), grantId);
    }

    Optional<FinalValue> latest(UUID grantId) {
        var all = values(grantId);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    void insert(FinalValue value) {
        jdbc.update(
                INSERT_VALUE,
                council.code(),
                value.id(),
                value.grantId(),
                value.version(),
                value.statedOn(),
                value.received().pence(),
                value.reportedSpend().pence(),
                value.unspent().pence(),
                write(value.spendByMeasure()),
                value.reason(),
                value.contentHash(),
                value.statedBy(),
                utc(value.recordedAt()));
    }

    List<MisspendFinding> findings(UUID grantId) {
        return jdbc.list(FINDINGS, ClosingRepository::finding, grantId);
    }

    void insert(MisspendFinding finding) {
        jdbc.update(
                INSERT_FINDING,
                council.code(),
                finding.id(),
                finding.grantId(),
                finding.providerId(),
                finding.amount().pence(),
                finding.foundOn(),
                finding.reason(),
                finding.evidenceReference(),
                finding.afterLock(),
                finding.recordedBy(),
                utc(finding.recordedAt()));
    }

    /** False where it was withdrawn already. */
    boolean withdraw(UUID findingId, String by, Instant at, String reason) {
        return jdbc.update(WITHDRAW, by, utc(at), reason, findingId) == 1;
    }

    private FinalValue value(UUID grantId, ResultSet row) throws SQLException {
        return new FinalValue(
                row.getObject(1, UUID.class),
                grantId,
                row.getInt(2),
                row.getObject(3, LocalDate.class),
                Money.ofPence(row.getLong(4)),
                Money.ofPence(row.getLong(5)),
                Money.ofPence(row.getLong(6)),
                read(row.getString(7)),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                instant(row, "recorded_at").orElseThrow());
    }

    private static MisspendFinding finding(ResultSet row) throws SQLException {
        return new MisspendFinding(
                row.getObject("id", UUID.class),
                row.getObject("grant_id", UUID.class),
                row.getString("provider_id"),
                Money.ofPence(row.getLong("amount_pence")),
                row.getObject("found_on", LocalDate.class),
                row.getString("reason"),
                row.getString("evidence_reference"),
                row.getBoolean("after_lock"),
                row.getString("recorded_by"),
                instant(row, "recorded_at").orElseThrow(),
                row.getString("withdrawn_by"),
                instant(row, "withdrawn_at").orElse(null),
                row.getString("withdrawal_reason"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private List<FinalMeasure> read(String json) {
        try {
            return mapper.readValue(json, MEASURES);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(List<FinalMeasure> measures) {
        try {
            return mapper.writeValueAsString(measures);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
