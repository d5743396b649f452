package org.grantsuite.grant.decision;

import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.decisionBody;
import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class AuthorityResourceTest {
    private static final String PLAN = "PLAN_APPROVAL";
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** One each: a delegation over a family reaches every grant of its council. */
    private final String code = "E090000%02d".formatted(2 + NEXT.getAndIncrement());

    private final Council council = new Council(code);
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldSayThatNobodyMayWhereNothingIsRecorded() {
        whoMay("amir", "action=CERTIFICATE_SIGNING&amount=10.00")
                .statusCode(200)
                .body("callerMay", is(false))
                .body("peopleNeeded", nullValue())
                .body("authorities", empty())
                .body("why", containsString("record one with a mandate"));
    }

    @Test
    void shouldLetThePersonADecisionNamesApproveFromTheDayItTakesEffect() {
        created(decide(mandates("{\"actions\":[\"PLAN_APPROVAL\"],\"persons\":[\"amir\"],\"twoPeopleAbove\":"
                + money("1000.00") + "}")));

        whoMay("amir", "action=" + PLAN + "&on=2021-12-15&amount=10.00")
                .body("callerMay", is(false))
                .body("gaps.reason", hasItem("its decision has effect from 2021-12-16"));
        whoMay("amir", "action=" + PLAN + "&on=2021-12-16&amount=1000.00&pot=CARE&pot=HUB")
                .body("callerMay", is(true))
                .body("callerPeopleNeeded", is(1))
                .body("callerMandateId", notNullValue())
                .body("authorities.source", contains("DECISION"))
                .body("why", nullValue());
        whoMay("amir", "action=" + PLAN + "&amount=1000.01")
                .body("callerPeopleNeeded", is(2))
                .body("why", containsString("2 people are needed and 1 may"));
        whoMay("dora", "action=" + PLAN + "&amount=10.00").body("callerMay", is(false));
        whoMay("amir", "action=PAYMENT_RUN_RELEASE&amount=10.00").body("callerMay", is(false));
        Contract.given(Tokens.of(Council.OTHER, "amir", "allocation-approver"))
                .get("/v1/grants/" + grant + "/who-may?action=" + PLAN)
                .then()
                .statusCode(404)
                .body("code", is("GRANT_UNKNOWN"));
    }

    @Test
    void shouldDelegateOverAFamilyUntilItsEventAndLetADeputyStandIn() {
        String delegation = created(delegate(family(), role("ALLOCATION_APPROVER") + "," + persons("\"amir\"")));
        String later = council.aGrant();

        whoMay("anybody", later, "action=" + PLAN)
                .body("callerMay", is(true))
                .body("authorities.holder", hasItem("Director"));
        deputise(delegation, "dora", "amir", "2022-01-10", "2022-01-14").statusCode(201);
        whoMay("dora", grant, "action=PAYMENT_RUN_RELEASE&on=2022-01-12", "payments-releaser")
                .body("callerMay", is(true));
        whoMay("amir", grant, "action=PAYMENT_RUN_RELEASE&on=2022-01-12", "payments-releaser")
                .body("callerMay", is(false));
        whoMay("dora", grant, "action=PAYMENT_RUN_RELEASE&on=2022-01-15", "payments-releaser")
                .body("callerMay", is(false));
        String deputy = council.as("auditor")
                .get("/v1/delegations/" + delegation + "/deputies")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
        String ending = "/v1/delegations/" + delegation + "/deputies/" + deputy + "/ending";
        post(ending, Map.of("endedOn", "2022-01-15")).statusCode(422).body("code", is("DEPUTY_DATES_REVERSED"));
        post(ending, Map.of("endedOn", "2022-01-11")).statusCode(200).body("endedOn", is("2022-01-11"));
        post(ending, Map.of("endedOn", "2022-01-11")).statusCode(409).body("code", is("DEPUTY_ENDED_ALREADY"));
        whoMay("dora", grant, "action=PAYMENT_RUN_RELEASE&on=2022-01-12", "payments-releaser")
                .body("callerMay", is(false));

        post("/v1/delegations/" + delegation + "/ending", Map.of("event", "It is over", "endedOn", "2022-01-20"))
                .statusCode(200)
                .body("mandates", hasSize(2));
        whoMay("amir", "action=" + PLAN + "&on=2022-01-21")
                .body("callerMay", is(false))
                .body("gaps.reason", hasItem(containsString("It is over")));
        deputise(delegation, "dan", "amir", "2022-01-10", "2022-01-14")
                .statusCode(409)
                .body("code", is("DELEGATION_ENDED_ALREADY"));
        council.as("auditor")
                .get("/v1/delegations?limit=500")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(delegation));
    }

    @Test
    void shouldRefuseMandatesThatCannotStand() {
        refused(mandates("{\"actions\":[\"PLAN_APPROVAL\"]}"), 422, "MANDATE_NAMES_NOBODY");
        refused(
                mandates("{\"actions\":[\"PLAN_APPROVAL\"],\"persons\":[\"amir\"],\"minAmount\":" + money("2.00")
                        + ",\"maxAmount\":" + money("1.00") + "}"),
                422,
                "MANDATE_BAND_REVERSED");
        refused(mandates(persons("\"a-grants-officer\"")), 403, "MANDATE_NAMES_ITS_RECORDER");
        refused(
                mandates(persons("\"amir\"")).replace("\"DELEGATION\"", "\"SPLIT\""),
                422,
                "DECISION_DOES_NOT_DELEGATE");
        refused(mandates(persons("\"amir\"")).replace("BOARD", "OFFICER"), 422, "MANDATE_WITHOUT_AUTHORITY");
        council.as("auditor").get("/v1/grants/" + grant + "/decisions").then().body("items", empty());
        whoMay("amir", "action=" + PLAN + "&on=2021-12-20").body("gaps.reference", empty());
    }

    @Test
    void shouldRefuseDelegationsAndDeputiesThatCannotStand() {
        delegate("", persons("\"amir\"")).then().statusCode(422).body("code", is("DELEGATION_SCOPE_UNCLEAR"));
        delegate(family() + ",\"grantId\":\"" + grant + "\"", persons("\"amir\""))
                .then()
                .statusCode(422)
                .body("code", is("DELEGATION_SCOPE_UNCLEAR"));
        delegate(",\"grantId\":\"0190b0b0-0000-7000-8000-000000000001\"", persons("\"amir\""))
                .then()
                .statusCode(422)
                .body("code", is("GRANT_NOT_HELD"));
        delegate(family(), "").then().statusCode(422).body("code", is("DELEGATION_EMPTY"));

        String delegation = created(delegate(",\"grantId\":\"" + grant + "\"", persons("\"amir\",\"ada\"")));
        deputise(delegation, "dora", "nobody", "2022-01-10", "2022-01-14")
                .statusCode(422)
                .body("code", is("DEPUTY_FOR_NOBODY"));
        deputise(delegation, "ada", "amir", "2022-01-10", "2022-01-14")
                .statusCode(422)
                .body("code", is("DEPUTY_IS_HOLDER"));
        deputise(delegation, "dora", "amir", "2022-01-14", "2022-01-10")
                .statusCode(422)
                .body("code", is("DEPUTY_DATES_REVERSED"));
        deputise(delegation, "a-grants-officer", "amir", "2022-01-10", "2022-01-14")
                .statusCode(403)
                .body("code", is("MANDATE_NAMES_ITS_RECORDER"));
        council.as("auditor")
                .get("/v1/delegations/" + delegation + "/deputies")
                .then()
                .body("items", empty());
        Council.other()
                .as("auditor")
                .get("/v1/delegations/" + delegation + "/deputies")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldSayWhoAgreedThatAnUrgentDecisionCouldNotWait() {
        String urgent = decisionBody(unique("URG"), "\"SPLIT\"", "").replace("BOARD", "URGENT");
        refused(urgent, 422, "URGENCY_NOT_STATED");
        String urgency = ",\"urgency\":{\"agreedBy\":\"Chair of scrutiny\",\"reason\":\"Winter\"}";
        refused(decisionBody(unique("SCB"), "\"SPLIT\"", urgency), 422, "URGENCY_NOT_OF_THIS_KIND");
        decide(urgent.replaceFirst("}$", urgency + "}"))
                .then()
                .statusCode(201)
                .body("urgency.agreedBy", is("Chair of scrutiny"));
    }

    private void refused(String body, int status, String code) {
        decide(body).then().statusCode(status).body("code", is(code));
    }

    private io.restassured.response.Response decide(String body) {
        return council.decide(grant, body);
    }

    private static String mandates(String mandate) {
        String whole = mandate.startsWith("{") ? mandate : "{" + mandate + "}";
        return decisionBody(unique("SCB"), "\"DELEGATION\"", ",\"mandates\":[" + whole + "]");
    }

    private static String persons(String persons) {
        return "{\"actions\":[\"PLAN_APPROVAL\",\"PAYMENT_RUN_RELEASE\"],\"persons\":[" + persons + "]}";
    }

    private static String role(String role) {
        return "{\"actions\":[\"PLAN_APPROVAL\"],\"role\":\"" + role + "\"}";
    }

    private static String family() {
        return ",\"family\":{\"schemeCodePattern\":\"WRRF-*\",\"label\":\"workforce grants\",\"includesFuture\":true}";
    }

    private io.restassured.response.Response delegate(String scope, String mandates) {
        String decision = created(decide(decisionBody(unique("SCB"), "\"DELEGATION\"", "")));
        String template = """
                {"grantedByDecisionId":"%s","holder":"Director","purposes":[],"validFrom":"2021-12-16",
                 "endingEvent":"End of the pandemic"%s,"mandates":[%s]}""";
        return council.creating("grants-officer")
                .body(template.formatted(decision, scope, mandates))
                .post("/v1/delegations");
    }

    private ValidatableResponse deputise(String delegation, String person, String forPerson, String from, String to) {
        return post(
                "/v1/delegations/" + delegation + "/deputies",
                Map.of(
                        "person",
                        person,
                        "forPerson",
                        forPerson,
                        "absentFrom",
                        from,
                        "absentTo",
                        to,
                        "reason",
                        "leave"));
    }

    private ValidatableResponse post(String path, Map<String, ?> body) {
        return council.creating("grants-officer").body(body).post(path).then();
    }

    private ValidatableResponse whoMay(String person, String query) {
        return whoMay(person, grant, query, "allocation-approver");
    }

    private ValidatableResponse whoMay(String person, String of, String query, String... roles) {
        String[] held = roles.length == 0 ? new String[] {"allocation-approver"} : roles;
        return Contract.given(Tokens.of(code, person, held))
                .get("/v1/grants/" + of + "/who-may?" + query)
                .then();
    }
}
