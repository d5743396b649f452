package org.grantsuite.grant.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class InformationRequestResourceTest {
    private static final String CODE = "E08000007";
    private final Council council = new Council(CODE);
    private String grant;

    @Inject
    InformationRequestService service;

    @Inject
    CouncilScope scope;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldGoFromAskedToAnsweredToAcceptedAndKnowThatItWasLate() {
        String id = ask(Map.of("dueInWorkingDays", 5))
                .statusCode(201)
                .body("dueOn", is("2022-07-08"))
                .body("status", is("ASKED"))
                .body("overdue", is(true))
                .extract()
                .path("id");
        act(id, "answer", answer("2022-07-11"))
                .statusCode(200)
                .body("status", is("ANSWERED"))
                .body("late", is(true))
                .body("overdue", is(false));
        act(id, "reopening", Map.of("reason", "Half of the receipts", "dueOn", "2022-07-29"))
                .statusCode(200)
                .body("status", is("ASKED"))
                .body("answer", nullValue());
        act(id, "answer", answer("2022-07-29")).statusCode(200).body("late", is(false));
        act(id, "acceptance", Map.of("reason", "All there")).statusCode(200).body("status", is("ACCEPTED"));
        act(id, "answer", answer("2022-07-30"))
                .statusCode(409)
                .body("code", is("INFORMATION_REQUEST_MOVE_NOT_ALLOWED"));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/information-requests?status=ACCEPTED")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
    }

    @Test
    void shouldEscalateWhatNobodyAnsweredOnce() {
        String overdue = ask(Map.of("dueOn", "2022-07-08")).extract().path("id");
        String answered = ask(Map.of("dueOn", "2022-07-08")).extract().path("id");
        act(answered, "answer", answer("2022-07-05")).statusCode(200);
        String ahead =
                ask(Map.of("dueOn", Council.tomorrow().toString())).extract().path("id");

        scope.call(CODE, service::escalateOverdue);
        assertThat(scope.call(CODE, service::escalateOverdue)).isZero();

        one(overdue).body("status", is("ESCALATED"));
        one(answered).body("status", is("ANSWERED"));
        one(ahead).body("status", is("ASKED"));
        List<String> told = council.as("finance")
                .get("/v1/events?limit=500")
                .jsonPath()
                .getList("items.findAll { it.type.endsWith('InformationRequestEscalated') }.subject");
        assertThat(told)
                .filteredOn(subject -> subject.contains(grant))
                .containsExactly("/v1/grants/" + grant + "/information-requests/" + overdue);
        act(overdue, "answer", answer("2022-07-20")).statusCode(200).body("late", is(true));
    }

    @Test
    void shouldRefuseWhatCannotBeAskedOrAnswered() {
        ask(Map.of()).statusCode(422).body("code", is("REQUEST_DUE_AMBIGUOUS"));
        ask(Map.of("dueOn", "2022-07-08", "dueInWorkingDays", 5))
                .statusCode(422)
                .body("code", is("REQUEST_DUE_AMBIGUOUS"));
        ask(Map.of("dueOn", "2022-06-30")).statusCode(422).body("code", is("REQUEST_DUE_BEFORE_ASKED"));
        ask(Map.of("dueOn", "2022-07-08", "askedOn", Council.tomorrow().toString()))
                .statusCode(422)
                .body("code", is("FACT_IN_THE_FUTURE"));
        council.as("finance")
                .get("/v1/grants/" + grant + "/information-requests")
                .then()
                .body("items", hasSize(0));

        String id = ask(Map.of("dueOn", "2022-07-08")).extract().path("id");
        act(id, "answer", answer("2022-06-30")).statusCode(422).body("code", is("ANSWERED_BEFORE_ASKED"));
        act(id, "acceptance", Map.of("reason", "x")).statusCode(409);
        one(id).body("status", is("ASKED")).body("answeredOn", nullValue());
        act(id, "withdrawal", Map.of("reason", "Asked twice")).statusCode(200).body("closingReason", is("Asked twice"));
        Council.other()
                .as("finance")
                .get("/v1/grants/" + grant + "/information-requests/" + id)
                .then()
                .statusCode(404);
    }

    private static Map<String, Object> answer(String on) {
        return Map.of("answeredOn", on, "answer", "Receipts attached", "evidence", "DMS-17");
    }

    private ValidatableResponse one(String id) {
        return council.as("finance")
                .get("/v1/grants/" + grant + "/information-requests/" + id)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse ask(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "askedBy", "DEPARTMENT", "askedOf", "Head of finance", "subject", "Receipts", "askedOn", "2022-07-01"));
        body.putAll(more);
        return council.creating("grants-officer")
                .body(body)
                .post("/v1/grants/" + grant + "/information-requests")
                .then();
    }

    private ValidatableResponse act(String id, String verb, Map<String, ?> body) {
        return council.creating("finance")
                .body(body)
                .post("/v1/grants/" + grant + "/information-requests/" + id + "/" + verb)
                .then();
    }
}
