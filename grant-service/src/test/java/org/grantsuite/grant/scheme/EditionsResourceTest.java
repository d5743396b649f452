package org.grantsuite.grant.scheme;

import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editions that follow each other: checked, compared, weighed, and in force each for its own days (R46). */
@GrantServiceTest
class EditionsResourceTest {
    private static final String FIRST = Contract.read("editions/novel-1-a.json");
    private static final String SECOND = Contract.read("editions/novel-1-b.json");
    private final Council council = Council.one();
    private String code;
    private String grant;

    @BeforeEach
    void begin() {
        code = unique("NOVEL");
        council.hold(mine(FIRST));
        council.hold(mine(SECOND));
        grant = created(council.creating("grants-officer")
                .body(Council.grantBody(unique("31/77"), "120000.07")
                        .replace("WRRF-1", code)
                        .replace("2021-11\",", "a\",")
                        .replace("2021-11-10", "2022-04-02"))
                .post("/v1/grants"));
    }

    private String mine(String edition) {
        return edition.replace("NOVEL-1", code);
    }

    @Test
    void shouldCheckADocumentAndHoldNothing() {
        String other = mine(FIRST).replace("\"edition\": \"a\"", "\"edition\": \"z\"");
        council.as("grants-officer")
                .body(other)
                .post("/v1/schemes?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", is(true))
                .body("missing", empty());
        council.as("grants-officer")
                .body(other.replace("INCURRED", "DREAMT"))
                .post("/v1/schemes?dryRun=true")
                .then()
                .statusCode(400)
                .body("code", is("SCHEME_INVALID"));
        council.as("grants-officer")
                .body(mine(FIRST).replace("\"payments\": 12", "\"payments\": 11"))
                .post("/v1/schemes?dryRun=true")
                .then()
                .statusCode(409)
                .body("code", is("SCHEME_EDITION_EXISTS"));
        council.as("auditor").get("/v1/schemes/" + code + "/editions/z").then().statusCode(404);
    }

    @Test
    void shouldNameWhatASiblingFundLacksAndRefuseItsUse() {
        council.hold(Contract.read("schemes/siblings/icf-1.json"));
        council.as("auditor")
                .get("/v1/schemes/ICF-1/editions/2020-05")
                .then()
                .statusCode(200)
                .body("status", is("INCOMPLETE"))
                .body("missing.pointer", hasItems("/administration/caps", "/spendWindow/basis", "/measures"));

        council.creating("grants-officer")
                .body(Council.grantBody(unique("31/78"), "10.00")
                        .replace("WRRF-1", "ICF-1")
                        .replace("2021-11\",", "2020-05\","))
                .post("/v1/grants")
                .then()
                .statusCode(422)
                .body("code", is("SCHEME_INCOMPLETE"))
                .body("missing", hasItem("/spendWindow/basis"))
                .body("violations.field", hasItem("/administration/caps"));
    }

    @Test
    void shouldShowWhatAnEditionChanges() {
        council.as("auditor")
                .get("/v1/schemes/" + code + "/editions/a/differences?with=b")
                .then()
                .statusCode(200)
                .body(
                        "changes.path",
                        hasItems(
                                "/administration/caps/DISTRIBUTION_AND_REPORTING/percent",
                                "/certification/requiredRoles"))
                .body("changes.find { it.path.endsWith('percent') }.before", is("1"))
                .body("changes.find { it.path.endsWith('percent') }.after", is("2"));
        council.as("auditor")
                .get("/v1/schemes/" + code + "/editions/a/differences?with=q")
                .then()
                .statusCode(404)
                .body("code", is("SCHEME_EDITION_UNKNOWN"));
    }

