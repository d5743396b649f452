package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

/**
 * A fund no one thought of, by data alone: paid monthly from two sources, reported in windows of fourteen days, with a
 * cap of 1 % that a re-issue makes 2 % half-way and two signatories that it makes three.
 */
@GrantServiceTest
class NovelFundTest {
    private final Council council = Council.one();
    private final String code = unique("NOVEL");

    @Test
    void shouldCarryAFundNoOneThoughtOfByDataAlone() {
        council.hold(edition("a"));
        council.hold(edition("b"));
        String grant = created(council.creating("grants-officer")
                .body(Council.grantBody(unique("31/99"), "120000.07")
                        .replace("WRRF-1", code)
                        .replace("2021-11\",", "a\",")
                        .replace("2021-11-10", "2022-04-02"))
                .post("/v1/grants"));
        monthlyMoney(grant);
        windows(grant);
        capReplacedHalfWay(grant);
        signatories(grant);
        anotherTotal(grant);
        backToTheDepartment(grant);
    }

    private String edition(String name) {
        return Contract.read("editions/novel-1-" + name + ".json").replace("NOVEL-1", code);
    }

    private void monthlyMoney(String grant) {
        get(grant, "/instalments")
                .body("items", hasSize(12))
                .body("items[0].expected.amount", is("10000.00"))
                .body("items[11].expected.amount", is("10000.07"))
                .body("items[6].expectedOn", is("2022-10-15"))
                .body("totals.expected.amount", is("120000.07"));
        for (int month = 1; month <= 6; month++) {
            council.receive(grant, month, "10000.00", "2022-0" + (month + 3) + "-15")
                    .statusCode(201);
        }
        get(grant, "/rules")
                .body("fundingSources.code", contains("COUNCIL", "HEALTH"))
                .body("fundingSources.amount.amount", contains("48000.03", "72000.04"));
        get(grant, "/deadlines")
                .body("items.find { it.code == 'PASS_ON_1' }.dueOn", is("2022-04-29"))
                .body("items.code", hasItems("F1", "F2", "F6", "END", "CERTIFICATE"));
    }

    private void windows(String grant) {
        get(grant, "/rules?asOf=2022-05-01")
                .body("reportingPattern", is("FORTNIGHTLY"))
                .body("reportingPoints.find { it.code == 'F2' }.window.from", is("2022-04-15"))
                .body("reportingPoints.find { it.code == 'F2' }.window.to", is("2022-04-28"))
                .body("reportingPoints.find { it.code == 'F2' }.period.from", is("2022-04-01"))
                .body("reportingPoints.find { it.code == 'F2' }.fundingSources", contains("COUNCIL", "HEALTH"));
        submit(grant, "F1", "2022-04-20")
                .statusCode(201)
                .body("late", is(false))
                .body("dueOn", is("2022-04-21"));
        submit(grant, "F2", "2022-05-06").statusCode(201).body("late", is(true));
    }

    /** 1 % is £1,200.00 and 2 % is £2,400.00; a line is judged by the day it was incurred, whenever it is entered. */
    private void capReplacedHalfWay(String grant) {
        admin(grant, "1200.00", "2022-09-01").statusCode(201);
        admin(grant, "0.01", "2022-09-30").statusCode(422).body("code", is("ADMIN_CAP_EXCEEDED"));
        admin(grant, "0.01", "2022-10-01").statusCode(422).body("code", is("ADMIN_CAP_EXCEEDED"));

        council.as("auditor")
                .get("/v1/schemes/" + code + "/editions/a/impact?by=b&effectiveFrom=2022-10-01")
                .then()
                .statusCode(200)
                .body("items[0].adminCaps[0].after.amount", is("2400.00"));
        council.creating("grants-officer")
                .body(
                        "{\"byEdition\":\"b\",\"effectiveFrom\":\"2022-10-01\",\"reason\":\"Corrected by the department\"}")
                .post("/v1/schemes/" + code + "/editions/a/supersession")
                .then()
                .statusCode(201);

        admin(grant, "0.01", "2022-09-30").statusCode(422).body("code", is("ADMIN_CAP_EXCEEDED"));
        admin(grant, "1200.00", "2022-10-01").statusCode(201);
        admin(grant, "0.01", "2022-10-02").statusCode(422).body("code", is("ADMIN_CAP_EXCEEDED"));
        assertThat(council.balance(grant, "admin")).isEqualTo("2400.00");
    }

