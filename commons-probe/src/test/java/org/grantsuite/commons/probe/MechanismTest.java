package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ServiceTest
class MechanismTest {
    private static final String BURY = "E08000002";
    private static final String OFFICER = Tokens.of(BURY, "ann", "grants-officer");
    private static final String ELSEWHERE = Tokens.of("E09000001", "eve", "grants-officer");

    private static String probe(String name) {
        return "{\"name\":\"" + name
                + "\",\"amount\":{\"amount\":\"12.50\",\"currency\":\"GBP\"},\"seenOn\":\"2021-11-30\",\"count\":3}";
    }

    private static Response post(String token, String key, String body) {
        return Contract.unchecked(token)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/probes");
    }

    private static long rowsNamed(String name) throws java.sql.SQLException {
        try (var connection = PostgresResource.superuser();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from probe where name = '" + name + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Nested
    class IdempotencyKeys {
        @Test
        void shouldMakeOneEffectAndGiveOneAnswerTo24Callers() throws Exception {
            String key = UUID.randomUUID().toString();

            List<Response> answers = Races.run(24, () -> post(OFFICER, key, probe("raced")));

            assertThat(answers).extracting(Response::statusCode).containsOnly(201);
            assertThat(answers)
                    .extracting(Response::asString)
                    .containsOnly(answers.get(0).asString());
            assertThat(answers)
                    .filteredOn(answer -> "true".equals(answer.header("Idempotency-Replayed")))
                    .hasSize(23);
            assertThat(rowsNamed("raced")).isEqualTo(1);
        }

        @Test
        void shouldRefuseAnotherBodyUnderTheSameKey() throws Exception {
            String key = UUID.randomUUID().toString();
            post(OFFICER, key, probe("first body")).then().statusCode(201);

            post(OFFICER, key, probe("second body")).then().statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));

            assertThat(rowsNamed("second body")).isZero();
        }

        @Test
        void shouldNotKeepARefusal() {
            String key = UUID.randomUUID().toString();
            post(OFFICER, UUID.randomUUID().toString(), probe("taken")).then().statusCode(201);
            post(OFFICER, key, probe("taken")).then().statusCode(409).body("code", is("CONFLICT"));

            post(OFFICER, key, probe("free after all")).then().statusCode(201);
        }

        @Test
        void shouldKeepTheKeysOfTwoPeopleApart() {
            String key = UUID.randomUUID().toString();
            post(OFFICER, key, probe("of ann")).then().statusCode(201);

            post(Tokens.of(BURY, "ben", "grants-officer"), key, probe("of ben"))
                    .then()
                    .statusCode(201);
        }
    }

    @Nested
    class Walls {
        @Test
        void shouldAskForATokenInProblemJson() {
            io.restassured.RestAssured.given()
                    .get("/v1/probes")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", is("NOT_AUTHENTICATED"))
                    .body("correlationId", notNullValue());
        }

        @Test
        void shouldRefuseATokenThatExpiredOrWasMeantForOthersOrIsForged() {
            String forged = OFFICER.substring(0, OFFICER.lastIndexOf('.') + 1) + "AAAA";
            for (String token : List.of(
                    Tokens.expired(BURY, "ann", "grants-officer"),
                    Tokens.forAudience("another", BURY, "ann", "grants-officer"),
                    forged,
                    "nonsense")) {
                Contract.unchecked(token)
                        .get("/v1/probes")
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .body("code", is("NOT_AUTHENTICATED"));
            }
        }

        @Test
        void shouldRefuseAWrongRole() {
            Contract.unchecked(Tokens.of(BURY, "aud", "auditor"))
                    .get("/v1/probes")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("code", is("ROLE_MISSING"));
        }

        @Test
        void shouldHideAnotherCouncilsRowWithoutAHint() {
            String id =
                    post(OFFICER, UUID.randomUUID().toString(), probe("hidden")).path("id");

            String known = Contract.unchecked(ELSEWHERE)
                    .get("/v1/probes/" + id)
                    .then()
                    .statusCode(404)
                    .extract()
                    .path("detail");
            String unknown = Contract.unchecked(ELSEWHERE)
                    .get("/v1/probes/" + UUID.randomUUID())
                    .then()
                    .statusCode(404)
                    .extract()
                    .path("detail");

            assertThat(known).isEqualTo(unknown);
            Contract.unchecked(OFFICER).get("/v1/probes/" + id).then().statusCode(200);
        }

        @Test
        void shouldShowNothingOfAnotherCouncilEvenWithoutTheApplicationsFilter() {
            post(OFFICER, UUID.randomUUID().toString(), probe("behind the second wall"))
                    .then()
                    .statusCode(201);

            Contract.unchecked(ELSEWHERE).get("/v1/probes/unfiltered").then().body("rows", equalTo(0));
            Contract.unchecked(OFFICER).get("/v1/probes/unfiltered").then().body("rows", not(equalTo(0)));
        }

        @Test
        void shouldHaveOneCouncilChosenOfSeveral() {
            String both = Tokens.ofCouncils(List.of(BURY, "E09000001"), "reg", "grants-officer");
            Contract.unchecked(both).get("/v1/probes").then().statusCode(422).body("code", is("COUNCIL_NEEDED"));
            Contract.unchecked(both)
                    .header("X-Council-Code", "E09000001")
                    .get("/v1/probes")
                    .then()
                    .statusCode(200)
                    .body("$", equalTo(List.of()));
            Contract.unchecked(both)
                    .header("X-Council-Code", "E09000002")
                    .get("/v1/probes")
                    .then()
                    .statusCode(403)
                    .body("code", is("COUNCIL_NOT_GRANTED"));
        }
    }

    /** As where the primary dies: whether it was done nobody knows, so the caller is to ask again. */
    @Test
    void shouldAskToTryAgainWhereTheSessionEndsBeforeTheCommit() {
        Contract.unchecked(OFFICER)
                .post("/v1/probes/cut")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", is("BUSY"));
    }

    @Test
    void shouldGiveBackTheCallersCorrelationIdAndReplaceAnUncleanOne() {
        Contract.unchecked(OFFICER)
                .header("X-Correlation-Id", "from-the-caller")
                .get("/v1/probes")
                .then()
                .header("X-Correlation-Id", "from-the-caller");
        Contract.unchecked(OFFICER)
                .header("X-Correlation-Id", "<script>")
                .get("/v1/probes")
                .then()
                .header("X-Correlation-Id", not("<script>"));
    }
}