    @Test
    void shouldWeighAChangeBeforeAnybodyMakesIt() {
        String moved = mine(SECOND)
                .replace("\"edition\": \"b\"", "\"edition\": \"c\"")
                .replace("\"dueOn\": \"2023-05-31\"", "\"dueOn\": \"2023-06-30\"");
        council.hold(moved);
        council.as("auditor")
                .get("/v1/schemes/" + code + "/editions/a/impact?by=c&effectiveFrom=2022-10-01")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].grantId", is(grant))
                .body("items[0].touched", is(true))
                .body("items[0].adminCaps[0].before.amount", is("1200.00"))
                .body("items[0].adminCaps[0].after.amount", is("2400.00"))
                .body("items[0].deadlines.find { it.code == 'END' }.after", is("2023-06-30"))
                .body("items[0].openReturns.code", contains("END"));
        Council.other().hold(mine(FIRST));
        Council.other().hold(mine(SECOND));
        Council.other()
                .as("auditor")
                .get("/v1/schemes/" + code + "/editions/a/impact?by=b&effectiveFrom=2022-10-01")
                .then()
                .statusCode(200)
                .body("items", empty());
        rules("2023-01-01").body("edition", is("a"));
    }

    @Test
    void shouldJudgeEachDayByTheEditionInForceOnIt() {
        supersede("a", "b", "2022-10-01").statusCode(201);

        rules("2022-09-30")
                .body("edition", is("a"))
                .body("adminCaps[0].amount.amount", is("1200.00"))
                .body("certification.signaturesNeeded", is(2))
                .body("fundingSources.amount.amount", contains("48000.03", "72000.04"));
        rules("2022-10-01")
                .body("edition", is("b"))
                .body("adminCaps[0].amount.amount", is("2400.00"))
                .body("certification.signaturesNeeded", is(3));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/editions")
                .then()
                .statusCode(200)
                .body("items.edition", contains("a", "b"))
                .body("items[0].until", is("2022-10-01"))
                .body("items[1].inForce", is(true));
        council.as("auditor").get("/v1/grants/" + grant).then().body("edition", is("a"));
    }

    /** R46: a condition set by an edition between the first and the last, once taken up, is never forgotten. */
    @Test
    void shouldKeepAConditionOfAnEditionInBetween() {
        council.hold(mine(SECOND)
                .replace("\"edition\": \"b\"", "\"edition\": \"m\"")
                .replace(
                        "\"prohibitedUses\": []", "\"prohibitedUses\": [{\"code\":\"RAFFLE\",\"label\":\"Raffles\"}]"));
        supersede("a", "m", "2022-10-01").statusCode(201);
        String path = "/v1/grants/" + grant + "/conditions/NOT_FOR_RAFFLE";
        council.creating("grants-officer")
                .body("{\"state\":\"BREACHED\",\"judgedOn\":\"2022-11-01\",\"reason\":\"a raffle was paid\"}")
                .post(path + "/judgements")
                .then()
                .statusCode(201);

        council.hold(mine(SECOND).replace("\"edition\": \"b\"", "\"edition\": \"c\""));
        supersede("m", "c", "2023-01-01").statusCode(201);

        council.as("auditor").get(path).then().statusCode(200).body("state", is("BREACHED"));
    }

    @Test
    void shouldRefuseEditionsThatCannotFollowAndLeaveTheRulesAsTheyAre() {
        supersede("a", "q", "2022-10-01").statusCode(422).body("code", is("SUCCESSOR_UNKNOWN"));
        supersede("q", "a", "2022-10-01").statusCode(404).body("code", is("SCHEME_EDITION_UNKNOWN"));
        supersede("a", "a", "2022-10-01").statusCode(422).body("code", is("SUPERSESSION_CIRCULAR"));
        council.hold("{\"schemaVersion\":\"1.1\",\"schemeCode\":\"" + code
                + "\",\"edition\":\"half\",\"status\":\"INCOMPLETE\",\"name\":\"Half\"}");
        supersede("a", "half", "2022-10-01")
                .statusCode(422)
                .body("code", is("SUCCESSOR_INCOMPLETE"))
                .body("missing", hasItem("/spendWindow"));
        rules("2022-12-01").body("edition", is("a"));

        supersede("a", "b", "2022-10-01").statusCode(201);
        supersede("a", "b", "2022-11-01").statusCode(409).body("code", is("EDITION_SUPERSEDED"));
        supersede("b", "a", "2022-12-01").statusCode(422).body("code", is("SUPERSESSION_CIRCULAR"));
        council.hold(mine(SECOND).replace("\"edition\": \"b\"", "\"edition\": \"c\""));
        supersede("b", "c", "2022-10-01").statusCode(422).body("code", is("SUPERSESSION_OUT_OF_ORDER"));
        rules("2022-12-01").body("edition", is("b"));
        Council.other()
                .as("auditor")
                .get("/v1/grants/" + grant + "/rules")
                .then()
                .statusCode(404)
                .body("code", is("GRANT_UNKNOWN"));
    }

    private ValidatableResponse supersede(String edition, String by, String from) {
        return council.creating("grants-officer")
                .body("{\"byEdition\":\"" + by + "\",\"effectiveFrom\":\"" + from + "\",\"reason\":\"As re-issued\"}")
                .post("/v1/schemes/" + code + "/editions/" + edition + "/supersession")
                .then();
    }

    private ValidatableResponse rules(String asOf) {
        return council.as("auditor")
                .get("/v1/grants/" + grant + "/rules?asOf=" + asOf)
                .then()
                .statusCode(200);
    }
}
