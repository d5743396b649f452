package org.grantsuite.grant.grant;

import static org.grantsuite.grant.testing.Council.grantBody;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class GrantResourceTest {
    private final Council council = Council.one();

    @Test
    void shouldRecordAGrantWithInstalmentsThatSumToItsAllocation() {
        String grant = council.aGrant();

        council.as("finance")
                .get("/v1/grants/" + grant + "/instalments")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].expected.amount", is("331788.60"))
                .body("items[1].expected.amount", is("221192.40"))
                .body("items[1].statedPercent", is("40"));
        council.as("finance")
                .get("/v1/grants/" + grant)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("councilCode", is(Council.CODE))
                .body("status", is("DETERMINED"));
    }

    @Test
    void shouldKeyAGrantByItsDeterminationWhateverItsName() {
        council.hold(Contract.read("schemes/wrrf-1.json"));
        String determination = unique("31/9");
        council.creating("grants-officer")
                .body(grantBody(determination, "10.00"))
                .post("/v1/grants")
                .then()
                .statusCode(201);

        council.creating("grants-officer")
                .body(grantBody(determination, "10.00").replace("Workforce fund", "Another name"))
                .post("/v1/grants")
                .then()
                .statusCode(409)
                .body("code", is("DETERMINATION_EXISTS"));
    }

    @Test
    void shouldRefuseACouncilThatIsNoRecipientOfTheScheme() {
        Council district = new Council("E07000001");
        district.hold(Contract.read("schemes/wrrf-1.json"));

        district.creating("grants-officer")
                .body(grantBody(unique("31/9"), "10.00"))
                .post("/v1/grants")
                .then()
                .statusCode(422)
                .body("code", is("RECIPIENT_NOT_ELIGIBLE"))
                .body("rule", is("R1"));
    }

    @Test
    void shouldRefuseAnEditionNobodyHolds() {
        council.creating("grants-officer")
                .body(grantBody(unique("31/9"), "10.00").replace("WRRF-1", "NOSUCH-1"))
                .post("/v1/grants")
                .then()
                .statusCode(422)
                .body("code", is("SCHEME_EDITION_UNKNOWN"));
    }

    @Test
    void shouldRefuseADeterminationOfTomorrow() {
        council.creating("grants-officer")
                .body(grantBody(unique("31/9"), "10.00")
                        .replace("2021-11-10", Council.tomorrow().toString()))
                .post("/v1/grants")
                .then()
                .statusCode(422)
                .body("code", is("FACT_IN_THE_FUTURE"))
                .body("violations[0].field", is("determinedOn"));
    }

    @Test
    void shouldEditOnlyTheVersionThatWasRead() {
        String path = "/v1/grants/" + council.aGrant();
        String body = "{\"note\":\"checked\"}";

        council.as("grants-officer")
                .body(body)
                .patch(path)
                .then()
                .statusCode(428)
                .body("code", is("IF_MATCH_NEEDED"));
        council.as("grants-officer")
                .header("If-Match", "\"7\"")
                .body(body)
                .patch(path)
                .then()
                .statusCode(412)
                .body("code", is("VERSION_STALE"));
        council.as("grants-officer")
                .header("If-Match", "\"0\"")
                .body(body)
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("note", is("checked"))
                .body("localName", is("Winter money"));
    }

    @Test
    void shouldAnswerARepeatedRequestWithTheFirstAnswer() {
        council.hold(Contract.read("schemes/wrrf-1.json"));
        String key = unique("idempotent-key");
        String body = grantBody(unique("31/8"), "10.00");
        String first = Council.created(council.as("grants-officer")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/grants"));

        council.as("grants-officer")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/grants")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(first));
        council.as("grants-officer")
                .header("Idempotency-Key", key)
                .body(body.replace("10.00", "11.00"))
                .post("/v1/grants")
                .then()
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void shouldPageThroughTheGrantsOfOneCouncilOnly() {
        String mine = council.aGrant();
        council.aGrant();
        String theirs = Council.other().aGrant();

        var first = council.as("finance").get("/v1/grants?limit=1").then().statusCode(200);
        String next = first.body("items", hasSize(1)).extract().path("next");
        council.as("finance")
                .queryParam("cursor", next)
                .get("/v1/grants?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        council.as("finance")
                .get("/v1/grants?limit=500")
                .then()
                .body("items.id", hasItem(mine))
                .body("items.id", not(hasItem(theirs)));
        council.as("finance")
                .queryParam("cursor", next)
                .get("/v1/schemes")
                .then()
                .statusCode(400)
                .body("code", is("CURSOR_INVALID"));
    }
}
