package org.grantsuite.reporting.obligation;

import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.provider;
import static org.grantsuite.reporting.testing.Reporting.providerReturn;
import static org.grantsuite.reporting.testing.Reporting.validate;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

@ReportingServiceTest
class ObligationResourceTest {

    private static final String PATH = "/v1/obligations";

    private static ValidatableResponse open(SiblingGrant grant) {
        return post(officer(), PATH, Map.of("grantId", grant.id, "reportingPoint", "RP2"));
    }

    private static String listed(SiblingGrant grant) {
        return PATH + "?grantId=" + grant.id;
    }

    @Test
    void shouldOweOneReturnForEachAwardedLocationTenWorkingDaysBeforeTheDepartment() {
        var grant = SiblingGrant.aGrant();
        grant.award("1-A", "1-A-L1", "600.00", "600.00");
        grant.award("1-A", "1-A-L1", "450.00", "100.00");
        grant.acceptedInPart("400.00");
        grant.award("1-A", "1-A-L2", "50.00", "0.00");
        grant.award("1-B", "500.50");
        grant.ended("CLOSED");
        grant.award("1-Z", "1-Z-L1", "70.00", "0.00");
        grant.ended("CLOSED").publish();
        // what was accepted was awarded, and what was paid is reported on, whatever became of its award; what was given
        // up unpaid is not
        open(grant)
                .statusCode(200)
                .body("dueOn", is("2022-04-13"))
                .body("opened", is(3))
                .body("total", is(3));
        get(officer(), listed(grant))
                .body("items", hasSize(3))
                .body("items.locationId", contains("1-A-L1", "1-A-L2", null))
                .body("items.awarded.amount", contains("1000.00", "50.00", "500.50"))
                .body("items.paid.amount", contains("700.00", "0.00", "500.50"))
                .body("items.state", contains("OUTSTANDING", "OUTSTANDING", "OUTSTANDING"))
                .body("items.overdue", contains(true, true, true));
        open(grant).body("opened", is(0)).body("renewed", is(3));
        get(officer(), listed(grant)).body("items", hasSize(3));
    }

    @Test
    void shouldRenewWhatWasPaidAndMoveTheDayOnlyWhenOneIsGiven() {
        var grant = SiblingGrant.aGrant();
        grant.award("1-A", "1-A-L1", "600.00", "0.00");
        open(grant.publish());
        var later = SiblingGrant.aGrant();
        post(officer(), PATH, Map.of("grantId", grant.id, "reportingPoint", "RP2", "dueOn", "2022-04-20"))
                .statusCode(200)
                .body("dueOn", is("2022-04-20"));
        open(grant).body("dueOn", is("2022-04-13"));
        get(officer(), listed(grant)).body("items.dueOn", contains("2022-04-20"));
        post(officer(), PATH, Map.of("grantId", grant.id, "reportingPoint", "RP2", "dueOn", "2022-04-30"))
                .statusCode(422)
                .body("code", is("DUE_AFTER_REPORTING_POINT"));
        post(officer(), PATH, Map.of("grantId", grant.id, "reportingPoint", "RP2", "dueOn", "2022-03-30"))
                .statusCode(422)
                .body("code", is("DUE_BEFORE_PERIOD_END"));
        post(officer(), PATH, Map.of("grantId", grant.id, "reportingPoint", "RP9"))
                .statusCode(422)
                .body("code", is("REPORTING_POINT_UNKNOWN"));
        post(officer(), PATH, Map.of("grantId", later.id, "reportingPoint", "RP2"))
                .statusCode(404)
                .body("code", is("GRANT_UNKNOWN"));
        get(officer(), listed(grant)).body("items.dueOn", contains("2022-04-20"));
    }

    /** £1,000.00 of £1,500.50 met makes 66.64 %, one of two makes 50.00 %. */
    @Test
    void shouldTellCompletenessByPoundsAndByCountAndWhoIsSilent() {
        var grant = SiblingGrant.aGrantInUse().publish();
        open(grant);
        accepted(grant, "1-A", "990.00", "10.00");
        get(officer(), "/v1/grants/" + grant.id + "/completeness?reportingPoint=RP2")
                .statusCode(200)
                .body("byCount.due", is(2))
                .body("byCount.met", is(1))
                .body("byCount.outstanding", is(1))
                .body("byPounds.paid.amount", is("1500.50"))
                .body("byPounds.met.amount", is("1000.00"))
                .body("byPounds.outstanding.amount", is("500.50"))
                .body("percentByCount", is("50.00"))
                .body("percentByPounds", is("66.64"))
                .body("silent.providerId", contains("1-B"))
                .body("silent.paid.amount", contains("500.50"));
    }

