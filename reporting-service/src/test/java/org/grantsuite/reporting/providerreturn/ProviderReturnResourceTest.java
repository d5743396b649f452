package org.grantsuite.reporting.providerreturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.otherOfficer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.provider;
import static org.grantsuite.reporting.testing.Reporting.providerReturn;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ReportingServiceTest
class ProviderReturnResourceTest {

    private static final String PATH = "/v1/provider-returns";

    @Test
    void shouldTakeAReturnAndAcceptItByAnotherPerson() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var answer = post(officer(), PATH, providerReturn(grant, "1-A", "990.00", "10.00"))
                .statusCode(201)
                .body("status", is("RECEIVED"))
                .body("spent.amount", is("990.00"))
                .body("hours", is("120.50"))
                .body("leavers", is(0))
                .body("headcount", nullValue())
                .body("late", is(false))
                .body("submittedBy", is("ann"));
        String location = answer.extract().header("Location");
        String path = location.substring(location.indexOf("/v1/"));
        post(officer(), path + "/acceptance", Map.of()).statusCode(403).body("code", is("SUBMITTER_MAY_NOT_ACCEPT"));
        get(officer(), path).body("status", is("RECEIVED")).body("version", is(0));
        post(otherOfficer(), path + "/acceptance", Map.of("note", "seen"))
                .statusCode(200)
                .body("status", is("ACCEPTED"))
                .body("decidedBy", is("olly"));
        post(otherOfficer(), path + "/rejection", Map.of("reason", "changed my mind"))
                .statusCode(409)
                .body("code", is("PROVIDER_RETURN_NOT_OPEN"));
    }

    @Test
    void shouldNotLetASignerAcceptWhatSomebodyElseHandedIn() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        request.put("signedBy", "olly");
        String id = post(officer(), PATH, request).statusCode(201).extract().path("id");
        post(otherOfficer(), PATH + "/" + id + "/acceptance", Map.of())
                .statusCode(403)
                .body("code", is("SUBMITTER_MAY_NOT_ACCEPT"));
    }

    @Test
    void shouldMakeRoomForAnotherReturnByRejectingWithAReason() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        String id = post(officer(), PATH, request).statusCode(201).extract().path("id");
        post(officer(), PATH, request).statusCode(409).body("code", is("PROVIDER_RETURN_EXISTS"));
        post(otherOfficer(), PATH + "/" + id + "/rejection", Map.of("reason", "No receipts"))
                .statusCode(200)
                .body("decisionReason", is("No receipts"));
        post(officer(), PATH, request).statusCode(201);
    }

    @Test
    void shouldRefuseAnAwardOfAnotherProvider() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        request.put("awardIds", List.of(grant.awardOf("1-B")));
        String id = post(officer(), PATH, request).statusCode(201).extract().path("id");
        post(otherOfficer(), PATH + "/" + id + "/acceptance", Map.of())
                .statusCode(422)
                .body("code", is("AWARD_UNKNOWN"));
        get(officer(), PATH + "/" + id).body("status", is("RECEIVED"));
    }

    @Test
    void shouldTakeASurveyReturnWithoutAnAwardButNoMoneyWithoutOne() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        request.put("awardIds", List.of());
        post(officer(), PATH, request).statusCode(422).body("code", is("SPEND_WITHOUT_AWARD"));
        request.put("spend", List.of());
        request.put("unspent", SiblingGrant.money("0.00"));
        post(officer(), PATH, request).statusCode(201).body("spent.amount", is("0.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "periodTo, 2022-03-30, PERIOD_NOT_OF_REPORTING_POINT",
        "periodTo, 2021-10-20, PERIOD_NOT_OF_REPORTING_POINT",
        "periodFrom, 2021-10-20, PERIOD_NOT_OF_REPORTING_POINT",
        "signedOn, 2999-01-01, DATE_IN_FUTURE",
        "reportingPoint, RP9, REPORTING_POINT_UNKNOWN",
    })
    void shouldRefuseDatesAndPointsTheEditionDoesNotKnow(String field, String value, String code) {
        var grant = SiblingGrant.aGrantInUse().publish();
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        request.put(field, value);
        post(officer(), PATH, request).statusCode(422).body("code", is(code));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "SURPRISE, , MEASURE_UNKNOWN",
        "OTHER, , JUSTIFICATION_MISSING",
        "OTHER, ' ', JUSTIFICATION_MISSING",
    })
    void shouldRefuseMeasuresTheSchemeDoesNotAllow(String measure, String why, String code) {
        var grant = SiblingGrant.aGrantInUse().publish();
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        var line =
                new java.util.HashMap<String, Object>(Map.of("measure", measure, "amount", SiblingGrant.money("1.00")));
        if (why != null) {
            line.put("justification", why);
        }
        request.put("spend", List.of(line));
        post(officer(), PATH, request).statusCode(422).body("code", is(code));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldRefuseARepeatedMeasureAMissingDeclarationAndANegativeRest() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var line = Map.of("measure", "RETENTION", "amount", SiblingGrant.money("1.00"));
        refused(grant, "spend", List.of(line, line), "MEASURE_REPEATED");
        refused(
                grant,
                "declarations",
                Map.of("newExpenditure", false, "noDoubleFunding", true),
                "NEW_EXPENDITURE_NOT_DECLARED");
        refused(
                grant,
                "declarations",
                Map.of("newExpenditure", true, "noDoubleFunding", false),
                "DOUBLE_FUNDING_NOT_EXCLUDED");
        refused(grant, "unspent", SiblingGrant.money("-0.01"), "AMOUNT_NEGATIVE");
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    private static void refused(SiblingGrant grant, String field, Object value, String code) {
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        request.put(field, value);
        post(officer(), PATH, request).statusCode(422).body("code", is(code));
    }

    @Nested
    class Security {

        @Test
        void shouldShowAProviderItsOwnReturnsOnly() {
            var grant = SiblingGrant.aGrantInUse().publish();
            String own = post(provider("1-A"), PATH, providerReturn(grant, "1-A", "990.00", "10.00"))
                    .statusCode(201)
                    .extract()
                    .path("id");
            String others = post(officer(), PATH, providerReturn(grant, "1-B", "500.50", "0.00"))
                    .extract()
                    .path("id");
            get(provider("1-A"), PATH + "?grantId=" + grant.id).body("items.id", contains(own));
            get(provider("1-A"), PATH + "/" + others).statusCode(404).body("code", is("PROVIDER_RETURN_UNKNOWN"));
            post(provider("1-A"), PATH, providerReturn(grant, "1-B", "500.50", "0.00"))
                    .statusCode(403)
                    .body("code", is("PROVIDER_NOT_YOURS"));
            post(provider("1-A"), PATH + "/" + own + "/acceptance", Map.of())
                    .statusCode(403)
                    .body("code", is("ROLE_MISSING"));
        }

        @Test
        void shouldNotLetSomebodyWhoSpeaksForAProviderAccept() {
            var grant = SiblingGrant.aGrantInUse().publish();
            String id = post(officer(), PATH, providerReturn(grant, "1-A", "990.00", "10.00"))
                    .extract()
                    .path("id");
            var both = Tokens.of(Reporting.COUNCIL, "petra", "provider", "grants-officer");
            post(both, PATH + "/" + id + "/acceptance", Map.of()).statusCode(404);
        }

        @Test
        void shouldNotKnowAnotherCouncilsReturn() {
            var grant = SiblingGrant.aGrantInUse().publish();
            String id = post(officer(), PATH, providerReturn(grant, "1-A", "990.00", "10.00"))
                    .extract()
                    .path("id");
            var stranger = Tokens.of("E09000001", "sly", "grants-officer");
            var unknown = get(stranger, PATH + "/" + UUID.randomUUID())
                    .statusCode(404)
                    .extract()
                    .asString();
            var foreign =
                    get(stranger, PATH + "/" + id).statusCode(404).extract().asString();
            assertThat(foreign.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""))
                    .isEqualTo(unknown.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""));
            get(stranger, PATH + "?grantId=" + grant.id).body("items", empty());
        }
    }

    @Test
    void shouldMakeOneReturnOfTwentyFourCallsWithOneKey() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        var key = Reporting.key();
        var token = officer();
        var answers = Races.run(
                24,
                () -> Contract.given(token)
                        .header("Idempotency-Key", key)
                        .body(request)
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .extract()
                        .response());
        assertThat(answers.stream().map(answer -> answer.path("id").toString()).distinct())
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.asString()).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed") != null))
                .hasSize(23);
        get(officer(), PATH + "?grantId=" + grant.id).body("items", hasSize(1));
        Contract.given(token)
                .header("Idempotency-Key", key)
                .body(providerReturn(grant, "1-B", "1.00", "0.00"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }
}
