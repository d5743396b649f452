package org.grantsuite.reporting.obligation;

import static org.grantsuite.reporting.testing.Reporting.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.junit.jupiter.api.Test;

/** The council's own policy; each test has a council to itself. */
@ReportingServiceTest
public class PolicyTest {

    private static final String PATH = "/v1/reporting-policy";

    public static Map<String, Object> policy(boolean blocks) {
        var points = Map.of(
                "late",
                2,
                "corrected",
                1,
                "queried",
                3,
                "disallowed",
                5,
                "warning",
                1,
                "withoutEvidence",
                4,
                "perTenThousandPounds",
                10);
        var policy = new LinkedHashMap<String, Object>();
        policy.put("dueWorkingDaysBefore", 5);
        policy.put(
                "ladder",
                List.of(
                        Map.of("workingDaysBefore", 5, "tell", List.of("provider")),
                        Map.of("workingDaysBefore", 1, "tell", List.of("provider")),
                        Map.of("workingDaysBefore", -2, "tell", List.of("provider", "grants-officer"))));
        policy.put("lateConsequence", "Told to the committee.");
        policy.put("missingBlocksNextInstalment", blocks);
        policy.put("retentionYears", 1);
        policy.put("riskPoints", points);
        return policy;
    }

    public static ValidatableResponse put(String token, Map<String, Object> policy) {
        var etag = get(token, PATH).extract().header("ETag");
        return Contract.given(token)
                .header("If-Match", etag)
                .body(policy)
                .put(PATH)
                .then();
    }

    @Test
    void shouldRuleByDefaultUntilTheCouncilSetsItsOwn() {
        var token = Tokens.of("E08000021", "ann", "grants-officer");
        get(token, PATH)
                .statusCode(200)
                .body("configuredDefault", is(true))
                .body("email", is("OFF"))
                .body("scanner", is("OFF"))
                .body("retentionYears", is(6))
                .body("version", is(0));
        put(token, policy(true))
                .statusCode(200)
                .body("configuredDefault", is(false))
                .body("recordedBy", is("ann"))
                .body("ladder.workingDaysBefore", contains(5, 1, -2))
                .body("version", is(1));
        get(Tokens.of("E08000022", "ann", "grants-officer"), PATH).body("configuredDefault", is(true));
    }

    @Test
    void shouldRefuseTwoRungsAtOneDistanceAStaleEditAndAnEditUnread() {
        var token = Tokens.of("E08000023", "ann", "grants-officer");
        var twice = policy(true);
        twice.put(
                "ladder",
                List.of(
                        Map.of("workingDaysBefore", 1, "tell", List.of("provider")),
                        Map.of("workingDaysBefore", 1, "tell", List.of("finance"))));
        put(token, twice).statusCode(422).body("code", is("LADDER_RUNG_TWICE"));
        Contract.given(token).body(policy(true)).put(PATH).then().statusCode(428);
        Contract.given(token)
                .header("If-Match", "\"7\"")
                .body(policy(true))
                .put(PATH)
                .then()
                .statusCode(412);
        get(token, PATH).body("version", is(0));
        put(Tokens.of("E08000023", "pat", "returns-preparer"), policy(true)).statusCode(403);
    }
}