    @Test
    void shouldCountWhatIsPaidNowAndNotWhatWasWhenReturnsWereAskedFor() {
        var grant = SiblingGrant.aGrant();
        grant.award("1-A", "1-A-L1", "600.00", "0.00");
        open(grant.publish());
        grant.paid("600.00").publish();
        get(officer(), "/v1/grants/" + grant.id + "/completeness?reportingPoint=RP2")
                .body("byPounds.outstanding.amount", is("600.00"))
                .body("silent.paid.amount", contains("600.00"));
    }

    /** A blank return that came is not nil and not missing: it is handed in, and its provider is not silent. */
    @Test
    void shouldFollowTheReturnThroughItsLife() {
        var grant = SiblingGrant.aGrantInUse().publish();
        open(grant);
        String id = post(officer(), "/v1/provider-returns", providerReturn(grant, "1-A", "990.00", "10.00"))
                .extract()
                .path("id");
        state(grant, "HANDED_IN");
        post(Reporting.otherOfficer(), "/v1/provider-returns/" + id + "/acceptance", Map.of());
        state(grant, "MET");
        post(
                        Reporting.otherOfficer(),
                        "/v1/provider-returns/" + id + "/reopening",
                        Map.of("reason", "A receipt is false"))
                .statusCode(200);
        state(grant, "HANDED_IN");
        post(Reporting.otherOfficer(), "/v1/provider-returns/" + id + "/rejection", Map.of("reason", "False receipt"))
                .statusCode(200);
        state(grant, "OUTSTANDING");
    }

    private static void state(SiblingGrant grant, String state) {
        get(officer(), listed(grant) + "&providerId=1-A").body("items.state", contains(state));
    }

    @Test
    void shouldExcuseOnceAndWithAReasonAndNotWhatHasCome() {
        var grant = SiblingGrant.aGrantInUse().publish();
        open(grant);
        accepted(grant, "1-A", "990.00", "10.00");
        String met = get(officer(), listed(grant) + "&providerId=1-A").extract().path("items[0].id");
        String owed =
                get(officer(), listed(grant) + "&providerId=1-B").extract().path("items[0].id");
        post(officer(), PATH + "/" + met + "/excuse", Map.of("reason", "Closed"))
                .statusCode(409)
                .body("code", is("OBLIGATION_MET"));
        post(officer(), PATH + "/" + owed + "/excuse", Map.of("reason", "Closed in March"))
                .statusCode(200)
                .body("state", is("EXCUSED"))
                .body("excusedBy", is("ann"));
        post(officer(), PATH + "/" + owed + "/excuse", Map.of("reason", "Closed again"))
                .statusCode(409)
                .body("code", is("OBLIGATION_EXCUSED"));
        get(officer(), PATH + "/" + owed).body("excuseReason", is("Closed in March"));
        get(officer(), "/v1/grants/" + grant.id + "/completeness?reportingPoint=RP2")
                .body("percentByCount", is("100.00"))
                .body("percentByPounds", is("100.00"))
                .body("byPounds.excused.amount", is("500.50"));
    }

    @Test
    void shouldHoldBackTheNextInstalmentOfWhoeverIsOverdueWherethePolicySaysSo() {
        var council = "E08000011";
        var ann = Tokens.of(council, "ann", "grants-officer");
        var grant = SiblingGrant.aGrantInUse().publish();
        post(ann, PATH, Map.of("grantId", grant.id, "reportingPoint", "RP2")).statusCode(200);
        var blocked = "/v1/grants/" + grant.id + "/blocked-providers";
        get(Tokens.of(council, "rel", "payments-releaser"), blocked)
                .statusCode(200)
                .body("policyBlocks", is(true))
                .body("items.providerId", contains("1-A", "1-B"))
                .body("items.since", contains("2022-04-14", "2022-04-14"))
                .body("items[0].reportingPoints", contains("RP2"));
        PolicyTest.put(ann, PolicyTest.policy(false)).statusCode(200);
        get(ann, blocked).body("policyBlocks", is(false)).body("items", empty());
    }

