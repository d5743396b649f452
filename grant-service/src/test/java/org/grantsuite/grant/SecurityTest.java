package org.grantsuite.grant;

import static org.grantsuite.grant.testing.Council.decisionBody;
import static org.grantsuite.grant.testing.Council.grantBody;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GrantServiceTest
class SecurityTest {
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldAnswerNobodyWithoutAToken() {
        RestAssured.given()
                .filter(Contract.filter())
                .get("/v1/grants")
                .then()
                .statusCode(401)
                .body("code", is("NOT_AUTHENTICATED"));
    }

    @Test
    void shouldAnswerNoTokenThatIsExpiredForeignOrForgeryOfAnother() {
        String good = council.token("finance");
        String forged = good.substring(0, good.length() - 6) + "AAAAAA";
        for (String token : List.of(
                Tokens.expired(Council.CODE, "ann", "finance"),
                Tokens.forAudience("another-suite", Council.CODE, "ann", "finance"),
                forged)) {
            Contract.given(token).get("/v1/grants").then().statusCode(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "provider, GET, /v1/grants",
        "provider, GET, /v1/grants/{grant}/journals",
        "finance, GET, /v1/audit-entries",
        "provider, GET, /v1/events",
        "allocation-preparer, GET, /v1/events"
    })
    void shouldRefuseARoleThatMayNotRead(String role, String method, String path) {
        council.as(role)
                .request(method, path.replace("{grant}", grant))
                .then()
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "payments-releaser", "auditor", "service", "returns-certifier"})
    void shouldLetOnlyGrantsOfficersDecideAndDetermine(String role) {
        RequestSpecification caller = council.creating(role);
        caller.body(decisionBody("SCB-1", "\"SPLIT\"", ""))
                .post("/v1/grants/" + grant + "/decisions")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
        council.creating(role)
                .body(grantBody("31/1", "1.00"))
                .post("/v1/grants")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "finance, POST, /v1/schemes",
        "finance, PATCH, /v1/grants/{grant}",
        "auditor, POST, /v1/grants/{grant}/receipts",
        "payments-releaser, POST, /v1/grants/{grant}/receipts",
        "finance, POST, /v1/grants/{grant}/submissions",
        "returns-preparer, POST, /v1/grants/{grant}/submissions",
        "finance, POST, /v1/delegations",
        "finance, POST, /v1/delegations/{grant}/ending",
        "auditor, POST, /v1/grants/{grant}/direct-spend",
        "service, POST, /v1/grants/{grant}/direct-spend",
        "service, POST, /v1/grants/{grant}/direct-spend/{grant}/reversal",
        "grants-officer, POST, /v1/grants/{grant}/reservations",
        "finance, POST, /v1/grants/{grant}/reservations/{grant}/postings",
        "grants-officer, POST, /v1/grants/{grant}/reservations/{grant}/void",
        "grants-officer, POST, /v1/vat-codes",
        "service, POST, /v1/grants/{grant}/direct-spend/{grant}/reattribution",
        "finance, POST, /v1/grants/{grant}/debts",
        "finance, POST, /v1/grants/{grant}/debts/{grant}/cancellation",
        "finance, POST, /v1/grants/{grant}/recoveries",
        "finance, POST, /v1/grants/{grant}/write-offs",
        "service, POST, /v1/grants/{grant}/irregularities",
        "payments-releaser, POST, /v1/grants/{grant}/irregularities/{grant}/notification",
        "service, POST, /v1/grants/{grant}/irregularities/{grant}/updates",
        "service, POST, /v1/grants/{grant}/irregularities/{grant}/recoveries",
        "auditor, POST, /v1/grants/{grant}/irregularities/{grant}/closing",
        "auditor, POST, /v1/grants/{grant}/irregularities/{grant}/withdrawal",
        "service, POST, /v1/grants/{grant}/repayment-notices",
        "grants-officer, POST, /v1/grants/{grant}/repayment-notices/{grant}/payments",
        "grants-officer, POST, /v1/grants/{grant}/repayment-notices/{grant}/set-offs",
        "service, POST, /v1/grants/{grant}/repayment-notices/{grant}/withdrawal",
        "grants-officer, POST, /v1/grants/{grant}/own-resources",
        "grants-officer, POST, /v1/grants/{grant}/settlement",
        "service, POST, /v1/grants/{grant}/settlement/reopening",
        "finance, POST, /v1/grants/{grant}/deadlines",
        "provider, POST, /v1/grants/{grant}/receipts"
    })
    void shouldRefuseToWriteForARoleThatMayNot(String role, String method, String path) {
        Contract.unchecked(council.token(role))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{}")
                .request(method, path.replace("{grant}", grant))
                .then()
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
    }

    @Test
    void shouldLetAProviderReadTheGrantAndItsEditionOnly() {
        council.as("provider").get("/v1/grants/" + grant).then().statusCode(200);
        council.as("provider").get("/v1/schemes/WRRF-1/editions/2021-11").then().statusCode(200);
        council.as("provider").get("/v1/schemes").then().statusCode(403);
    }

    @Test
    void shouldLetNoServiceRecordADecisionOrReserve() {
        service()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(decisionBody("SCB-1", "\"SPLIT\"", ""))
                .post("/v1/grants/" + grant + "/decisions")
                .then()
                .statusCode(403);
        service()
                .body(Council.reservationBody(UUID.randomUUID().toString(), "run-1", "1.00", "2021-12-20"))
                .post("/v1/grants/" + grant + "/reservations")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/instalments",
                "/receipts",
                "/set-offs",
                "/decisions",
                "/direct-spend",
                "/funding",
                "/reservations",
                "/journals",
                "/ledger/balances",
                "/ledger/trial-balance",
                "/ledger/watermark?onOrBefore=2022-01-01",
                "/deadlines",
                "/submissions"
            })
    void shouldGiveNoHintOfAnotherCouncilsGrant(String path) {
        String theirs = "/v1/grants/" + grant + path;
        String nobodys = "/v1/grants/" + UUID.randomUUID() + path;
        String code = Council.other()
                .as("finance")
                .get(nobodys)
                .then()
                .statusCode(404)
                .extract()
                .path("code");

        Council.other().as("finance").get(theirs).then().statusCode(404).body("code", is(code));
    }

    @Test
    void shouldWriteNothingToAnotherCouncilsGrant() {
        Council other = Council.other();
        other.receive(grant, 1, "331788.60", "2021-12-17").statusCode(404);
        other.spend(grant, Council.spendBody("1.00", "2022-01-05", "")).then().statusCode(404);
        other.decide(grant, decisionBody("SCB-1", "\"SPLIT\"", "")).then().statusCode(404);
        other.as("grants-officer")
                .header("If-Match", "\"0\"")
                .body("{\"note\":\"mine\"}")
                .patch("/v1/grants/" + grant)
                .then()
                .statusCode(404);

        council.as("finance")
                .get("/v1/grants/" + grant)
                .then()
                .body("note", not(is("mine")))
                .body("version", is(0));
    }

    @Test
    void shouldAskWhichCouncilWhereTheTokenHoldsSeveral() {
        String token = Tokens.ofCouncils(List.of(Council.CODE, Council.OTHER), "ann", "finance");

        Contract.given(token).get("/v1/grants").then().statusCode(422).body("code", is("COUNCIL_NEEDED"));
        Contract.given(token)
                .header("X-Council-Code", Council.CODE)
                .get("/v1/grants/" + grant)
                .then()
                .statusCode(200);
        Contract.given(token)
                .header("X-Council-Code", "E08000099")
                .get("/v1/grants")
                .then()
                .statusCode(403)
                .body("code", is("COUNCIL_NOT_GRANTED"));
    }

    private static RequestSpecification service() {
        return Contract.given(Tokens.ofService("allocation-service")).header("X-Council-Code", Council.CODE);
    }
}
