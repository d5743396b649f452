package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.sign;
import static org.grantsuite.reporting.testing.Reporting.submit;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** R46: a return is made by the edition in force on a recorded day, and sent on a day of the same edition. */
@ReportingServiceTest
class SupersededEditionTest {

    private static final String LAPSED = "EXISTING_HOURS";
    private static final Map<String, Object> NIL = Map.of("nilReason", "NO_RECEIPT");

    /** Two signatories until 1 March 2022, three from then on; two per cent administration instead of one. */
    private static SiblingGrant aGrantReissuedInMarch() {
        return SiblingGrant.aGrantInUse()
                .edition(document -> {})
                .supersededOn("2022-03-01", SupersededEditionTest::threeSignatories)
                .publish();
    }

    private static void threeSignatories(ObjectNode document) {
        ((ArrayNode) document.path("certification").path("requiredRoles")).add("CHIEF_INTERNAL_AUDITOR");
        ((ObjectNode) document.path("administration").path("caps").path(0)).put("percent", "2");
    }

    @Test
    void shouldMakeEachPointByTheEditionItFallsDueUnder() {
        var grant = aGrantReissuedInMarch();
        get(preparer(), path(draft(grant, "RP1"), ""))
                .body("editionOn", is("2022-01-14"))
                .body("edition", is(before(grant)));
        get(preparer(), path(draft(grant, "RP2"), ""))
                .body("editionOn", is("2022-04-29"))
                .body("edition", is(grant.successorCode()));
    }

    /** A measure that only the re-issued rules know is judged by them, and by no others. */
    @Test
    void shouldJudgeAProvidersReturnByTheSameEdition() {
        var before = SiblingGrant.aGrantInUse().edition(document -> {}).publish();
        var grant = SiblingGrant.aGrantInUse()
                .edition(document -> {})
                .supersededOn(
                        "2022-03-01",
                        document -> ((ObjectNode) document.path("measures").path(0)).put("code", "REISSUED"))
                .publish();

        post(officer(), "/v1/provider-returns", spentOn(before, "REISSUED"))
                .statusCode(422)
                .body("code", is("MEASURE_UNKNOWN"));
        post(officer(), "/v1/provider-returns", spentOn(grant, LAPSED))
                .statusCode(422)
                .body("code", is("MEASURE_UNKNOWN"));
        post(officer(), "/v1/provider-returns", spentOn(grant, "REISSUED"))
                .statusCode(201)
                .body("edition", is(grant.successorCode()))
                .body("editionOn", is("2022-04-29"));
    }

    private static Map<String, Object> spentOn(SiblingGrant grant, String measure) {
        var statement = new LinkedHashMap<>(Reporting.providerReturn(grant, "1-A", "990.00", "10.00"));
        statement.put("spend", List.of(Map.of("measure", measure, "amount", SiblingGrant.money("990.00"))));
        return statement;
    }

    @Test
    void shouldTakeTheSignatoriesOfThatEdition() {
        var grant = aGrantReissuedInMarch();
        accepted(grant, "1-A", "990.00", "10.00");
        accepted(grant, "1-B", "500.50", "0.00");
        var id = draft(grant, "RP2");
        var hash = frozen(id);
        sign(id, "chris", "CHIEF_EXECUTIVE", hash).statusCode(201).body("signaturesNeeded", is(3));
        sign(id, "sam", "SECTION_151_OFFICER", hash).statusCode(201).body("status", is("OPEN"));
        submit(id, hash, "2022-04-20T09:00:00Z").statusCode(409).body("code", is("CERTIFICATE_INCOMPLETE"));
        sign(id, "ida", "CHIEF_INTERNAL_AUDITOR", hash).statusCode(201).body("status", is("COMPLETE"));
        submit(id, hash, "2022-04-20T09:00:00Z").statusCode(200);
    }

    @Test
    void shouldRefuseToSendWhatWasMadeByTheRulesOfAnotherDay() {
        var grant = SiblingGrant.aGrant()
                .edition(document -> {})
                .supersededOn("2022-01-20", SupersededEditionTest::threeSignatories)
                .publish();
        var id = draft(grant, "RP1");
        inputs(id, NIL);
        var hash = frozen(id);
        submit(id, hash, "2022-01-20T00:00:00Z")
                .statusCode(409)
                .body("code", is("EDITION_NOT_IN_FORCE"))
                .body("editionInForce", is(grant.successorCode()));
        get(preparer(), path(id, "")).body("status", is("FROZEN")).body("submission", nullValue());
        post(preparer(), path(id, "/refresh") + "?editionOn=2022-01-20")
                .statusCode(200)
                .body("status", is("DRAFT"))
                .body("editionOn", is("2022-01-20"))
                .body("edition", is(grant.successorCode()));
        var again = frozen(id);
        submit(id, again, "2022-01-19T23:59:59Z").statusCode(409).body("code", is("EDITION_NOT_IN_FORCE"));
        submit(id, again, "2022-01-20T00:00:00Z").statusCode(200).body("submission.late", is(true));
    }

    @Test
    void shouldKeepToTheDayAPersonGaveUntilAnotherIsGiven() {
        var grant = aGrantReissuedInMarch();
        String id = post(
                        preparer(),
                        "/v1/department-returns",
                        Map.of("grantId", grant.id, "reportingPoint", "RP2", "editionOn", "2022-02-28"))
                .statusCode(201)
                .body("edition", is(before(grant)))
                .extract()
                .path("id");
        post(preparer(), path(id, "/refresh")).statusCode(200).body("edition", is(before(grant)));
        post(preparer(), path(id, "/refresh") + "?editionOn=2022-03-01").body("edition", is(grant.successorCode()));
        post(preparer(), path(id, "/refresh") + "?editionOn=2999-01-01")
                .statusCode(422)
                .body("code", is("DATE_IN_FUTURE"));
        get(preparer(), path(id, "")).body("editionOn", is("2022-03-01"));
    }

    private static String before(SiblingGrant grant) {
        return grant.successorCode().replace("-next", "");
    }
}
