package org.grantsuite.grant.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class DeadlineResourceTest {
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldListTheConditionsBesideTheCouncilsOwnPromise() {
        add("{\"label\":\"Passed on\",\"workingDaysFrom\":{\"on\":\"2021-12-17\",\"days\":20},"
                        + "\"source\":\"Board paper\"}")
                .statusCode(201)
                .body("dueOn", is("2022-01-19"))
                .body("kind", is("LOCAL"));

        council.as("finance")
                .get("/v1/grants/" + grant + "/deadlines?asOf=2022-01-04")
                .then()
                .statusCode(200)
                .body("items", hasSize(9))
                .body("items.findAll { it.kind == 'LOCAL' }.daysLeft", contains(15))
                .body("items[0].dueOn", is("2022-01-14"))
                .body("items[0].daysLeft", is(10));
    }

    @Test
    void shouldAskForOneWayOfDating() {
        add("{\"label\":\"Passed on\",\"source\":\"Board paper\"}")
                .statusCode(422)
                .body("code", is("DEADLINE_DATE_AMBIGUOUS"));
        add("{\"label\":\"Passed on\",\"dueOn\":\"2022-01-19\",\"workingDaysFrom\":{\"on\":\"2021-12-17\",\"days\":20},"
                        + "\"source\":\"Board paper\"}")
                .statusCode(422)
                .body("code", is("DEADLINE_DATE_AMBIGUOUS"));
    }

    @Test
    void shouldCountCalendarDaysAndSayWhenTheDayEndsInLondon() {
        add("{\"label\":\"Reply\",\"calendarDaysFrom\":{\"on\":\"2022-06-01\",\"days\":28},\"source\":\"Letter\"}")
                .statusCode(201)
                .body("dueOn", is("2022-06-29"))
                .body("endsAt", is("2022-06-29T23:00:00Z"))
                .body("calendarDaysFrom.days", is(28));
        add("{\"label\":\"Reply\",\"calendarDaysFrom\":{\"on\":\"2022-06-01\",\"days\":28},\"source\":\"Letter\","
                        + "\"workingDaysFrom\":{\"on\":\"2022-06-01\",\"days\":28}}")
                .statusCode(422)
                .body("code", is("DEADLINE_DATE_AMBIGUOUS"));
    }

    @Test
    void shouldKnowWhatMetADeadline() {
        String path = "/v1/grants/" + grant + "/deadlines/FINAL_VALUE/meeting";
        String body = "{\"metOn\":\"2022-06-20\",\"evidence\":\"Letter 7\"}";
        var officer = council.creating("grants-officer").body(body);
        officer.post(path).then().statusCode(200).body("metBy", is("Letter 7")).body("overdue", is(false));
        council.creating("grants-officer")
                .body(body)
                .post(path)
                .then()
                .statusCode(409)
                .body("code", is("DEADLINE_MET_ALREADY"));
        council.creating("grants-officer")
                .body(body)
                .post(path.replace("FINAL_VALUE", "NONSUCH"))
                .then()
                .statusCode(404)
                .body("code", is("DEADLINE_UNKNOWN"));
        Council.other().creating("grants-officer").body(body).post(path).then().statusCode(404);
    }

    /** What met the first part of an instalment says nothing of the second. */
    @Test
    void shouldNotTakeTheSecondReceiptOfAnInstalmentAsPassedOnWithTheFirst() {
        String code = unique("PASSING");
        council.hold(Contract.read("schemes/wrrf-1.json")
                .replace("\"WRRF-1\"", "\"" + code + "\"")
                .replace("\"rule\": \"NONE\"", "\"rule\": \"CALENDAR_DAYS\", \"days\": 20"));
        String passing = created(council.creating("grants-officer")
                .body(Council.grantBody(unique("31/79"), "1000.00").replace("WRRF-1", code))
                .post("/v1/grants"));
        part(passing, "400.00", "2021-12-17");
        council.creating("grants-officer")
                .body("{\"metOn\":\"2021-12-20\",\"evidence\":\"Run 1\"}")
                .post("/v1/grants/" + passing + "/deadlines/PASS_ON_1/meeting")
                .then()
                .statusCode(200);

        part(passing, "100.00", "2021-12-10");

        council.as("finance")
                .get("/v1/grants/" + passing + "/deadlines?asOf=2022-02-01")
                .then()
                .statusCode(200)
                .body("items.find { it.code == 'PASS_ON_1' }.metOn", is("2021-12-20"))
                .body("items.find { it.code == 'PASS_ON_1_2' }.dueOn", is("2021-12-30"))
                .body("items.find { it.code == 'PASS_ON_1_2' }.overdue", is(true));
    }

    private void part(String of, String amount, String on) {
        council.as("finance")
                .body(Council.receiptBody(1, unique("BACS"), amount, on)
                        .replaceFirst("}$", ",\"variance\":{\"reason\":\"WITHHELD\",\"note\":\"in parts\"}}"))
                .post("/v1/grants/" + of + "/receipts")
                .then()
                .statusCode(201);
    }

    /** RP2 is due on 29 April, when London is an hour ahead of UTC. */
    @Test
    void shouldTakeASubmissionAtOneMinuteToMidnightInLondonAndCallOneAMinuteAfterLate() {
        submit("RP2", "2022-04-29T22:59:00Z").body("late", is(false));
        submit("RP2", "2022-04-29T23:01:00Z").body("late", is(true));
        council.as("finance")
                .get("/v1/grants/" + grant + "/deadlines?asOf=2022-05-01")
                .then()
                .body("items.find { it.code == 'RP2' }.metOn", is("2022-04-29"))
                .body("items.find { it.code == 'RP2' }.overdue", is(false))
                .body("items.find { it.code == 'RP1' }.overdue", is(true));
    }

    private ValidatableResponse submit(String point, String sentAt) {
        String body = """
                {"reportingPoint":"%s","departmentReturnId":"%s","version":1,"channel":"EMAIL","sentAt":"%s",
                 "fileName":"rp2.xlsx","fileHash":"%s","submittedBy":"rosa"}""";
        return council.as("grants-officer")
                .body(body.formatted(point, java.util.UUID.randomUUID(), sentAt, "a".repeat(64)))
                .post("/v1/grants/" + grant + "/submissions")
                .then()
                .statusCode(201);
    }

    @Test
    void shouldGiveTheDeadlinesAsACalendarOthersCanRead() throws Exception {
        for (String path : java.util.List.of("/v1/grants/" + grant + "/deadlines.ics", "/v1/deadlines.ics")) {
            String text = council.as("finance")
                    .accept("text/calendar")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType("text/calendar;charset=UTF-8")
                    .extract()
                    .asString();
            var read = CalendarFeedTest.read(text);
            assertThat(read.validate().hasErrors()).isFalse();
            assertThat(text.replace("\r\n ", "")).contains("UID:" + grant + "-RP1@grantsuite\r\n");
        }
        String otherCouncils = Council.other()
                .as("finance")
                .accept("text/calendar")
                .get("/v1/deadlines.ics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(otherCouncils.replace("\r\n ", "")).doesNotContain(grant);
        Council.other()
                .as("finance")
                .get("/v1/grants/" + grant + "/deadlines.ics")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse add(String body) {
        return council.creating("grants-officer")
                .body(body)
                .post("/v1/grants/" + grant + "/deadlines")
                .then();
    }
}
