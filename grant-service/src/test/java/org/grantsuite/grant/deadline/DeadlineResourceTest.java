package org.grantsuite.grant.deadline;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
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

    private ValidatableResponse add(String body) {
        return council.creating("grants-officer")
                .body(body)
                .post("/v1/grants/" + grant + "/deadlines")
                .then();
    }
}
