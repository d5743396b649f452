package org.grantsuite.grant.testing;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;

/** The people of one council and what they do, each exchange held against the contract. Valid by default. */
public final class Council {
    public static final String CODE = "E08000002";
    public static final String OTHER = "E09000001";
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private final String code;

    public Council(String code) {
        this.code = code;
    }

    public static Council one() {
        return new Council(CODE);
    }

    public static Council other() {
        return new Council(OTHER);
    }

    public String token(String... roles) {
        return Tokens.of(code, roles.length == 0 ? "nobody" : "a-" + roles[0], roles);
    }

    public RequestSpecification as(String... roles) {
        return Contract.given(token(roles));
    }

    public RequestSpecification creating(String... roles) {
        return Contract.creating(token(roles));
    }

    public static String unique(String prefix) {
        return prefix + "-" + SERIAL.incrementAndGet();
    }

    /** Holds the edition and records a grant of the anchor's size from it. */
    public String aGrant() {
        return aGrantOf("552981.00");
    }

    public String aGrantOf(String amount) {
        hold(Contract.read("schemes/wrrf-1.json"));
        return created(creating("grants-officer")
                .body(grantBody(unique("31/5781"), amount))
                .post("/v1/grants"));
    }

    public void hold(String edition) {
        as("grants-officer").body(edition).post("/v1/schemes").then().statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    public static String grantBody(String determination, String amount) {
        String template = """
                {"schemeCode":"WRRF-1","edition":"2021-11","determinationNumber":"%s","name":"Workforce fund",
                 "localName":"Winter money","allocation":%s,"determinedOn":"2021-11-10"}""";
        return template.formatted(determination, money(amount));
    }

    public static String money(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"GBP\"}";
    }

    public static String created(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }

    public ValidatableResponse receive(String grantId, int instalment, String amount, String receivedOn) {
        return as("finance")
                .body(receiptBody(instalment, unique("BACS"), amount, receivedOn))
                .post("/v1/grants/" + grantId + "/receipts")
                .then();
    }

    public static String receiptBody(int instalment, String reference, String amount, String receivedOn) {
        String template = """
                {"instalmentNumber":%d,"bankReference":"%s","amount":%s,"receivedOn":"%s","dateAssumed":false}""";
        return template.formatted(instalment, reference, money(amount), receivedOn);
    }

    /** A board decision in effect from the 16th of December 2021. */
    public String aDecision(String grantId) {
        return created(decide(grantId, decisionBody(unique("SCB"), "\"SPLIT\",\"PAYMENT\"", "")));
    }

    public Response decide(String grantId, String body) {
        return creating("grants-officer").body(body).post("/v1/grants/" + grantId + "/decisions");
    }

    public static String decisionBody(String reference, String purposes, String more) {
        String template = """
                {"reference":"%s","kind":"BOARD","body":"Strategic Commissioning Board","title":"Workforce fund",
                 "decidedOn":"2021-12-08","callInEndsOn":"2021-12-15","effectiveOn":"2021-12-16","purposes":[%s]%s}""";
        return template.formatted(reference, purposes, more);
    }

    public static String spendBody(String amount, String incurredOn, String more) {
        String template = """
                {"potCode":"HUB","measure":"LOCAL_RECRUITMENT","adminKind":"NONE","description":"Recruitment fair",
                 "incurredOn":"%s","amount":%s,"generalLedgerReference":"%s","newExpenditure":true%s}""";
        return template.formatted(incurredOn, money(amount), unique("GL"), more);
    }

    public Response spend(String grantId, String body) {
        return creating("finance").body(body).post("/v1/grants/" + grantId + "/direct-spend");
    }

    public Response reserve(String grantId, String decisionId, String key, String amount) {
        return as("payments-releaser")
                .body(reservationBody(decisionId, key, amount, "2021-12-20"))
                .post("/v1/grants/" + grantId + "/reservations");
    }

    public static String reservationBody(String decisionId, String key, String amount, String valueOn) {
        String template = """
                {"businessKey":"%s","amount":%s,"decisionId":"%s","instalmentNumber":1,"valueOn":"%s",
                 "purpose":"WRRF1 P1"}""";
        return template.formatted(key, money(amount), decisionId, valueOn);
    }

    /** Posts as the allocation service does from its outbox. */
    public Response post(String grantId, String reservationId, String key, String amount) {
        return Contract.given(Tokens.ofService("allocation-service"))
                .header("X-Council-Code", code)
                .body(postingBody(key, amount, "2021-12-20"))
                .post("/v1/grants/" + grantId + "/reservations/" + reservationId + "/postings");
    }

    public static String postingBody(String key, String amount, String valueOn) {
        String template = """
                {"businessKey":"%s","amount":%s,"valueOn":"%s","lines":[{"potCode":"CARE","amount":%s}],
                 "instalmentNumber":1,"providerReference":"1-100","description":"WRRF1 P1","actingPerson":"rita"}""";
        return template.formatted(key, money(amount), valueOn, money(amount));
    }

    public String balance(String grantId, String field) {
        return as("finance")
                .get("/v1/grants/" + grantId + "/ledger/balances")
                .then()
                .statusCode(200)
                .extract()
                .path("position." + field + ".amount");
    }

    public String funding(String grantId, String field) {
        return as("finance")
                .get("/v1/grants/" + grantId + "/funding")
                .then()
                .statusCode(200)
                .extract()
                .path(field + ".amount");
    }

    public List<?> journals(String grantId) {
        return as("finance")
                .get("/v1/grants/" + grantId + "/journals?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    public static LocalDate tomorrow() {
        return LocalDate.now(java.time.ZoneId.of("Europe/London")).plusDays(1);
    }
}
