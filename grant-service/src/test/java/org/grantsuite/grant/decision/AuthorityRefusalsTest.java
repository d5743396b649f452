package org.grantsuite.grant.decision;

import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.decisionBody;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.List;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.grantsuite.grant.testing.Refused;
import org.grantsuite.grant.testing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions, delegations and deputies that are not there, do not fit, or are too many. */
@GrantServiceTest
class AuthorityRefusalsTest {
    private static final String CODE = "E08000017";
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";
    private static final String MANDATE = "{\"actions\":[\"PLAN_APPROVAL\"],\"persons\":[\"amir\"]}";
    private static final String DEPUTY = """
            {"person":"dora","forPerson":"amir","absentFrom":"2022-01-10","absentTo":"2022-01-14","reason":"leave"}""";

    private final Council council = new Council(CODE);
    private final Refused refused = Refused.in(CODE);
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    private Response post(String path, String body) {
        return council.creating("grants-officer").body(body).post(path);
    }

    private Response get(String path) {
        return council.as("auditor").get(path);
    }

    private Response delegate(String mandates) {
        String decision = created(council.decide(grant, decisionBody(unique("SCB"), "\"DELEGATION\"", "")));
        String template = """
                {"grantedByDecisionId":"%s","holder":"Director","purposes":["SPLIT"],"validFrom":"2021-12-16",
                 "grantId":"%s","mandates":[%s]}""";
        return post("/v1/delegations", template.formatted(decision, grant, mandates));
    }

    @Test
    void shouldShowOnlyADecisionOfTheGrant() {
        String theirs = council.aDecision(council.aGrant());

        for (String unknown : List.of(NOBODY, theirs)) {
            refused.by(404, "DECISION_NOT_FOUND", () -> get("/v1/grants/" + grant + "/decisions/" + unknown));
        }
    }

    @Test
    void shouldLetNobodyDecideUnderADelegationThatIsNotThere() {
        String body = decisionBody(unique("OD"), "\"SPLIT\"", ",\"delegationId\":\"" + NOBODY + "\"")
                .replace("BOARD", "OFFICER");

        refused.by(422, "DELEGATION_UNKNOWN", () -> council.decide(grant, body))
                .body("violations[0].field", is("delegationId"));
    }

    /** R24: what gives the authority is in call-in until the 15th. */
    @Test
    void shouldLetNobodyDecideUnderADelegationWhoseDecisionHasNoEffectYet() {
        String body =
                """
                {"grantedByDecisionId":"%s","holder":"Director","purposes":["SPLIT"],"validFrom":"2021-12-09",
                 "grantId":"%s"}""".formatted(created(council.decide(grant, decisionBody(unique("SCB"), "\"DELEGATION\"", ""))), grant);
        String delegation = created(post("/v1/delegations", body));
        String officer = decisionBody(unique("OD"), "\"SPLIT\"", ",\"delegationId\":\"" + delegation + "\"")
                .replace("BOARD", "OFFICER")
                .replace("\"callInEndsOn\":\"2021-12-15\",", "")
                .replace("\"decidedOn\":\"2021-12-08\"", "\"decidedOn\":\"2021-12-15\"");

        refused.by(422, "DELEGATION_DOES_NOT_COVER", () -> council.decide(grant, officer))
                .body("violations[0].field", is("decidedOn"));
        created(council.decide(grant, officer.replace("\"decidedOn\":\"2021-12-15\"", "\"decidedOn\":\"2021-12-16\"")));
    }

    @Test
    void shouldKnowOnlyDelegationsThatWereGiven() {
        String path = "/v1/delegations/" + NOBODY;

        refused.by(404, "DELEGATION_NOT_FOUND", () -> get(path));
        refused.by(404, "DELEGATION_NOT_FOUND", () -> get(path + "/deputies"));
        refused.by(404, "DELEGATION_NOT_FOUND", () -> post(path + "/deputies", DEPUTY));
        refused.by(
                404,
                "DELEGATION_NOT_FOUND",
                () -> post(path + "/ending", "{\"event\":\"It is over\",\"endedOn\":\"2022-01-20\"}"));
        refused.by(
                404,
                "DELEGATION_NOT_FOUND",
                () -> post(path + "/deputies/" + NOBODY + "/ending", "{\"endedOn\":\"2022-01-11\"}"));
    }

    @Test
    void shouldEndNoDelegationBeforeItBegins() {
        String decision = created(council.decide(grant, decisionBody(unique("SCB"), "\"DELEGATION\"", "")));
        String body = """
                {"grantedByDecisionId":"%s","holder":"Director","purposes":["SPLIT"],"validFrom":"2021-12-16",
                 "grantId":"%s","endsOn":"2021-12-15"}""".formatted(decision, grant);
        refused.by(422, "DELEGATION_DATES_REVERSED", () -> post("/v1/delegations", body))
                .body("violations[0].field", is("endsOn"));
        post("/v1/delegations", body.replace("2021-12-15", "2021-12-16")).then().statusCode(201);

        String ending = "/v1/delegations/" + created(delegate(MANDATE)) + "/ending";
        refused.by(
                        422,
                        "DELEGATION_DATES_REVERSED",
                        () -> post(ending, "{\"event\":\"It is over\",\"endedOn\":\"2021-12-15\"}"))
                .body("violations[0].field", is("endedOn"));
        post(ending, "{\"event\":\"It is over\",\"endedOn\":\"2021-12-16\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldEndOnlyADeputyOfTheDelegation() {
        String delegation = created(delegate(MANDATE));
        String other = created(delegate(MANDATE));
        String theirs = created(post("/v1/delegations/" + other + "/deputies", DEPUTY));

        for (String unknown : List.of(NOBODY, theirs)) {
            refused.by(
                    404,
                    "DEPUTY_NOT_FOUND",
                    () -> post(
                            "/v1/delegations/" + delegation + "/deputies/" + unknown + "/ending",
                            "{\"endedOn\":\"2022-01-11\"}"));
        }
    }

    @Test
    void shouldAppointADeputyOnlyWhereSomebodyHasAMandate() {
        String path = "/v1/delegations/" + created(delegate("")) + "/deputies";

        refused.by(422, "DELEGATION_HAS_NO_MANDATE", () -> post(path, DEPUTY));
        get(path).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void shouldKeepTwoHundredDeputiesOfADelegation() {
        String delegation = created(delegate(MANDATE));
        String path = "/v1/delegations/" + delegation + "/deputies";
        Rows.fill("""
                insert into deputy (id, council_code, delegation_id, person, for_person, absent_from, absent_to, reason,
                  recorded_at, recorded_by)
                select gen_random_uuid(), ?, ?::uuid, 'p' || n, 'amir', '2022-02-01', '2022-02-02', 'leave', now(), 'a-test'
                from generate_series(1, 199) n""", CODE, delegation);

        post(path, DEPUTY).then().statusCode(201);
        refused.by(422, "DEPUTY_LIMIT_REACHED", () -> post(path, DEPUTY.replace("dora", "doris")));
        get(path).then().statusCode(200).body("items", hasSize(200));
    }
}
