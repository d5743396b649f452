package org.grantsuite.reporting.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.chronicle.Deed;
import org.jspecify.annotations.Nullable;

/** The council's own policy, or the configured one until it has set any. */
@ApplicationScoped
@Transactional
public class PolicyService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIND =
            "select policy::text, recorded_at, recorded_by, version from reporting_policy where council_code = ?";
    private static final String PUT = """
            insert into reporting_policy (council_code, policy, recorded_at, recorded_by, version)
            values (?, ?::jsonb, ?, ?, 1)
            on conflict (council_code) do update set policy = excluded.policy, recorded_at = excluded.recorded_at,
              recorded_by = excluded.recorded_by, version = reporting_policy.version + 1
            where reporting_policy.version = ?""";

    private final Jdbc jdbc;
    private final Chronicle chronicle;
    private final ReportingPolicy configured;

    PolicyService(
            Jdbc jdbc, Chronicle chronicle, @ConfigProperty(name = "reporting.policy.default") String configured) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
        this.configured = read(configured);
    }

    public PolicyInForce get() {
        return jdbc.find(
                        FIND,
                        row -> new PolicyInForce(
                                read(row.getString(1)),
                                false,
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3),
                                row.getLong(4)),
                        chronicle.council())
                .orElseGet(() -> new PolicyInForce(configured, true, null, null, 0));
    }

    public PolicyInForce put(@Nullable String ifMatch, ReportingPolicy policy) {
        var before = get();
        Versions.requireMatch(ifMatch, before.version());
        policy.sharedRung().ifPresent(distance -> {
            throw Refusal.of(PolicyProblem.LADDER_RUNG_TWICE, "Two rungs stand at " + distance + " working days")
                    .at("ladder", "put everybody told at one distance into one rung");
        });
        int written =
                jdbc.update(PUT, chronicle.council(), write(policy), chronicle.at(), chronicle.by(), before.version());
        if (written == 0) {
            throw Refusal.of(RequestProblem.VERSION_STALE, "Somebody else set a policy meanwhile; read it again");
        }
        chronicle.tell(Deed.of(
                "ReportingPolicySet",
                "reporting-policy",
                chronicle.nextId(),
                "/v1/reporting-policy",
                Map.of("version", before.version() + 1)));
        return get();
    }

    static ReportingPolicy read(String json) {
        try {
            return JSON.readValue(json, ReportingPolicy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reporting policy cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String write(ReportingPolicy policy) {
        try {
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy is plain and always writable", e);
        }
    }
}
