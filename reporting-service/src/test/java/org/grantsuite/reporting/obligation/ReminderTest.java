package org.grantsuite.reporting.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** The ladder of {@link PolicyTest#policy}: 5 and 1 working days before, 2 after; due on 2022-04-22, Easter before it. */
@ReportingServiceTest
class ReminderTest {

    @Inject
    ReminderService service;

    @Inject
    CouncilScope scope;

    private int remind(String council, String today) {
        return scope.call(council, () -> service.remind(LocalDate.parse(today)));
    }

    /** Five working days before 29 April are 22 April; one before that is 21 April, five before it 13 April. */
    static String asked(String council) {
        var ann = Tokens.of(council, "ann", "grants-officer");
        PolicyTest.put(ann, PolicyTest.policy(true)).statusCode(200);
        var grant = SiblingGrant.aGrant();
        grant.award("1-A", "1-A-L1", "10.00", "10.00");
        grant.publish();
        post(ann, "/v1/obligations", Map.of("grantId", grant.id, "reportingPoint", "RP2"))
                .statusCode(200);
        return get(ann, "/v1/obligations?grantId=" + grant.id).extract().path("items[0].id");
    }

    private static ValidatableResponse reminders(String council, String id) {
        return get(Tokens.of(council, "ann", "grants-officer"), "/v1/obligations/" + id + "/reminders")
                .statusCode(200);
    }

    private static List<Integer> told(String council) {
        return get(Tokens.of(council, "aud", "auditor"), "/v1/events?limit=500")
                .extract()
                .path("items.findAll { it.type == 'ProviderReturnChased' }.data.workingDaysBefore");
    }

    @Test
    void shouldTellEachRungOnceOnItsWorkingDay() {
        var council = "E08000031";
        var id = asked(council);
        assertThat(remind(council, "2022-04-12")).isZero();
        assertThat(remind(council, "2022-04-13")).isEqualTo(1);
        assertThat(remind(council, "2022-04-13")).isZero();
        assertThat(remind(council, "2022-04-20")).isZero();
        assertThat(remind(council, "2022-04-21")).isEqualTo(1);
        assertThat(remind(council, "2022-04-25")).isZero();
        assertThat(remind(council, "2022-04-26")).isEqualTo(1);
        assertThat(told(council)).containsExactly(5, 1, -2);
        reminders(council, id)
                .body("items.workingDaysBefore", contains(5, 1, -2))
                .body("items.told", contains(true, true, true))
                .body("items.mail", contains("OFF", "OFF", "OFF"));
    }

    @Test
    void shouldTellTheNearestRungAloneAfterAnAbsenceAndNothingOfHistory() {
        var council = "E08000032";
        var id = asked(council);
        assertThat(remind(council, "2022-04-26")).isEqualTo(1);
        assertThat(told(council)).containsExactly(-2);
        reminders(council, id).body("items.told", contains(false, false, true));
        var other = "E08000033";
        var late = asked(other);
        // 21 working days after 22 April 2022, the early May holiday among them, is 24 May.
        assertThat(remind(other, "2022-05-24")).isZero();
        reminders(other, late).body("items", empty());
        assertThat(remind(other, "2022-05-23")).isEqualTo(1);
    }

    @Test
    void shouldRemindNobodyWhoseReturnCameOrWhoWasExcused() {
        var council = "E08000034";
        var id = asked(council);
        post(
                        Tokens.of(council, "ann", "grants-officer"),
                        "/v1/obligations/" + id + "/excuse",
                        Map.of("reason", "Closed"))
                .statusCode(200);
        assertThat(remind(council, "2022-04-13")).isZero();
        reminders(council, id).body("items", empty());
    }

    /** Eight workers at once are one worker. */
    @Test
    void shouldTellOnceHoweverManyWorkersLook() {
        var council = "E08000035";
        asked(council);
        var told = Races.run(8, () -> remind(council, "2022-04-13"));
        assertThat(told.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        assertThat(told(council)).containsExactly(5);
    }
}
