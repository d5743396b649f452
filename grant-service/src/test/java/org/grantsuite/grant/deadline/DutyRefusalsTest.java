package org.grantsuite.grant.deadline;

import static org.grantsuite.grant.testing.Council.created;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.List;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.grantsuite.grant.testing.Refused;
import org.grantsuite.grant.testing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many deadlines, judgements and requests a grant keeps, and requests it does not have. */
@GrantServiceTest
class DutyRefusalsTest {
    private static final String CODE = "E08000018";
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";
    private static final String REASON = "{\"reason\":\"Asked twice\"}";

    private final Council council = new Council(CODE);
    private final Refused refused = Refused.in(CODE);
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    private Response post(String path, String body) {
        return council.creating("grants-officer").body(body).post("/v1/grants/" + grant + path);
    }

    private Response get(String path) {
        return council.as("auditor").get("/v1/grants/" + grant + path);
    }

    @Test
    void shouldKeepTwoHundredDeadlinesOfItsOwn() {
        Rows.fill("""
                insert into local_deadline (id, council_code, grant_id, label, due_on, source, recorded_at, recorded_by)
                select gen_random_uuid(), ?, ?::uuid, 'Promise ' || n, '2099-01-01', 'Board paper', now(), 'a-test'
                from generate_series(1, 199) n""", CODE, grant);
        String body = "{\"label\":\"Passed on\",\"dueOn\":\"2099-01-19\",\"source\":\"Board paper\"}";

        post("/deadlines", body).then().statusCode(201);
        refused.by(422, "DEADLINE_LIMIT_REACHED", () -> post("/deadlines", body));
    }

    @Test
    void shouldJudgeAConditionTwoHundredTimes() {
        Rows.fill("""
                insert into condition_judgement (id, council_code, grant_id, condition_code, position, state, judged_on,
                  reason, evidence, recorded_at, recorded_by)
                select gen_random_uuid(), ?, ?::uuid, 'GATE_2', n, case when n % 2 = 1 then 'MET' else 'BREACHED' end,
                  '2022-01-15', 'once more', 'Letter', now(), 'a-test'
                from generate_series(1, 199) n""", CODE, grant);
        String path = "/conditions/GATE_2/judgements";

        post(path, "{\"state\":\"BREACHED\",\"judgedOn\":\"2022-01-15\",\"reason\":\"late\"}")
                .then()
                .statusCode(201);
        refused.by(
                422,
                "CONDITION_JUDGED_TOO_OFTEN",
                () -> post(path, "{\"state\":\"MET\",\"judgedOn\":\"2022-01-15\",\"evidence\":\"Submission 1\"}"));
        get("/conditions/GATE_2").then().statusCode(200).body("judgements", hasSize(200));
    }

    @Test
    void shouldKeepFiveThousandRequestsForInformation() {
        Rows.fill("""
                insert into information_request (id, council_code, grant_id, asked_by, asked_of, subject, asked_on, due_on,
                  status, closing_reason, recorded_at, recorded_by, version)
                select gen_random_uuid(), ?, ?::uuid, 'DEPARTMENT', 'Head of finance', 'Receipts', '2022-07-01',
                  '2022-07-08', 'WITHDRAWN', 'Asked twice', now(), 'a-test', 1
                from generate_series(1, 4999) n""", CODE, grant);

        ask().then().statusCode(201);
        refused.by(422, "REQUEST_LIMIT_REACHED", this::ask);
    }

    private Response ask() {
        return post("/information-requests", """
                {"askedBy":"DEPARTMENT","askedOf":"Head of finance","subject":"Receipts","askedOn":"2022-07-01",
                 "dueOn":"2099-07-01"}""");
    }

    @Test
    void shouldAnswerOnlyARequestOfTheGrant() {
        String mine = grant;
        grant = council.aGrant();
        String theirs = created(ask());
        grant = mine;

        for (String unknown : List.of(NOBODY, theirs)) {
            String path = "/information-requests/" + unknown;
            refused.by(404, "INFORMATION_REQUEST_UNKNOWN", () -> get(path));
            refused.by(
                    404,
                    "INFORMATION_REQUEST_UNKNOWN",
                    () -> post(
                            path + "/answer",
                            "{\"answeredOn\":\"2022-07-05\",\"answer\":\"Attached\",\"evidence\":\"DMS-17\"}"));
            refused.by(404, "INFORMATION_REQUEST_UNKNOWN", () -> post(path + "/acceptance", REASON));
            refused.by(404, "INFORMATION_REQUEST_UNKNOWN", () -> post(path + "/withdrawal", REASON));
            refused.by(
                    404,
                    "INFORMATION_REQUEST_UNKNOWN",
                    () -> post(path + "/reopening", "{\"reason\":\"Half of it\",\"dueOn\":\"2099-07-29\"}"));
        }
    }
}
