package org.grantsuite.reporting;

import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ReportingServiceTest
class SecurityTest {

    private static final String RETURNS = "/v1/department-returns";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/provider-returns",
                "/v1/department-returns",
                "/v1/events",
                "/v1/audit-entries",
                "/v1/work-items",
                "/v1/department-returns/00000000-0000-7000-8000-000000000000",
                "/v1/department-returns/00000000-0000-7000-8000-000000000000/cells",
                "/v1/department-returns/00000000-0000-7000-8000-000000000000/certificate",
                "/v1/department-returns/00000000-0000-7000-8000-000000000000/file.json",
                "/v1/department-returns/00000000-0000-7000-8000-000000000000/file.xlsx",
                "/v1/provider-return-imports/00000000-0000-7000-8000-000000000000",
                "/v1/provider-returns/00000000-0000-7000-8000-000000000000/review",
                "/v1/provider-returns/00000000-0000-7000-8000-000000000000/versions",
                "/v1/provider-returns/00000000-0000-7000-8000-000000000000/items",
                "/v1/provider-return-template.xlsx?reportingPoint=RP1&grantId=00000000-0000-7000-8000-000000000000",
                "/v1/reporting-policy",
                "/v1/provider-contacts/1-A",
                "/v1/obligations",
                "/v1/obligations/00000000-0000-7000-8000-000000000000",
                "/v1/obligations/00000000-0000-7000-8000-000000000000/reminders",
                "/v1/grants/00000000-0000-7000-8000-000000000000/completeness?reportingPoint=RP1",
                "/v1/evidence",
                "/v1/evidence/00000000-0000-7000-8000-000000000000",
                "/v1/evidence/00000000-0000-7000-8000-000000000000/content",
                "/v1/verification-samples",
                "/v1/verification-samples/00000000-0000-7000-8000-000000000000",
                "/v1/information-answers",
                "/v1/webhooks",
                "/v1/webhooks/00000000-0000-7000-8000-000000000000",
                "/v1/webhooks/00000000-0000-7000-8000-000000000000/deliveries"
            })
    void shouldAskForATokenAndForTheRightOne(String path) {
        RestAssured.given().get(path).then().statusCode(401).body("code", is("NOT_AUTHENTICATED"));
        Contract.unchecked(Tokens.expired(Reporting.COUNCIL, "pat", "returns-preparer"))
                .get(path)
                .then()
                .statusCode(401);
        Contract.unchecked(Tokens.forAudience("elsewhere", Reporting.COUNCIL, "pat", "returns-preparer"))
                .get(path)
                .then()
                .statusCode(401);
        get(Tokens.of(Reporting.COUNCIL, "nobody", "payments-releaser"), path)
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
    }

    @Test
    void shouldLetOnlyAPreparerPrepare() {
        var grant = SiblingGrant.aGrant().publish();
        var request = Map.of("grantId", grant.id, "reportingPoint", "RP1");
        post(Reporting.officer(), RETURNS, request).statusCode(403).body("code", is("ROLE_MISSING"));
        post(Reporting.certifier("sam"), RETURNS, request).statusCode(403);
        get(preparer(), RETURNS + "?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldNotKnowAnotherCouncilsDepartmentReturn() {
        var grant = SiblingGrant.aGrant().publish();
        var id = Reporting.draft(grant, "RP1");
        var stranger = Tokens.of("E09000001", "sly", "returns-preparer", "returns-certifier", "auditor");
        for (var rest : new String[] {"", "/cells", "/certificate", "/file.json", "/file.xlsx"}) {
            get(stranger, Reporting.path(id, rest)).statusCode(404).body("code", is("DEPARTMENT_RETURN_UNKNOWN"));
        }
        post(stranger, Reporting.path(id, "/validation")).statusCode(404);
        get(stranger, RETURNS + "?grantId=" + grant.id).body("items", empty());
        get(stranger, "/v1/audit-entries?limit=500").body("items.subjectId", not(hasItem(id)));
        get(preparer(), Reporting.path(id, "")).body("status", is("DRAFT"));
    }

    @Test
    void shouldRefuseACouncilTheTokenDoesNotGrant() {
        Contract.given(preparer())
                .header("X-Council-Code", "E09000001")
                .get(RETURNS)
                .then()
                .statusCode(403)
                .body("code", is("COUNCIL_NOT_GRANTED"));
    }

    @Test
    void shouldShowTheAuditorWhoDidWhat() {
        var grant = SiblingGrant.aGrant().publish();
        var id = Reporting.draft(grant, "RP1");
        Reporting.inputs(id, Map.of("nilReason", "NO_RECEIPT"));
        get(Reporting.auditor(), "/v1/audit-entries?limit=500")
                .statusCode(200)
                .body(
                        "items.findAll { it.subjectId == '" + id + "' }.action",
                        hasItems("DEPARTMENT_RETURN_DRAFTED", "DEPARTMENT_RETURN_RECALCULATED"))
                .body("items.findAll { it.subjectId == '" + id + "' }.actor.unique()", is(java.util.List.of("pat")));
        get(Reporting.auditor(), "/v1/events?limit=500").statusCode(200);
    }

    /** A webhook delivers what stands in the feed: nobody has more delivered than it may read. */
    @ParameterizedTest
    @ValueSource(strings = {"grants-officer", "finance"})
    void shouldLetWhoeverMaySubscribeReadTheFeed(String role) {
        var subscriber = Tokens.of(Reporting.COUNCIL, "una", role);
        get(subscriber, "/v1/webhooks").statusCode(200);
        get(subscriber, "/v1/events?limit=1").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"returns-preparer", "returns-certifier", "provider"})
    void shouldLetNobodyElseSubscribeOrRead(String role) {
        var reader = Tokens.of(Reporting.COUNCIL, "una", role);
        get(reader, "/v1/webhooks").statusCode(403).body("code", is("ROLE_MISSING"));
        get(reader, "/v1/events?limit=1").statusCode(403).body("code", is("ROLE_MISSING"));
    }

    @Test
    void shouldAnswerWithTheCorrelationIdItWasSent() {
        var id = UUID.randomUUID().toString();
        Contract.given(preparer())
                .header("X-Correlation-Id", id)
                .get(RETURNS)
                .then()
                .statusCode(200)
                .header("X-Correlation-Id", id);
    }
}
