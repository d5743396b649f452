package org.grantsuite.grant.scheme;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class SchemeResourceTest {
    private static final String EDITION = Contract.read("schemes/wrrf-1.json");
    private final Council council = Council.one();

    @Test
    void shouldHoldAnEditionAndGiveItBackWhole() {
        council.hold(EDITION);

        council.as("auditor")
                .get("/v1/schemes/WRRF-1/editions/2021-11")
                .then()
                .statusCode(200)
                .body("document.reportingPoints", hasSize(2))
                .body("document.certification.roles", hasSize(3))
                .body("status", is("COMPLETE"));
        council.as("finance").get("/v1/schemes").then().statusCode(200).body("items.schemeCode", hasItem("WRRF-1"));
    }

    @Test
    void shouldTakeTheSameContentAgainWhateverItsSpacing() {
        String edition = EDITION.replace("2021-11\",", "same-again\",");
        String hash = council.as("grants-officer")
                .body(edition)
                .post("/v1/schemes")
                .then()
                .statusCode(201)
                .extract()
                .path("contentHash");

        council.as("grants-officer")
                .body(edition.replace("\n", " "))
                .post("/v1/schemes")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("contentHash", is(hash));
    }

    @Test
    void shouldNeverChangeAnEdition() {
        council.hold(EDITION);

        council.as("grants-officer")
                .body(EDITION.replace("\"percent\": \"60\"", "\"percent\": \"61\""))
                .post("/v1/schemes")
                .then()
                .statusCode(409)
                .body("code", is("SCHEME_EDITION_EXISTS"));
        council.as("auditor")
                .get("/v1/schemes/WRRF-1/editions/2021-11")
                .then()
                .body("document.instalments[0].percent", is("60"));
    }

    @Test
    void shouldSayWhereADocumentFailsItsSchemaAndHoldNothing() {
        council.as("grants-officer")
                .body(EDITION.replace("\"2021-11\",", "\"faulty\",").replace("\"basis\": \"SPENT\"", "\"basis\": 3"))
                .post("/v1/schemes")
                .then()
                .statusCode(400)
                .body("code", is("SCHEME_INVALID"))
                .body("violations[0].field", equalTo("/spendWindow/basis"));
        council.as("auditor")
                .get("/v1/schemes/WRRF-1/editions/faulty")
                .then()
                .statusCode(404)
                .body("code", is("SCHEME_EDITION_UNKNOWN"));
    }

    @Test
    void shouldRefuseAnEditionThatContradictsItself() {
        council.as("grants-officer")
                .body(EDITION.replace("\"reportingPoint\": \"RP1\"", "\"reportingPoint\": \"RP5\""))
                .post("/v1/schemes")
                .then()
                .statusCode(422)
                .body("code", is("SCHEME_INCONSISTENT"))
                .body("violations[0].field", is("/instalments/1/gate/reportingPoint"));
    }

    @Test
    void shouldHoldAnIncompleteEditionButNotRunAGrantOnIt() {
        council.hold("""
                {"schemaVersion":"1.0","schemeCode":"MSIF","edition":"2024","status":"INCOMPLETE","name":"Fund"}""");

        council.creating("grants-officer")
                .body(Council.grantBody("31/7244", "100.00")
                        .replace("WRRF-1", "MSIF")
                        .replace("2021-11\",", "2024\","))
                .post("/v1/grants")
                .then()
                .statusCode(422)
                .body("code", is("SCHEME_INCOMPLETE"));
    }
}