    private void signatories(String grant) {
        get(grant, "/rules?asOf=2022-09-30").body("certification.signaturesNeeded", is(2));
        get(grant, "/rules?asOf=2023-05-31")
                .body("certification.signaturesNeeded", is(3))
                .body("certification.requiredRoles", contains("TREASURER", "CHIEF", "AUDITOR"));
        get(grant, "/editions")
                .body("items.edition", contains("a", "b"))
                .body("items[0].reportingPoints", contains("F1", "F2", "F3", "F4", "F5", "F6"))
                .body("items[1].reportingPoints", contains("END"));
    }

    /** Six months are paid and stand; six share what is left of the new total. */
    private void anotherTotal(String grant) {
        council.creating("grants-officer")
                .body("{\"reference\":\"L-2\",\"allocation\":" + Council.money("90000.05")
                        + ",\"determinedOn\":\"2022-11-01\",\"reason\":\"Cut at mid-year\"}")
                .post("/v1/grants/" + grant + "/redeterminations")
                .then()
                .statusCode(201);
        get(grant, "/instalments")
                .body("items[5].expected.amount", is("10000.00"))
                .body("items[6].expected.amount", is("5000.00"))
                .body("items[11].expected.amount", is("5000.05"))
                .body("totals.expected.amount", is("90000.05"));
        council.receive(grant, 7, "5000.00", "2022-11-15").statusCode(201);
    }

    /** All but £5,000.00 is spent; that goes back, and the instalment it came with says so. */
    private void backToTheDepartment(String grant) {
        council.spend(grant, Council.spendBody("57600.00", "2022-11-20", "").replace("LOCAL_RECRUITMENT", "HOURS"))
                .then()
                .statusCode(201);
        String notice = created(council.creating("finance")
                .body("{\"noticeReference\":\"N-1\",\"kind\":\"UNSPENT\",\"amount\":" + Council.money("5000.00")
                        + ",\"issuedOn\":\"2023-06-10\",\"mayBeSetOff\":true}")
                .post("/v1/grants/" + grant + "/repayment-notices"));
        council.creating("finance")
                .body("{\"paymentReference\":\"PAY-1\",\"amount\":" + Council.money("5000.00")
                        + ",\"paidOn\":\"2023-06-15\",\"instalments\":[{\"number\":7,\"amount\":"
                        + Council.money("5000.00") + "}]}")
                .post("/v1/grants/" + grant + "/repayment-notices/" + notice + "/payments")
                .then()
                .statusCode(201)
                .body("status", is("SETTLED"));
        get(grant, "/instalments").body("items[6].status", is("REPAID"));
        assertThat(council.balance(grant, "received")).isEqualTo("65000.00");
        assertThat(council.balance(grant, "repaid")).isEqualTo("5000.00");
        assertThat(council.balance(grant, "held")).isEqualTo("0.00");
    }

    private ValidatableResponse admin(String grant, String amount, String on) {
        String body = Council.spendBody(amount, on, "")
                .replace("LOCAL_RECRUITMENT", "HOURS")
                .replace("\"NONE\"", "\"DISTRIBUTION_AND_REPORTING\"");
        return council.spend(grant, body).then();
    }

    private ValidatableResponse submit(String grant, String point, String day) {
        String template = """
                {"reportingPoint":"%s","departmentReturnId":"%s","version":1,"channel":"PORTAL","sentAt":"%sT10:00:00Z",
                 "fileName":"window.csv","fileHash":"%s","submittedBy":"ann"}""";
        return council.as("grants-officer")
                .body(template.formatted(point, UUID.randomUUID(), day, "b".repeat(64)))
                .post("/v1/grants/" + grant + "/submissions")
                .then();
    }

    private ValidatableResponse get(String grant, String path) {
        return council.as("auditor").get("/v1/grants/" + grant + path).then().statusCode(200);
    }
}
