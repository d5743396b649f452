package org.grantsuite.reporting.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.evidence.Sample.Result;
import org.grantsuite.reporting.evidence.Sample.Sampled;
import org.grantsuite.reporting.policy.ReportingPolicy.RiskPoints;
import org.jspecify.annotations.Nullable;

/** Samples as rows; only ever added to. */
@ApplicationScoped
class SampleStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNS = """
            select p.id, p.provider_id, p.location_id, p.submitted_by, p.signed_by, p.late, p.revision > 1 as corrected,
              p.disallowed_pence > 0 as disallowed, p.findings @> '[{"severity": "WARNING"}]' as warned,
              exists (select 1 from provider_return_review v
                where v.council_code = p.council_code and v.provider_return_id = p.id and v.step = 'QUERIED') as queried,
              cardinality(p.evidence_references) = 0 and not exists (select 1 from provider_return_item i
                where i.council_code = p.council_code and i.provider_return_id = p.id) as without_evidence,
              coalesce((select sum(l.amount_pence) from provider_return_line l
                where l.council_code = p.council_code and l.provider_return_id = p.id), 0)::bigint as spent_pence
            from provider_return p
            where p.council_code = ? and p.grant_id = ? and p.reporting_point = ?
              and p.status in ('RECEIVED', 'QUERIED', 'ACCEPTED')
            order by p.id""";
    private static final String FIND = """
            select id, grant_id, reporting_point, size, seed, method, population_hash, risk_points, drawn_by, drawn_at
            from verification_sample where council_code = ?""";
    private static final String INSERT = """
            insert into verification_sample (id, council_code, grant_id, reporting_point, size, seed, method, population_hash,
              risk_points, drawn_by, drawn_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""";
    private static final String INSERT_RETURN = """
            insert into sampled_return (council_code, sample_id, provider_return_id, provider_id, location_id, submitted_by,
              signed_by, spent_pence, risk_points, reasons, drawn)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String RETURNS = """
            select s.*, r.outcome, r.words, r.verified_by, r.verified_at
            from sampled_return s left join verification_result r
              on r.sample_id = s.sample_id and r.provider_return_id = s.provider_return_id
            where s.council_code = ? and s.sample_id = ? order by s.drawn = 0, s.drawn, s.provider_return_id""";
    private static final String RESULT = """
            insert into verification_result (council_code, sample_id, provider_return_id, outcome, words, verified_by, verified_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private final Jdbc jdbc;
    private final Chronicle chronicle;

    SampleStore(Jdbc jdbc, Chronicle chronicle) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
    }

    List<RiskSigns> signs(UUID grantId, String reportingPoint) {
        return jdbc.list(
                SIGNS,
                row -> new RiskSigns(
                        row.getObject("id", UUID.class),
                        row.getString("provider_id"),
                        row.getString("location_id"),
                        row.getString("submitted_by"),
                        row.getString("signed_by"),
                        row.getLong("spent_pence"),
                        row.getBoolean("late"),
                        row.getBoolean("corrected"),
                        row.getBoolean("queried"),
                        row.getBoolean("disallowed"),
                        row.getBoolean("warned"),
                        row.getBoolean("without_evidence")),
                chronicle.council(),
                grantId,
                reportingPoint);
    }

    void put(Sample sample) {
        jdbc.update(
                INSERT,
                sample.id(),
                chronicle.council(),
                sample.grantId(),
                sample.reportingPoint(),
                sample.size(),
                sample.seed(),
                sample.method(),
                sample.populationHash(),
                write(sample.riskPoints()),
                sample.drawnBy(),
                sample.drawnAt().atOffset(ZoneOffset.UTC));
        for (var one : sample.population()) {
            jdbc.update(
                    INSERT_RETURN,
                    chronicle.council(),
                    sample.id(),
                    one.returnId(),
                    one.providerId(),
                    one.locationId(),
                    one.submittedBy(),
                    one.signedBy(),
                    one.spentPence(),
                    one.points(),
                    one.reasons().toArray(String[]::new),
                    one.drawn());
        }
    }

    /** False where a result stands already. */
    boolean result(UUID sampleId, UUID returnId, String outcome, String words) {
        return jdbc.update(
                        RESULT, chronicle.council(), sampleId, returnId, outcome, words, chronicle.by(), chronicle.at())
                > 0;
    }

    Optional<Sample> find(UUID id) {
        return jdbc.find(FIND + " and id = ?", row -> read(row, population(id)), chronicle.council(), id);
    }

    /** Without their populations. */
    List<Sample> page(@Nullable UUID grantId, Optional<UUID> after, int limit) {
        return jdbc.list(
                FIND + " and (?::uuid is null or grant_id = ?) and (?::uuid is null or id > ?) order by id limit ?",
                row -> read(row, List.of()),
                chronicle.council(),
                grantId,
                grantId,
                after.orElse(null),
                after.orElse(null),
                limit);
    }

    private List<Sampled> population(UUID sampleId) {
        return jdbc.list(RETURNS, SampleStore::sampled, chronicle.council(), sampleId);
    }

    private static Sampled sampled(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        var result = outcome == null
                ? null
                : new Result(
                        outcome,
                        row.getString("words"),
                        row.getString("verified_by"),
                        row.getObject("verified_at", OffsetDateTime.class).toInstant());
        return new Sampled(
                row.getObject("provider_return_id", UUID.class),
                row.getString("provider_id"),
                row.getString("location_id"),
                row.getString("submitted_by"),
                row.getString("signed_by"),
                row.getLong("spent_pence"),
                row.getLong("risk_points"),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getInt("drawn"),
                result);
    }

    private static Sample read(ResultSet row, List<Sampled> population) throws SQLException {
        return new Sample(
                row.getObject("id", UUID.class),
                row.getObject("grant_id", UUID.class),
                row.getString("reporting_point"),
                row.getInt("size"),
                row.getString("seed"),
                row.getString("method"),
                row.getString("population_hash"),
                points(row.getString("risk_points")),
                population,
                row.getString("drawn_by"),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant());
    }

    private static RiskPoints points(String json) {
        try {
            return JSON.readValue(json, RiskPoints.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the weights of a sample cannot be read", e);
        }
    }

    private static String write(RiskPoints points) {
        try {
            return JSON.writeValueAsString(points);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("weights are plain and always writable", e);
        }
    }
}
