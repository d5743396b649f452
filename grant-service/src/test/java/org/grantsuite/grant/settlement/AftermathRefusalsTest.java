package org.grantsuite.grant.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.grantsuite.grant.testing.Refused;
import org.grantsuite.grant.testing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What debts, repayment notices and cases of irregularity refuse beside what their lifecycles do. */
@GrantServiceTest
class AftermathRefusalsTest {
    private static final String CODE = "E08000016";
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";
    private static final String REASON = "{\"reason\":\"raised in error\"}";

    private final Council council = new Council(CODE);
    private final Refused refused = Refused.in(CODE);
    private String grant;
    private Aftermath after;

    @BeforeEach
    void begin() {
        grant = council.aGrantOf("1000.00");
        after = new Aftermath(council, grant);
        council.receive(grant, 1, "600.00", "2021-12-17").statusCode(201);
    }

    private Response post(String role, String of, String path, String body) {
        return council.creating(role).body(body).post("/v1/grants/" + of + path);
    }

    @Test
    void shouldCancelOnlyADebtOfTheGrant() {
        String other = council.aGrantOf("1000.00");
        council.receive(other, 1, "600.00", "2021-12-17").statusCode(201);
        new Aftermath(council, other).transfer(council.aDecision(other), "10.00");
        String debt = created(post("service", other, "/debts", Aftermath.debtBody(unique("D"), "10.00")));

        for (String unknown : new String[] {NOBODY, debt}) {
            refused.by(
                    404, "DEBT_UNKNOWN", () -> post("service", grant, "/debts/" + unknown + "/cancellation", REASON));
        }
        post("service", other, "/debts/" + debt + "/cancellation", REASON)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldMeetOnlyANoticeOfTheGrant() {
        String other = council.aGrantOf("1000.00");
        String theirs = created(new Aftermath(council, other).notice("UNSPENT", "10.00"));
        String receipt = new Aftermath(council, other).receiveCut("500.00", grant);

        for (String unknown : new String[] {NOBODY, theirs}) {
            String path = "/repayment-notices/" + unknown;
            refused.by(404, "NOTICE_UNKNOWN", () -> council.as("auditor").get("/v1/grants/" + grant + path));
            refused.by(404, "NOTICE_UNKNOWN", () -> after.pay(unknown, "1.00", ""));
            refused.by(404, "NOTICE_UNKNOWN", () -> after.setOff(unknown, receipt, "1.00", ""));
            refused.by(404, "NOTICE_UNKNOWN", () -> post("finance", grant, path + "/withdrawal", REASON));
        }
    }

    @Test
    void shouldTakeEachReferenceOfANoticeAndOfAPaymentOnce() {
        String body = Aftermath.noticeBody(unique("N"), "UNSPENT", "100.00");
        String notice = created(post("finance", grant, "/repayment-notices", body));
        refused.by(409, "NOTICE_REFERENCE_USED", () -> post("finance", grant, "/repayment-notices", body));
        refused.by(
                409,
                "NOTICE_REFERENCE_USED",
                () -> post("finance", grant, "/repayment-notices", body.replace("100.00", "99.00")));

        String payment = "{\"paymentReference\":\"" + unique("PAY") + "\",\"amount\":" + money("40.00")
                + ",\"paidOn\":\"2022-07-01\"}";
        String path = "/repayment-notices/" + notice + "/payments";
        post("finance", grant, path, payment).then().statusCode(201);
        refused.by(409, "DISCHARGE_REFERENCE_USED", () -> post("finance", grant, path, payment));
        assertThat(council.balance(grant, "repaid")).isEqualTo("40.00");
    }

    @Test
    void shouldMeetNoNoticeBeforeItsDay() {
        String notice = created(after.notice("UNSPENT", "100.00"));
        String early = "{\"paymentReference\":\"" + unique("PAY") + "\",\"amount\":" + money("40.00")
                + ",\"paidOn\":\"2022-04-30\"}";
        String path = "/repayment-notices/" + notice + "/payments";
        refused.by(422, "DISCHARGE_BEFORE_NOTICE", () -> post("finance", grant, path, early));
        post("finance", grant, path, early.replace("2022-04-30", "2022-05-01"))
                .then()
                .statusCode(201);

        String late = Aftermath.noticeBody(unique("N"), "UNSPENT", "100.00").replace("2022-05-01", "2022-06-02");
        String second = created(post("finance", grant, "/repayment-notices", late));
        String cut = new Aftermath(council, council.aGrantOf("1000.00")).receiveCut("500.00", grant);
        refused.by(422, "DISCHARGE_BEFORE_NOTICE", () -> after.setOff(second, cut, "50.00", ""));
    }

    @Test
    void shouldNotSetOffWhatTheDepartmentWantsPaid() {
        String body = Aftermath.noticeBody(unique("N"), "UNSPENT", "100.00")
                .replace("\"mayBeSetOff\":true", "\"mayBeSetOff\":false");
        String notice = created(post("finance", grant, "/repayment-notices", body));
        String cut = new Aftermath(council, council.aGrantOf("1000.00")).receiveCut("500.00", grant);

        refused.by(422, "NOTICE_NOT_TO_BE_SET_OFF", () -> after.setOff(notice, cut, "50.00", ""));
        after.pay(notice, "100.00", "").then().statusCode(201).body("status", is("SETTLED"));
    }

    /** A notice shows 500 payments and set-offs: the last place is kept for the one that closes it. */
    @Test
    void shouldKeepTheLastPlaceOfANoticeForWhatSettlesIt() {
        String notice = created(after.notice("UNSPENT", "100.00"));
        String cut = new Aftermath(council, council.aGrantOf("1000.00")).receiveCut("500.00", grant);
        after.pay(notice, "1.00", "").then().statusCode(201);
        Rows.fill("""
                insert into discharge (id, council_code, notice_id, grant_id, kind, reference, amount_pence,
                  own_resources_pence, discharged_on, journal_id, recorded_at, recorded_by)
                select gen_random_uuid(), council_code, notice_id, grant_id, kind, reference || '/' || n, 1, 0,
                  discharged_on, journal_id, now(), 'a-test'
                from discharge, generate_series(1, 497) n where council_code = ? and notice_id = ?::uuid""", CODE, notice);

        after.pay(notice, "1.00", "").then().statusCode(201).body("discharges.size()", is(499));
        refused.by(422, "DISCHARGE_LIMIT_REACHED", () -> after.pay(notice, "97.99", ""));
        refused.by(422, "DISCHARGE_LIMIT_REACHED", () -> after.setOff(notice, cut, "1.00", ""));
        after.pay(notice, "98.00", "")
                .then()
                .statusCode(201)
                .body("status", is("SETTLED"))
                .body("discharges.size()", is(500));
    }

    @Test
    void shouldLookIntoACaseOfTheGrantOnly() {
        String other = council.aGrantOf("1000.00");
        String theirs = aCase(other);

        for (String unknown : new String[] {NOBODY, theirs}) {
            String path = "/irregularities/" + unknown;
            refused.by(404, "IRREGULARITY_UNKNOWN", () -> council.as("auditor").get("/v1/grants/" + grant + path));
            refused.by(
                    404,
                    "IRREGULARITY_UNKNOWN",
                    () -> post("grants-officer", grant, path + "/updates", "{\"text\":\"Provider asked\"}"));
            refused.by(404, "IRREGULARITY_UNKNOWN", () -> post("grants-officer", grant, path + "/withdrawal", REASON));
        }
    }

    /** A case has 500 entries: two places are kept, so that telling the department and the ending always fit. */
    @Test
    void shouldKeepRoomForTheEndingOfACaseWhoseHistoryIsFull() {
        String id = aCase(grant);
        String path = "/irregularities/" + id;
        String notified = "{\"notifiedAt\":\"2022-03-02T09:00:00Z\",\"channel\":\"EMAIL\",\"reference\":\"mail 4\"}";
        Rows.fill("""
                insert into irregularity_entry (id, council_code, irregularity_id, status, text, recorded_at, recorded_by)
                select gen_random_uuid(), ?, ?::uuid, 'OPEN', 'entry ' || n, now(), 'a-test'
                from generate_series(1, 496) n""", CODE, id);

        String text = "{\"text\":\"Provider asked\"}";
        post("grants-officer", grant, path + "/updates", text).then().statusCode(200);
        refused.by(409, "IRREGULARITY_UPDATES_FULL", () -> post("grants-officer", grant, path + "/updates", text));

        post("grants-officer", grant, path + "/notification", notified).then().statusCode(200);
        String decision = council.aDecision(grant);
        after.transfer(decision, "100.00");
        String recovery =
                created(post("service", grant, "/recoveries", Aftermath.recoveryBody(unique("R"), "", "10.00")));
        refused.by(
                409,
                "IRREGULARITY_UPDATES_FULL",
                () -> post("grants-officer", grant, path + "/recoveries", "{\"recoveryId\":\"" + recovery + "\"}"));
        post("grants-officer", grant, path + "/closing", "{\"outcome\":\"UNFOUNDED\",\"reason\":\"no evidence\"}")
                .then()
                .statusCode(200)
                .body("history.size()", is(500));
    }

    private String aCase(String of) {
        String body = """
                {"reference":"%s","title":"Two claims for one shift","description":"Timesheets overlap",
                 "detectedAt":"2022-03-01T10:00:00Z"}""";
        return created(post("finance", of, "/irregularities", body.formatted(unique("IR"))));
    }
}