    @Test
    void shouldAskTheWholeAreaAndCoverOnlyWhoStatesLeavers() {
        var grant = SiblingGrant.aGrant()
                .receipt("600.00", "2021-12-15")
                .spend("GL1", "LOCAL_RECRUITMENT", "NONE", "1.00", "2022-01-10");
        grant.award("1-A", "1-A-L1", "600.00", "600.00");
        grant.publish();
        SiblingGrant.register(
                "1-A 1-A-L1 E08000002",
                "1-C 1-C-L1 E08000002",
                "1-D 1-D-L1 E08000002",
                "1-E 1-E-L1 E08000002 dormant",
                "1-F 1-F-L1 E09000001",
                "1-G 1-G-L1 ");
        open(grant);
        post(officer(), "/v1/surveys", Map.of("grantId", grant.id, "reportingPoint", "RP2"))
                .statusCode(200)
                .body("locationsInArea", is(3))
                .body("funded", is(1))
                .body("opened", is(2))
                .body("unplaced", is(1));
        var request = providerReturn(grant, "1-A", "0.01", "0.00");
        request.put("providerId", "1-C");
        request.put("locationId", "1-C-L1");
        request.put("awardIds", List.of());
        request.put("spend", List.of());
        String answer = post(officer(), "/v1/provider-returns", request)
                .statusCode(201)
                .extract()
                .path("id");
        request.put("providerId", "1-D");
        request.put("locationId", "1-D-L1");
        request.remove("leavers");
        post(officer(), "/v1/provider-returns", request).statusCode(201);
        // Three asked, one of them said how many left: missing is not nil.
        get(officer(), "/v1/grants/" + grant.id + "/completeness?reportingPoint=RP2")
                .body("coverage.asked", is(3))
                .body("coverage.answered", is(1))
                .body("coverage.percent", is("33.33"))
                .body("byCount.due", is(1));
        // The department's return takes it from there, once what was answered is accepted: D9 adds up no other.
        String id = draft(grant, "RP2");
        var coverage = "findings.findAll { it.id == 'V12' }.message";
        validate(id).statusCode(200).body(coverage, hasItem(containsString("0 of 3 answered")));
        post(Reporting.otherOfficer(), "/v1/provider-returns/" + answer + "/acceptance", Map.of())
                .statusCode(200);
        validate(id).body(coverage, hasItem(containsString("1 of 3 answered, 33.33 per cent")));
    }

    @Test
    void shouldShowAProviderItsOwnAndAnotherCouncilNothing() {
        var grant = SiblingGrant.aGrantInUse().publish();
        open(grant);
        String others =
                get(officer(), listed(grant) + "&providerId=1-B").extract().path("items[0].id");
        get(provider("1-A"), listed(grant)).body("items.providerId", contains("1-A"));
        get(provider("1-A"), listed(grant) + "&providerId=1-B").body("items", empty());
        get(provider("1-A"), PATH + "/" + others).statusCode(404).body("code", is("OBLIGATION_UNKNOWN"));
        get(provider("1-A"), PATH + "/" + others + "/reminders").statusCode(404);
        get(provider("1-A"), "/v1/grants/" + grant.id + "/completeness?reportingPoint=RP2")
                .statusCode(403);
        var stranger = Tokens.of("E09000001", "sly", "grants-officer");
        get(stranger, listed(grant)).body("items", empty());
        post(stranger, PATH + "/" + others + "/excuse", Map.of("reason", "Mine"))
                .statusCode(404)
                .body("code", is("OBLIGATION_UNKNOWN"));
        get(stranger, "/v1/grants/" + grant.id + "/blocked-providers").body("items", empty());
        get(officer(), PATH + "/" + others).body("excuseReason", nullValue());
    }

    @Test
    void shouldStampLateByTheCouncilsOwnDayWithItsConsequence() {
        var grant = SiblingGrant.aGrantInUse().publish();
        open(grant);
        var request = providerReturn(grant, "1-A", "990.00", "10.00");
        request.put("signedOn", "2022-04-14");
        post(officer(), "/v1/provider-returns", request)
                .statusCode(201)
                .body("late", is(true))
                .body("lateConsequence", is("The provider's next instalment waits until the return has come."));
        request = providerReturn(grant, "1-B", "500.50", "0.00");
        request.put("signedOn", "2022-04-13");
        post(officer(), "/v1/provider-returns", request)
                .statusCode(201)
                .body("late", is(false))
                .body("lateConsequence", nullValue());
        get(officer(), listed(grant)).body("items.daysLate", contains(1, 0));
    }

    @Test
    void shouldKeepWhereAProviderIsReminded() {
        get(officer(), "/v1/provider-contacts/9-X").statusCode(404).body("code", is("CONTACT_UNKNOWN"));
        org.grantsuite.commons.testing.Contract.given(officer())
                .body(Map.of("email", "office@example.org", "name", "Office"))
                .put("/v1/provider-contacts/9-X")
                .then()
                .statusCode(200)
                .body("email", is("office@example.org"));
        get(Tokens.of("E09000001", "sly", "grants-officer"), "/v1/provider-contacts/9-X")
                .statusCode(404);
        get(provider("9-X"), "/v1/provider-contacts/9-X").statusCode(403);
        get(officer(), PATH + "/" + UUID.randomUUID()).statusCode(404);
    }
}
