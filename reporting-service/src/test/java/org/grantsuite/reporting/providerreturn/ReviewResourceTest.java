package org.grantsuite.reporting.providerreturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.otherOfficer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.provider;
import static org.grantsuite.reporting.testing.Reporting.providerReturn;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ReportingServiceTest
class ReviewResourceTest {

    private static final String PATH = "/v1/provider-returns/";
    private static final String SPEND = "spend/RETENTION";

    private static String handedIn(SiblingGrant grant) {
        return post(officer(), "/v1/provider-returns", providerReturn(grant, "1-A", "990.00", "10.00"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse say(String token, String id, String line, String verdict, String words) {
        var said = words == null
                ? Map.of("line", line, "verdict", verdict)
                : Map.of("line", line, "verdict", verdict, "words", words);
        return post(token, PATH + id + "/review", Map.of("lines", List.of(said)));
    }

    private static ValidatableResponse answer(String token, String id, String line) {
        return post(
                token, PATH + id + "/answers", Map.of("answers", List.of(Map.of("line", line, "answer", "Bonuses"))));
    }

    private static ValidatableResponse accept(String id) {
        return post(otherOfficer(), PATH + id + "/acceptance", Map.of());
    }

    @Nested
    class Queries {

        @Test
        void shouldWaitForTheAnswerBeforeItIsAccepted() {
            var id = handedIn(SiblingGrant.aGrantInUse().publish());
            say(otherOfficer(), id, SPEND, "QUERIED", "For whom?")
                    .statusCode(200)
                    .body("status", is("QUERIED"));
            accept(id).statusCode(409).body("code", is("LINE_QUERY_OPEN"));
            answer(provider("1-A"), id, SPEND)
                    .statusCode(200)
                    .body("status", is("RECEIVED"))
                    .body("lines.find { it.line == 'spend/RETENTION' }.standing", is("ANSWERED"))
                    .body("steps.step", contains("QUERIED", "ANSWERED"))
                    .body("steps.words", contains("For whom?", "Bonuses"))
                    .body("steps.by", contains("olly", "petra"));
            accept(id).statusCode(200).body("status", is("ACCEPTED"));
        }

        @Test
        void shouldStayQueriedWhileOneOfTwoIsOpen() {
            var id = handedIn(SiblingGrant.aGrantInUse().publish());
            say(otherOfficer(), id, SPEND, "QUERIED", "For whom?");
            say(otherOfficer(), id, "hours", "QUERIED", "How counted?");
            answer(provider("1-A"), id, SPEND).body("status", is("QUERIED"));
            // The reviewer may settle it without an answer.
            say(otherOfficer(), id, "hours", "ACCEPTED", null).body("status", is("RECEIVED"));
        }

        @Test
        void shouldRefuseAnAnswerToWhatWasNotAskedAndAnotherProviders() {
            var id = handedIn(SiblingGrant.aGrantInUse().publish());
            answer(provider("1-A"), id, SPEND).statusCode(409).body("code", is("LINE_NOT_QUERIED"));
            say(otherOfficer(), id, SPEND, "QUERIED", "For whom?");
            answer(provider("1-B"), id, SPEND).statusCode(404).body("code", is("PROVIDER_RETURN_UNKNOWN"));
            get(officer(), PATH + id + "/review").body("steps.step", contains("QUERIED"));
        }
    }

    @Nested
    class Verdicts {

        /** £990.00 rejected: no accepted spend, and £10.00 unspent and £990.00 disallowed are still to come back. */
        @Test
        void shouldDisallowRejectedSpendSoThatItComesBack() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = handedIn(grant);
            say(otherOfficer(), id, SPEND, "REJECTED", "Not a measure of the fund")
                    .statusCode(200);
            accept(id)
                    .statusCode(200)
                    .body("spent.amount", is("990.00"))
                    .body("disallowed.amount", is("990.00"))
                    .body("disallowedMeasures", contains("RETENTION"));
            accepted(grant, "1-B", "500.50", "0.00");
            var department = Reporting.draft(grant, "RP2");
            get(Reporting.preparer(), Reporting.path(department, "/cells"))
                    .body("items.find { it.code == 'D4' && it.key == 'RETENTION/PROVIDER' }.value", is("500.50"))
                    .body("items.find { it.code == 'D11' }.value", is("1000.00"));
        }

        @Test
        void shouldRefuseLinesAndWordsThatAreNoReview() {
            var id = handedIn(SiblingGrant.aGrantInUse().publish());
            say(otherOfficer(), id, "spend/SURPRISE", "ACCEPTED", null)
                    .statusCode(422)
                    .body("code", is("LINE_UNKNOWN"));
            say(otherOfficer(), id, SPEND, "QUERIED", null).statusCode(422).body("code", is("LINE_REASON_MISSING"));
            say(otherOfficer(), id, SPEND, "REJECTED", null).statusCode(422).body("code", is("LINE_REASON_MISSING"));
            say(otherOfficer(), id, "hours", "REJECTED", "Too many")
                    .statusCode(422)
                    .body("code", is("LINE_NOT_REJECTABLE"));
            var twice = Map.of("line", SPEND, "verdict", "ACCEPTED");
            post(otherOfficer(), PATH + id + "/review", Map.of("lines", List.of(twice, twice)))
                    .statusCode(422)
                    .body("code", is("LINE_REPEATED"));
            say(officer(), id, SPEND, "ACCEPTED", null).statusCode(403).body("code", is("SUBMITTER_MAY_NOT_ACCEPT"));
            get(officer(), PATH + id + "/review").body("steps", empty());
        }
    }

    @Nested
    class Versions {

        @Test
        void shouldMakeACorrectionANewVersionWithItsReason() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = handedIn(grant);
            var corrected = providerReturn(grant, "1-A", "980.00", "20.00");
            String next = post(
                            provider("1-A"),
                            PATH + id + "/correction",
                            Map.of("reason", "A receipt was counted twice", "statement", corrected))
                    .statusCode(201)
                    .body("revision", is(2))
                    .body("revisionReason", is("A receipt was counted twice"))
                    .body("supersedes", is(id))
                    .extract()
                    .path("id");
            get(officer(), PATH + id).body("status", is("SUPERSEDED")).body("spent.amount", is("990.00"));
            get(officer(), PATH + next + "/versions")
                    .body("items.revision", contains(2, 1))
                    .body("items.status", contains("RECEIVED", "SUPERSEDED"));
            post(officer(), PATH + id + "/correction", Map.of("reason", "Again", "statement", corrected))
                    .statusCode(409)
                    .body("code", is("PROVIDER_RETURN_NOT_OPEN"));
            get(officer(), "/v1/provider-returns?grantId=" + grant.id + "&status=RECEIVED")
                    .body("items.id", contains(next));
        }

        @Test
        void shouldRefuseACorrectionOfAnotherReturnAndAFaultyOne() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = handedIn(grant);
            var other = providerReturn(grant, "1-A", "980.00", "20.00");
            other.put("locationId", "elsewhere");
            post(officer(), PATH + id + "/correction", Map.of("reason", "x", "statement", other))
                    .statusCode(422)
                    .body("code", is("CORRECTION_OF_ANOTHER_RETURN"));
            var faulty = providerReturn(grant, "1-A", "980.00", "20.00");
            faulty.put("signedOn", "2999-01-01");
            post(officer(), PATH + id + "/correction", Map.of("reason", "x", "statement", faulty))
                    .statusCode(422)
                    .body("code", is("DATE_IN_FUTURE"));
            post(provider("1-B"), PATH + id + "/correction", Map.of("reason", "x", "statement", other))
                    .statusCode(403)
                    .body("code", is("PROVIDER_NOT_YOURS"));
            get(officer(), PATH + id).body("status", is("RECEIVED"));
        }

        @Test
        void shouldReopenAnAcceptedReturnWithAReasonSoThatItNoLongerCounts() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = handedIn(grant);
            post(otherOfficer(), PATH + id + "/reopening", Map.of("reason", "x"))
                    .statusCode(409)
                    .body("code", is("PROVIDER_RETURN_NOT_ACCEPTED"));
            accept(id).statusCode(200);
            post(
                            officer(),
                            PATH + id + "/correction",
                            Map.of("reason", "x", "statement", providerReturn(grant, "1-A", "1.00", "999.00")))
                    .statusCode(409)
                    .body("code", is("PROVIDER_RETURN_NOT_OPEN"));
            post(otherOfficer(), PATH + id + "/reopening", Map.of("reason", "The receipt is of another year"))
                    .statusCode(200)
                    .body("status", is("RECEIVED"))
                    .body("decidedBy", nullValue());
            assertThat(Reporting.auditedReasons(id)).contains("The receipt is of another year");
            post(
                            officer(),
                            PATH + id + "/correction",
                            Map.of(
                                    "reason",
                                    "Right year",
                                    "statement",
                                    providerReturn(grant, "1-A", "900.00", "100.00")))
                    .statusCode(201)
                    .body("revision", is(2));
        }

        @Test
        void shouldNotKnowAnotherCouncilsReturn() {
            var id = handedIn(SiblingGrant.aGrantInUse().publish());
            var stranger = Tokens.of("E09000001", "sly", "grants-officer");
            for (var rest : List.of("/versions", "/items", "/review")) {
                get(stranger, PATH + id + rest).statusCode(404).body("code", is("PROVIDER_RETURN_UNKNOWN"));
                get(provider("1-B"), PATH + id + rest).statusCode(404);
            }
            post(stranger, PATH + id + "/reopening", Map.of("reason", "x")).statusCode(404);
            say(stranger, id, SPEND, "ACCEPTED", null)
                    .statusCode(404)
                    .body("detail", containsString("No provider return"));
        }
    }
}
