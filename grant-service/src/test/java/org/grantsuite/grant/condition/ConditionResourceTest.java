package org.grantsuite.grant.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class ConditionResourceTest {
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldListEveryConditionOfTheEditionAsOpen() {
        council.as("auditor")
                .get("/v1/grants/" + grant + "/conditions")
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        hasItems("SPEND_WINDOW", "NEW_EXPENDITURE", "NOT_FOR_FEE_UPLIFT", "GATE_2", "REPORT_RP2"))
                .body(
                        "items.code",
                        hasItems("ADMIN_CAP_DISTRIBUTION_AND_REPORTING", "CERTIFICATE", "LOCK_REPORTED_SPEND"))
                .body("items.findAll { it.state == 'OPEN' }.size()", is(open()))
                .body("met", is(0));
    }

    private int open() {
        return council.as("auditor").get("/v1/grants/" + grant + "/conditions").path("open");
    }

    @Test
    void shouldKeepEveryJudgementWithItsReasonAndEvidence() {
        judge("GATE_2", "BREACHED", "2022-01-15", "Sent a day late", null).statusCode(201);
        judge("GATE_2", "WAIVED", "2022-01-20", "The department let it pass", "E-mail of 20 January")
                .statusCode(201)
                .body("state", is("WAIVED"))
                .body("judgements.state", contains("BREACHED", "WAIVED"))
                .body("judgements[1].evidence", is("E-mail of 20 January"));
        council.as("finance")
                .get("/v1/grants/" + grant + "/conditions?state=WAIVED")
                .then()
                .body("items.code", contains("GATE_2"))
                .body("waived", is(1));
    }

    @Test
    void shouldRefuseAJudgementThatCannotStandAndKeepNothing() {
        refused("GATE_2", "MET", "2022-01-15", null, null, 422, "CONDITION_EVIDENCE_MISSING");
        refused("GATE_2", "WAIVED", "2022-01-15", "because", null, 422, "CONDITION_EVIDENCE_MISSING");
        refused("GATE_2", "BREACHED", "2022-01-15", null, null, 422, "CONDITION_REASON_MISSING");
        refused("GATE_2", "OPEN", "2022-01-15", "again", null, 409, "CONDITION_MOVE_NOT_ALLOWED");
        refused("NONSUCH", "MET", "2022-01-15", null, "x", 404, "CONDITION_UNKNOWN");
        refused("GATE_2", "MET", Council.tomorrow().toString(), null, "x", 422, "FACT_IN_THE_FUTURE");
        one("GATE_2").body("judgements", hasSize(0));

        judge("GATE_2", "MET", "2022-01-15", null, "Submission 1").statusCode(201);
        refused("GATE_2", "BREACHED", "2022-01-14", "late", null, 422, "CONDITION_JUDGED_BEFORE");
        one("GATE_2").body("judgements", hasSize(1));
        Council.other()
                .as("finance")
                .get("/v1/grants/" + grant + "/conditions/GATE_2")
                .then()
                .statusCode(404);
        council.creating("auditor")
                .body(body("MET", "2022-01-15", null, "x"))
                .post("/v1/grants/" + grant + "/conditions/RP1/judgements")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldNameAnOwnerUnderItsVersion() {
        own("\"0\"", "Head of commissioning").statusCode(200).body("owner", is("Head of commissioning"));
        own("\"0\"", "Somebody else").statusCode(412);
        own("\"1\"", "Head of finance").statusCode(200).body("version", is(2));
        one("GATE_2").body("owner", is("Head of finance"));
    }

    /** Whoever writes past the application can add a judgement, and change none. */
    @Test
    void shouldKeepJudgementsUnchangeableInTheDatabase() throws SQLException {
        judge("GATE_2", "MET", "2022-01-15", null, "Submission 1").statusCode(201);
        try (Connection app = PostgresResource.app();
                var statement = app.createStatement()) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> statement.executeUpdate("update condition_judgement set state = 'OPEN'")))
                    .hasMessageContaining("permission denied");
        }
    }

    private void refused(
            String code, String state, String on, String reason, String evidence, int status, String problem) {
        judge(code, state, on, reason, evidence).statusCode(status).body("code", is(problem));
    }

    private ValidatableResponse one(String code) {
        return council.as("finance")
                .get("/v1/grants/" + grant + "/conditions/" + code)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse own(String ifMatch, String owner) {
        return council.as("grants-officer")
                .header("If-Match", ifMatch)
                .body(Map.of("owner", owner))
                .put("/v1/grants/" + grant + "/conditions/GATE_2/owner")
                .then();
    }

    private ValidatableResponse judge(String code, String state, String on, String reason, String evidence) {
        return council.creating("grants-officer")
                .body(body(state, on, reason, evidence))
                .post("/v1/grants/" + grant + "/conditions/" + code + "/judgements")
                .then();
    }

    private static Map<String, Object> body(String state, String on, String reason, String evidence) {
        Map<String, Object> body = new HashMap<>(Map.of("state", state, "judgedOn", on));
        if (reason != null) {
            body.put("reason", reason);
        }
        if (evidence != null) {
            body.put("evidence", evidence);
        }
        return body;
    }
}
