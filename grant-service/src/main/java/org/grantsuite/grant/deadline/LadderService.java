package org.grantsuite.grant.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.deadline.Ladder.Step;
import org.jspecify.annotations.Nullable;

/** The council's own ladder of escalation, or the configured one. */
@ApplicationScoped
public class LadderService {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};
    private static final String FIND =
            "select steps::text, recorded_at, recorded_by, version from escalation_ladder where council_code = ?";
    private static final String PUT = """
            insert into escalation_ladder (council_code, steps, recorded_at, recorded_by, version)
            values (?, ?::jsonb, ?, ?, 1)
            on conflict (council_code) do update set steps = excluded.steps, recorded_at = excluded.recorded_at,
              recorded_by = excluded.recorded_by, version = escalation_ladder.version + 1
            where escalation_ladder.version = ?""";

    private final Jdbc jdbc;
    private final CurrentCouncil council;
    private final Chronicle chronicle;
    private final List<Step> configured;

    LadderService(
            Jdbc jdbc,
            CurrentCouncil council,
            Chronicle chronicle,
            @ConfigProperty(name = "grant.escalation.ladder") List<String> configured) {
        this.jdbc = jdbc;
        this.council = council;
        this.chronicle = chronicle;
        this.configured = configured.stream().map(LadderService::step).toList();
    }

    /** {@code 14:grants-officer+finance}: fourteen days out, both are told. */
    static Step step(String text) {
        String[] parts = text.trim().split(":", 2);
        if (parts.length != 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException("grant.escalation.ladder: not days:names, " + text);
        }
        return new Step(
                Integer.parseInt(parts[0]), Stream.of(parts[1].split("\\+")).toList(), null);
    }

    @Transactional
    public Ladder get() {
        return jdbc.find(
                        FIND,
                        row -> new Ladder(
                                steps(row.getString(1)),
                                false,
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3),
                                row.getLong(4)),
                        council.code())
                .orElseGet(() -> Ladder.byDefault(configured));
    }

    @Transactional
    public Ladder put(@Nullable String ifMatch, List<Step> steps) {
        Ladder before = get();
        Versions.requireMatch(ifMatch, before.version());
        Ladder.shared(steps).ifPresent(distance -> {
            throw Refusal.of(DeadlineProblem.LADDER_STEP_TWICE, "Two steps stand at " + distance + " days")
                    .at("steps", "put everybody told at one distance into one step");
        });
        Stamp stamp = chronicle.stamp();
        int written = jdbc.update(
                PUT, council.code(), json(steps), stamp.at().atOffset(ZoneOffset.UTC), stamp.by(), before.version());
        if (written == 0) {
            throw Refusal.of(RequestProblem.VERSION_STALE, "Somebody else put a ladder meanwhile; read it again");
        }
        chronicle.tell(Deed.of(
                "EscalationLadderPut",
                "escalation-ladder",
                stamp.id(),
                "/v1/escalation-ladder",
                Map.of("steps", steps)));
        return get();
    }

    private static String json(List<Step> steps) {
        try {
            return MAPPER.writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("steps are plain and always writable", e);
        }
    }

    private static List<Step> steps(String json) {
        try {
            return MAPPER.readValue(json, STEPS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored ladder cannot be read", e);
        }
    }
}
