package org.grantsuite.grant.feed;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class FeedResourceTest {
    private final Council council = new Council("E08000003");

    @Test
    void shouldTellEachDeedAsAnEventAndAsAnAuditEntry() {
        String grant = council.aGrant();
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);

        await().atMost(10, SECONDS)
                .untilAsserted(() -> council.as("finance")
                        .get("/v1/events?limit=500")
                        .then()
                        .statusCode(200)
                        .body("items.type", hasItems("SchemeEditionHeld", "GrantDetermined", "ReceiptRecorded")));
        council.as("auditor")
                .get("/v1/audit-entries?limit=500")
                .then()
                .statusCode(200)
                .body("items.action", hasItems("SCHEME_EDITION_HELD", "GRANT_DETERMINED", "RECEIPT_RECORDED"))
                .body("items.actor", hasItem("a-finance"));
    }

    @Test
    void shouldGoOnWhereTheLastPageEnded() {
        council.aGrant();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> council.as("auditor")
                        .get("/v1/events?limit=500")
                        .then()
                        .body("items.type", hasItem("GrantDetermined")));
        String next = council.as("auditor")
                .get("/v1/events?limit=500")
                .then()
                .extract()
                .path("next");

        council.as("auditor")
                .queryParam("after", next)
                .get("/v1/events")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void shouldTellNothingOfWhatWasRefused() {
        String grant = council.aGrant();
        council.spend(grant, Council.spendBody("1.00", "2021-10-01", "")).then().statusCode(422);

        council.as("auditor")
                .get("/v1/audit-entries?limit=500")
                .then()
                .body("items.action", not(hasItem("DIRECT_SPEND_RECORDED")));
        council.as("auditor")
                .get("/v1/events?after=nonsense")
                .then()
                .statusCode(400)
                .body("code", is("CURSOR_INVALID"));
    }
}
