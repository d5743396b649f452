package org.grantsuite.allocation.award;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.model.RiskWeight;
import org.grantsuite.allocation.award.domain.AwardProblem;
import org.grantsuite.allocation.award.domain.MoneyUnitSample;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** R33: awards drawn to be verified, with everything that makes the draw repeatable. */
@ApplicationScoped
class VerificationSamples {
    private static final String SAMPLES = "select id, plan_id, seed, size, population, population_pence,"
            + " risk_weights::text, award_ids::text, drawn_by, drawn_at from verification_sample";
    private static final String POPULATION = """
            select id, provider_id, accepted_pence from award
            where plan_id = ? and status in ('ACCEPTED', 'CLOSED') order by id""";

    private final Jdbc jdbc;
    private final PlanService plans;
    private final Stamps stamps;
    private final Audit audit;
    private final ObjectMapper mapper;

    VerificationSamples(Jdbc jdbc, PlanService plans, Stamps stamps, Audit audit, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.stamps = stamps;
        this.audit = audit;
        this.mapper = mapper;
    }

    record Sample(
            UUID id,
            UUID planId,
            long seed,
            int size,
            int population,
            Money populationTotal,
            List<RiskWeight> riskWeights,
            List<UUID> awardIds,
            String drawnBy,
            OffsetDateTime drawnAt) {}

    Sample draw(UUID planId, long seed, int size, List<RiskWeight> weights) {
        plans.plan(planId);
        Map<String, Integer> weightOf = new HashMap<>();
        weights.forEach(weight -> weightOf.put(weight.getProviderId(), weight.getWeight()));
        List<MoneyUnitSample.Item> population = jdbc.list(
                POPULATION,
                row -> new MoneyUnitSample.Item(
                        row.getObject(1, UUID.class), row.getLong(3), weightOf.getOrDefault(row.getString(2), 1)),
                planId);
        if (population.isEmpty()) {
            throw Refusal.of(AwardProblem.SAMPLE_NOTHING_TO_DRAW, "No award of the plan is accepted");
        }
        Sample sample = new Sample(
                stamps.id(),
                planId,
                seed,
                size,
                population.size(),
                Money.ofPence(population.stream()
                        .mapToLong(MoneyUnitSample.Item::pence)
                        .sum()),
                weights,
                MoneyUnitSample.draw(population, seed, size),
                stamps.person(),
                stamps.now());
        keep(sample);
        return sample;
    }

    private void keep(Sample sample) {
        jdbc.update(
                "insert into verification_sample (id, council_code, plan_id, seed, size, population, population_pence,"
                        + " risk_weights, award_ids, drawn_by, drawn_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)",
                sample.id(),
                stamps.council(),
                sample.planId(),
                sample.seed(),
                sample.size(),
                sample.population(),
                sample.populationTotal().pence(),
                write(sample.riskWeights()),
                write(sample.awardIds()),
                sample.drawnBy(),
                sample.drawnAt());
        audit.record(
                "VERIFICATION_SAMPLE_DRAWN",
                "plan",
                sample.planId(),
                null,
                Map.of(
                        "sample",
                        sample.id(),
                        "seed",
                        sample.seed(),
                        "awards",
                        sample.awardIds().size()));
    }

    @Transactional
    List<Sample> page(UUID planId, @Nullable UUID after, int limit) {
        plans.plan(planId);
        return jdbc.list(
                SAMPLES + " where plan_id = ? and (?::uuid is null or id > ?::uuid) order by id limit ?",
                this::sample,
                planId,
                after,
                after,
                limit);
    }

    private Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getInt(4),
                row.getInt(5),
                Money.ofPence(row.getLong(6)),
                read(row.getString(7), new TypeReference<List<RiskWeight>>() {}),
                read(row.getString(8), new TypeReference<List<UUID>>() {}),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
