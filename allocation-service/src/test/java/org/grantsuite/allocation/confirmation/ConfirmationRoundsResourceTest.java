package org.grantsuite.allocation.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class ConfirmationRoundsResourceTest {
    private static final String ELM_HOUSE = "P1|L1|RESIDENTIAL|BED";
    private static final String ELM_LODGE = "P1|L2|RESIDENTIAL|BED";
    private static final String OAK = "P2|L3|NURSING|BED";
    private static final String OAK_NURSING = "P2|L3|NURSING|NURSING_BED";
    private static final String HOME_HELP = "P3|L4|HOMECARE|COMMUNITY_USER";

    private final Story story = new Story();
    private UUID snapshotId;
    private UUID roundId;

    @BeforeEach
    void open() {
        story.providers();
        snapshotId = story.snapshot();
        roundId = Story.id(open(snapshotId, "2999-01-31"));
    }

    private ValidatableResponse open(UUID snapshot, String deadlineOn) {
        return story.asPreparer()
                .body(Map.of("snapshotId", snapshot, "label", "Units of December", "deadlineOn", deadlineOn))
                .post("/v1/confirmation-rounds")
                .then();
    }

    private String provider(String... ids) {
        return Tokens.ofProvider(story.council, "manager of " + ids[0], List.of(ids));
    }

    private ValidatableResponse answer(String token, String line, String kind, Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("lineKey", line, "kind", kind));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return Contract.creating(token)
                .body(body)
                .post("/v1/confirmation-rounds/" + roundId + "/answers")
                .then();
    }

    private ValidatableResponse close(String token) {
        return Contract.creating(token)
                .body(Map.of("note", "as answered"))
                .post("/v1/confirmation-rounds/" + roundId + "/closure")
                .then();
    }

    private ValidatableResponse round() {
        return story.reading().get("/v1/confirmation-rounds/" + roundId).then().statusCode(200);
    }

    private void deadline(String day) {
        try (Connection all = PostgresResource.superuser()) {
            all.createStatement()
                    .execute("update confirmation_round set deadline_on = '" + day + "' where id = '" + roundId + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answerAll() {
        answer(provider("P1"), ELM_HOUSE, "CONFIRM").statusCode(201).body("state", is("CONFIRMED"));
        answer(
                        provider("P1"),
                        ELM_LODGE,
                        "CORRECT",
                        "units",
                        23,
                        "evidenceReference",
                        "certificate 4",
                        "words",
                        "two beds closed")
                .statusCode(201)
                .body("confirmedUnits", is(23));
        answer(provider("P2"), OAK, "QUERY", "words", "is the annexe in it?")
                .statusCode(201)
                .body("state", is("QUERIED"));
        answer(story.preparer(), OAK_NURSING, "CONFIRM").statusCode(201);
        answer(story.preparer(), HOME_HELP, "CONFIRM").statusCode(201);
    }

    @Test
    void shouldFreezeWhatWasConfirmedIntoASnapshotThatSaysWhoAndWhy() {
        answerAll();
        close(story.approver()).statusCode(409).body("code", is("CONFIRMATION_QUERY_OPEN"));
        answer(story.preparer(), OAK, "REPLY", "words", "it is, by certificate 9")
                .statusCode(201)
                .body("state", is("REPLIED"));
        String result = close(story.approver())
                .statusCode(201)
                .body("status", is("CLOSED"))
                .body("closedBy", is("anton"))
                .extract()
                .path("resultSnapshotId");
        story.reading()
                .get("/v1/driver-snapshots/" + result)
                .then()
                .body("totals.find { it.driver == 'BED' }.units", is(98))
                .body("asOf", is("2021-11-30"));
        story.reading()
                .get("/v1/driver-snapshots/" + result + "/lines")
                .then()
                .body(
                        "items.note",
                        hasItem("corrected from 25 to 23 by manager of P1 for the provider: two beds closed"
                                + " (evidence certificate 4)"))
                .body("items.note", hasItem("confirmed by petra"))
                .body("items.note", hasItem("queried, kept by petra: it is, by certificate 9"));
        story.reading()
                .get("/v1/driver-snapshots/" + result + "/origin")
                .then()
                .statusCode(200)
                .body("kind", is("CONFIRMATION"))
                .body("sourceId", is(roundId.toString()))
                .body("parentSnapshotId", is(snapshotId.toString()));
        // the snapshot that was confirmed is as it was
        story.reading()
                .get("/v1/driver-snapshots/" + snapshotId)
                .then()
                .body("totals.find { it.driver == 'BED' }.units", is(100));
        // and a run shares by the new one
        UUID planId = story.approvedPlan();
        story.run(planId, "CARE", UUID.fromString(result), "BED", "COMMUNITY_USER");
    }

    @Test
    void shouldChangeNothingAfterItIsClosed() throws SQLException {
        answerAll();
        answer(story.preparer(), OAK, "REPLY", "words", "it is").statusCode(201);
        close(story.approver()).statusCode(201);
        answer(provider("P1"), ELM_HOUSE, "QUERY", "words", "late")
                .statusCode(422)
                .body("code", is("CONFIRMATION_CLOSED"));
        close(story.approver()).statusCode(422).body("code", is("CONFIRMATION_CLOSED"));
        story.reading()
                .get("/v1/confirmation-rounds/" + roundId + "/answers")
                .then()
                .body("items", hasSize(6));
        try (Connection app = PostgresResource.app()) {
            app.setAutoCommit(false);
            app.createStatement().execute("select set_config('app.council', '" + story.council + "', true)");
            assertThatThrownBy(() -> app.createStatement()
                            .execute(
                                    "insert into confirmation_answer (id, council_code, round_id, snapshot_id, ordinal, kind,"
                                            + " person, for_provider, answered_at) values (gen_random_uuid(), '"
                                            + story.council
                                            + "', '" + roundId + "', '" + snapshotId
                                            + "', 1, 'CONFIRM', 'x', false, now())"))
                    .hasMessageContaining("the confirmation round is closed");
            app.rollback();
        }
    }

    @Test
    void shouldRefuseLateAnswersButTakeRepliesToQueriesUntilTheRoundCloses() {
        answer(provider("P2"), OAK, "QUERY", "words", "is the annexe in it?").statusCode(201);
        close(story.approver()).statusCode(409).body("code", is("CONFIRMATION_QUERY_OPEN"));
        deadline("2021-12-31");
        for (String token : List.of(provider("P1"), story.preparer())) {
            answer(token, ELM_HOUSE, "CONFIRM").statusCode(422).body("code", is("CONFIRMATION_LATE"));
        }
        round().body("states.find { it.state == 'UNANSWERED' }.lines", is(4));
        answer(
                        story.preparer(),
                        OAK,
                        "REPLY",
                        "units",
                        30,
                        "evidenceReference",
                        "certificate 9",
                        "words",
                        "without the annexe")
                .statusCode(201)
                .body("state", is("CORRECTED"));
        close(story.preparer()).statusCode(403).body("code", is("CONFIRMATION_CLOSER_CORRECTED"));
        String result = close(story.approver()).statusCode(201).extract().path("resultSnapshotId");
        story.reading()
                .get("/v1/driver-snapshots/" + result + "/lines")
                .then()
                .body("items.find { it.lineKey == '" + OAK + "' }.units", is(30))
                .body("items.find { it.lineKey == '" + ELM_HOUSE + "' }.note", is("not answered"));
    }

    @Test
    void shouldNotCloseEarlyWhileLinesAreUnanswered() {
        close(story.approver()).statusCode(409).body("code", is("CONFIRMATION_TOO_EARLY"));
        round().body("status", is("OPEN")).body("states.lines", contains(5));
    }

    @Test
    void shouldShowAndTakeAProvidersOwnLinesOnly() {
        answer(provider("P1"), OAK, "CONFIRM").statusCode(404).body("code", is("CONFIRMATION_LINE_UNKNOWN"));
        answer(provider("P1"), ELM_HOUSE, "REPLY", "words", "yes")
                .statusCode(403)
                .body("code", is("CONFIRMATION_REPLY_NOT_YOURS"));
        answer(provider("P2"), OAK, "QUERY", "words", "?").statusCode(201);
        Contract.given(provider("P1"))
                .get("/v1/confirmation-rounds/" + roundId + "/lines")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.providerId", everyItem(is("P1")));
        Contract.given(provider("P1"))
                .get("/v1/confirmation-rounds/" + roundId + "/answers")
                .then()
                .body("items", hasSize(0));
        Contract.given(provider("P1"))
                .get("/v1/confirmation-rounds/" + roundId)
                .then()
                .body("states.lines.sum()", is(2));
        Contract.given(Tokens.ofProvider(story.council, "nobody", List.of()))
                .get("/v1/confirmation-rounds/" + roundId + "/lines")
                .then()
                .body("items", hasSize(0));
        close(provider("P1")).statusCode(403).body("code", is("ROLE_MISSING"));
        Contract.given(new Story().preparer())
                .get("/v1/confirmation-rounds/" + roundId)
                .then()
                .statusCode(404)
                .body("code", is("CONFIRMATION_ROUND_UNKNOWN"));
    }

    @Test
    void shouldAskForEvidenceAndWords() {
        String token = provider("P1");
        answer(token, ELM_HOUSE, "CORRECT", "units", 39).statusCode(422).body("code", is("CONFIRMATION_ANSWER_UNFIT"));
        answer(token, ELM_HOUSE, "CORRECT", "evidenceReference", "x", "words", "y")
                .statusCode(422)
                .body("code", is("CONFIRMATION_ANSWER_UNFIT"));
        answer(token, ELM_HOUSE, "QUERY").statusCode(422).body("code", is("CONFIRMATION_ANSWER_UNFIT"));
        answer(token, ELM_HOUSE, "CONFIRM", "units", 40).statusCode(422).body("code", is("CONFIRMATION_ANSWER_UNFIT"));
        answer(story.preparer(), ELM_HOUSE, "REPLY", "words", "x")
                .statusCode(409)
                .body("code", is("CONFIRMATION_NO_QUERY"));
        answer(token, "P1|L9|X|Y", "CONFIRM").statusCode(404).body("code", is("CONFIRMATION_LINE_UNKNOWN"));
        round().body("states.find { it.state == 'UNANSWERED' }.lines", is(5));
    }

    @Test
    void shouldOpenOneRoundPerSnapshotAndNoneInThePast() {
        open(snapshotId, "2999-02-01").statusCode(409).body("code", is("CONFIRMATION_ROUND_OPEN"));
        UUID other = story.snapshot(Story.DRIVER_HEADER + "P3,L4,HOMECARE,COMMUNITY_USER,1,\n");
        open(other, "2021-12-01").statusCode(422).body("code", is("CONFIRMATION_DEADLINE_PAST"));
        open(UUID.randomUUID(), "2999-02-01").statusCode(404).body("code", is("SNAPSHOT_UNKNOWN"));
        story.reading().get("/v1/confirmation-rounds").then().body("items", hasSize(1));
    }

    @Test
    void shouldKeepAnAssumedCountAssumedUntilAllOfItIsConfirmed() {
        UUID assumed = Story.id(
                story.takeSnapshot(Story.DRIVER_HEADER + "P2,L3,NURSING,NURSING_BED,35,\n", "2021-11-30", true));
        roundId = Story.id(open(assumed, "2999-01-31"));
        deadline("2021-12-31");
        String unanswered = close(story.approver()).statusCode(201).extract().path("resultSnapshotId");
        story.reading().get("/v1/driver-snapshots/" + unanswered).then().body("assumed", is(true));
        roundId = Story.id(open(UUID.fromString(unanswered), "2999-01-31"));
        answer(provider("P2"), OAK_NURSING, "CONFIRM").statusCode(201);
        String confirmed = close(story.approver()).statusCode(201).extract().path("resultSnapshotId");
        story.reading()
                .get("/v1/driver-snapshots/" + confirmed)
                .then()
                .body("assumed", is(false))
                .body("source", containsString("confirmed"));
        assertThat(confirmed).isNotEqualTo(unanswered);
    }
}
