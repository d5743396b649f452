package org.grantsuite.grant.ledger;

import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.List;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.grantsuite.grant.testing.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the books of a grant refuse: forecasts that contradict themselves, commitments and judgements that are not there. */
@GrantServiceTest
class BooksRefusalsTest {
    private static final String CODE = "E08000019";
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";

    private final Council council = new Council(CODE);
    private final Refused refused = Refused.in(CODE);
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    private Response post(String path, String body) {
        return post(grant, path, body);
    }

    private Response post(String of, String path, String body) {
        return council.creating("finance").body(body).post("/v1/grants/" + of + path);
    }

    private Response forecast(String... pots) {
        return post("/forecasts", "{\"madeOn\":\"2022-01-01\",\"pots\":[" + String.join(",", pots) + "]}");
    }

    private static String pot(String code, String budget, String... months) {
        return "{\"potCode\":\"" + code + "\",\"budget\":" + money(budget) + ",\"months\":[" + String.join(",", months)
                + "]}";
    }

    private static String month(String month, String amount) {
        return "{\"month\":\"" + month + "\",\"amount\":" + money(amount) + "}";
    }

    @Test
    void shouldForecastNothingBelowZero() {
        String january = month("2022-01", "1.00");
        refused.by(400, "FORECAST_AMOUNT_NEGATIVE", () -> forecast(pot("HUB", "-0.01", january)));
        refused.by(
                400,
                "FORECAST_AMOUNT_NEGATIVE",
                () -> forecast(pot("HUB", "1.00", january, month("2022-02", "-0.01"))));
        forecast(pot("HUB", "0.00", month("2022-01", "0.00"))).then().statusCode(201);
    }

    @Test
    void shouldForecastEachPotAndEachOfItsMonthsOnce() {
        String january = month("2022-01", "1.00");
        refused.by(422, "FORECAST_POT_REPEATED", () -> forecast(pot("HUB", "1.00"), pot("HUB", "2.00")));
        refused.by(
                422, "FORECAST_MONTH_REPEATED", () -> forecast(pot("HUB", "1.00", january, month("2022-01", "2.00"))));
        forecast(pot("HUB", "1.00", january), pot("CARE", "1.00", january))
                .then()
                .statusCode(201);
    }

    @Test
    void shouldCommitABusinessKeyOnce() {
        String body = commitment(unique("PO"));
        String id = created(post("/commitments", body));
        post("/commitments", body).then().statusCode(201).body("id", is(id));

        for (String other : List.of(
                body.replace("500.00", "500.01"),
                body.replace("HUB", "CARE"),
                body.replace("2022-01-04", "2022-01-05"))) {
            refused.by(409, "COMMITMENT_DIFFERS", () -> post("/commitments", other))
                    .body("commitmentId", is(id));
        }
        council.as("auditor")
                .get("/v1/grants/" + grant + "/commitments")
                .then()
                .statusCode(200)
                .body("items.amount.amount", contains("500.00"));
    }

    @Test
    void shouldReleaseOnlyACommitmentOfTheGrantAndNoneBeforeItsDay() {
        String theirs = created(post(council.aGrant(), "/commitments", commitment(unique("PO"))));
        for (String unknown : List.of(NOBODY, theirs)) {
            refused.by(404, "COMMITMENT_UNKNOWN", () -> release(unknown, "2022-01-05"));
        }

        String id = created(post("/commitments", commitment(unique("PO"))));
        refused.by(422, "RELEASE_BEFORE_COMMITMENT", () -> release(id, "2022-01-03"));
        release(id, "2022-01-04").then().statusCode(200).body("standing.amount", is("499.00"));
    }

    private static String commitment(String key) {
        return "{\"businessKey\":\"" + key + "\",\"potCode\":\"HUB\",\"amount\":" + money("500.00")
                + ",\"description\":\"recruitment fair\",\"valueOn\":\"2022-01-04\"}";
    }

    private Response release(String id, String on) {
        return post(
                "/commitments/" + id + "/release",
                "{\"amount\":" + money("1.00") + ",\"valueOn\":\"" + on + "\",\"reason\":\"invoiced\"}");
    }

    @Test
    void shouldApproveOnlyAJudgementOfTheGrant() {
        String body = "{\"capacity\":\"AGENT\",\"rationale\":\"Passed through\",\"effectiveOn\":\"2022-01-01\"}";
        String theirs = created(post(council.aGrant(), "/capacity-judgements", body));

        for (String unknown : List.of(NOBODY, theirs)) {
            refused.by(
                    404,
                    "JUDGEMENT_UNKNOWN",
                    () -> post("/capacity-judgements/" + unknown + "/answer", "{\"approved\":true}"));
        }
    }
}
