package org.grantsuite.grant.decision;

import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.decisionBody;
import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class DecisionResourceTest {
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldRecordWhatTheBoardDecidedAndWhichBasisGoverns() {
        String more = ",\"governingBasis\":\"AMOUNT\",\"instalmentNumbers\":[1],\"fundingSource\":\"WRRF-1\"";
        String id = created(council.decide(grant, decisionBody("SCB-1", "\"SPLIT\",\"SPEND\"", more)));

        council.as("allocation-approver")
                .get("/v1/grants/" + grant + "/decisions/" + id)
                .then()
                .statusCode(200)
                .body("governingBasis", is("AMOUNT"))
                .body("instalmentNumbers", contains(1))
                .body("purposes", contains("SPEND", "SPLIT"))
                .body("warnings", empty());
        council.as("auditor").get("/v1/grants/" + grant + "/decisions").then().body("items", hasSize(1));
    }

    @Test
    void shouldWarnWhenThePaperNamesAnotherGrantAsTheSource() {
        decide(decisionBody("SCB-1", "\"SPLIT\"", ",\"fundingSource\":\"NHSE discharge\""))
                .statusCode(201)
                .body("warnings.code", contains("FUNDING_SOURCE_IS_NOT_THIS_GRANT"));
    }

    @Test
    void shouldRefuseToTakeEffectBeforeTheCallInHasEnded() {
        String body = decisionBody("SCB-1", "\"SPLIT\"", "");

        decide(body.replace("2021-12-16", "2021-12-15"))
                .statusCode(422)
                .body("code", is("DECISION_EFFECTIVE_TOO_EARLY"));
        decide(body.replace("\"callInEndsOn\":\"2021-12-15\",", "").replace("2021-12-16", "2021-12-07"))
                .statusCode(422)
                .body("code", is("DECISION_EFFECTIVE_TOO_EARLY"));
    }

    @Test
    void shouldTakeAReferenceOnce() {
        decide(decisionBody("SCB-1", "\"SPLIT\"", "")).statusCode(201);

        decide(decisionBody("SCB-1", "\"SPEND\"", "")).statusCode(409).body("code", is("DECISION_REFERENCE_USED"));
    }

    @Test
    void shouldRefuseAnInstalmentTheGrantDoesNotHave() {
        decide(decisionBody("SCB-1", "\"SPLIT\"", ",\"instalmentNumbers\":[1,3]"))
                .statusCode(422)
                .body("code", is("INSTALMENT_UNKNOWN"));
    }

    @Test
    void shouldStateAnUnderwritingWhereAndOnlyWhereItIsThePurpose() {
        decide(decisionBody("SCB-1", "\"UNDERWRITING\"", ""))
                .statusCode(422)
                .body("code", is("UNDERWRITING_NOT_STATED"));
        decide(decisionBody("SCB-1", "\"SPLIT\"", underwriting("5.00")))
                .statusCode(422)
                .body("code", is("UNDERWRITING_NOT_A_PURPOSE"));
        decide(decisionBody("SCB-1", "\"UNDERWRITING\"", underwriting("5.00"))).statusCode(201);
    }

    @Test
    void shouldLetAnOfficerDecideUnderADelegationOverGrantsThatDidNotExistYet() {
        String delegation = aDelegation("WRRF-*", true);

        decide(officer("OD-1", "\"SPLIT\"", delegation)).statusCode(201).body("warnings", empty());
        decide(officer("OD-2", "\"UNDERWRITING\"", delegation).replaceFirst("}$", underwriting("1.00") + "}"))
                .statusCode(422)
                .body("code", is("DELEGATION_DOES_NOT_COVER"));
    }

    @Test
    void shouldRefuseAnOfficerBeyondTheFamily() {
        decide(officer("OD-1", "\"SPLIT\"", aDelegation("ICTF-*", true)))
                .statusCode(422)
                .body("code", is("DELEGATION_DOES_NOT_COVER"));
    }

    @Test
    void shouldWarnWhenAnOfficerNamesNoDelegation() {
        decide(decisionBody("OD-1", "\"SPLIT\"", "").replace("BOARD", "OFFICER"))
                .statusCode(201)
                .body("warnings.code", contains("DELEGATION_NOT_NAMED"));
    }

    @Test
    void shouldEndADelegationByItsEvent() {
        String delegation = aDelegation("WRRF-*", true);
        String ending = "{\"event\":\"End of the pandemic\",\"endedOn\":\"2022-01-10\"}";
        council.creating("grants-officer")
                .body(ending)
                .post("/v1/delegations/" + delegation + "/ending")
                .then()
                .statusCode(200)
                .body("status", is("ENDED"))
                .body("ending.event", is("End of the pandemic"));

        decide(officer("OD-1", "\"SPLIT\"", delegation)).statusCode(422).body("code", is("DELEGATION_ENDED"));
        council.creating("grants-officer")
                .body(ending)
                .post("/v1/delegations/" + delegation + "/ending")
                .then()
                .statusCode(409)
                .body("code", is("DELEGATION_ENDED_ALREADY"));
        council.as("auditor")
                .get("/v1/delegations/" + delegation)
                .then()
                .statusCode(200)
                .body("family.schemeCodePattern", is("WRRF-*"));
    }

    @Test
    void shouldDelegateOnlyByADecisionMadeToDelegate() {
        String decision = created(council.decide(grant, decisionBody("SCB-1", "\"SPLIT\"", "")));

        delegate(decision, "WRRF-*", true).statusCode(422).body("code", is("DECISION_DOES_NOT_DELEGATE"));
    }

    private String aDelegation(String pattern, boolean future) {
        String decision = created(council.decide(grant, decisionBody(unique("SCB"), "\"DELEGATION\"", "")));
        return delegate(decision, pattern, future).statusCode(201).extract().path("id");
    }

    private ValidatableResponse delegate(String decision, String pattern, boolean future) {
        String template = """
                {"grantedByDecisionId":"%s","holder":"Executive Director","purposes":["SPLIT","PAYMENT"],
                 "family":{"schemeCodePattern":"%s","label":"any future workforce grant","includesFuture":%s},
                 "validFrom":"2021-12-08","endingEvent":"End of the pandemic"}""";
        return council.creating("grants-officer")
                .body(template.formatted(decision, pattern, future))
                .post("/v1/delegations")
                .then();
    }

    private static String officer(String reference, String purposes, String delegation) {
        return decisionBody(reference, purposes, ",\"delegationId\":\"" + delegation + "\"")
                .replace("BOARD", "OFFICER")
                .replace("\"callInEndsOn\":\"2021-12-15\",", "")
                .replace("2021-12-08", "2022-01-20")
                .replace("2021-12-16", "2022-01-20");
    }

    private static String underwriting(String amount) {
        return ",\"underwriting\":{\"amount\":" + money(amount) + "}";
    }

    private ValidatableResponse decide(String body) {
        return council.decide(grant, body).then();
    }
}
