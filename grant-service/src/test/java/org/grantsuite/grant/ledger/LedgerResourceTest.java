package org.grantsuite.grant.ledger;

import static org.grantsuite.grant.testing.Council.created;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class LedgerResourceTest {
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldStartWithEverythingAtNothing() {
        get("/ledger/balances").body("accounts", hasSize(0)).body("position.held.amount", is("0.00"));
        get("/ledger/trial-balance").body("balanced", is(true)).body("totalDebit.amount", is("0.00"));
        get("/ledger/watermark?onOrBefore=2022-03-31")
                .body("journalSequence", is(0))
                .body("pendingInPeriod", is(0));
    }

    @Test
    void shouldShowBalancesAsAtAValueDate() {
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        council.spend(grant, Council.spendBody("10.00", "2022-01-05", ""))
                .then()
                .statusCode(201);

        get("/ledger/balances?asOf=2021-12-16").body("position.received.amount", is("0.00"));
        get("/ledger/balances?asOf=2021-12-17").body("position.held.amount", is("331788.60"));
        get("/ledger/balances?asOf=2022-01-05")
                .body("position.held.amount", is("331778.60"))
                .body("journalSequence", is(2));
        get("/ledger/watermark?onOrBefore=2021-12-31").body("journalSequence", is(1));
    }

    @Test
    void shouldShowBalancesAsTheyWereKnownAtAMoment() {
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        String postedAt = get("/journals").extract().path("items[0].postedAt");
        council.spend(grant, Council.spendBody("10.00", "2021-12-17", ""))
                .then()
                .statusCode(201);

        council.as("finance")
                .queryParam("asKnownAt", postedAt)
                .get("/v1/grants/" + grant + "/ledger/balances")
                .then()
                .statusCode(200)
                .body("position.held.amount", is("331788.60"));
    }

    @Test
    void shouldBalanceDebitsAndCreditsAfterAReversal() {
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        String line = created(council.spend(grant, Council.spendBody("10.00", "2022-01-05", "")));
        council.creating("finance")
                .body("{\"reason\":\"typing\",\"reversedOn\":\"2022-01-06\"}")
                .post("/v1/grants/" + grant + "/direct-spend/" + line + "/reversal")
                .then()
                .statusCode(201);

        get("/ledger/trial-balance")
                .body("balanced", is(true))
                .body("totalDebit.amount", is("331808.60"))
                .body("totalCredit.amount", is("331808.60"));
        get("/journals").body("items.sequence", contains(1, 2, 3)).body("items[2].kind", is("REVERSAL"));
    }

    @Test
    void shouldPageThroughJournalsInTheOrderOfPosting() {
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        council.spend(grant, Council.spendBody("10.00", "2021-11-05", ""))
                .then()
                .statusCode(201);
        council.spend(grant, Council.spendBody("11.00", "2021-11-06", ""))
                .then()
                .statusCode(201);

        String next = get("/journals?limit=2")
                .body("items.sequence", contains(1, 2))
                .extract()
                .path("next");
        council.as("finance")
                .queryParam("cursor", next)
                .get("/v1/grants/" + grant + "/journals?limit=2")
                .then()
                .statusCode(200)
                .body("items.sequence", contains(3));
        get("/journals?from=2021-11-06&to=2021-11-30").body("items.sequence", contains(3));
    }

    private ValidatableResponse get(String path) {
        return council.as("finance").get("/v1/grants/" + grant + path).then().statusCode(200);
    }
}
