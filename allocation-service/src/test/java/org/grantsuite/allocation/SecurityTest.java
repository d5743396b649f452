package org.grantsuite.allocation;

import static org.hamcrest.Matchers.is;

import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AllocationServiceTest
class SecurityTest {
    private static final List<String> LISTS = List.of(
            "/v1/providers",
            "/v1/locations",
            "/v1/driver-snapshots",
            "/v1/plans",
            "/v1/runs",
            "/v1/awards",
            "/v1/payment-runs",
            "/v1/payments",
            "/v1/work-items",
            "/v1/events",
            "/v1/audit-entries");

    private final Story story = new Story();

    @Test
    void shouldAskEveryoneForAToken() {
        for (String list : LISTS) {
            RestAssured.given().get(list).then().statusCode(401).body("code", is("NOT_AUTHENTICATED"));
        }
    }

    @Test
    void shouldRefuseTokensThatAreExpiredOrForSomebodyElse() {
        Contract.unchecked(Tokens.expired(story.council, "petra", "grants-officer"))
                .get("/v1/plans")
                .then()
                .statusCode(401);
        Contract.unchecked(Tokens.forAudience("payroll", story.council, "petra", "grants-officer"))
                .get("/v1/plans")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"returns-preparer", "allocation-approver", "payments-releaser", "provider", "service"})
    void shouldLetOnlyPreparersDraft(String role) {
        Contract.creating(Tokens.of(story.council, "somebody", role))
                .body(story.boardPlan())
                .post("/v1/plans")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
    }

    @Test
    void shouldLetOnlyApproversApproveAndOnlyReleasersRelease() {
        UUID planId = story.plan();
        story.asPreparer()
                .body(Map.of("decisionId", UUID.randomUUID(), "governingBasis", "AMOUNT"))
                .post("/v1/plans/" + planId + "/approval")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
        story.asPreparer()
                .body(Map.of("declaredCount", 1, "declaredTotal", Story.gbp("1.00")))
                .post("/v1/payment-runs/" + UUID.randomUUID() + "/release")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
        Contract.creating(Tokens.ofService("allocation-service"))
                .header("X-Council-Code", story.council)
                .body(Map.of("decisionId", UUID.randomUUID(), "governingBasis", "AMOUNT"))
                .post("/v1/plans/" + planId + "/approval")
                .then()
                .statusCode(403);
        // A system that was given a person's role by mistake.
        Contract.creating(Tokens.of(story.council, "ledger-bridge", "service", "allocation-approver"))
                .body(Map.of("decisionId", UUID.randomUUID(), "governingBasis", "AMOUNT"))
                .post("/v1/plans/" + planId + "/approval")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
    }

    @Test
    void shouldHideEverythingOfAnotherCouncil() {
        UUID planId = story.offered();
        UUID awardId = story.awards(planId).get(0);
        Story other = new Story();
        other.reading().get("/v1/plans/" + planId).then().statusCode(404).body("code", is("PLAN_UNKNOWN"));
        other.reading().get("/v1/awards/" + awardId).then().statusCode(404).body("code", is("AWARD_UNKNOWN"));
        other.reading()
                .get("/v1/awards?planId=" + planId)
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
        other.asPreparer()
                .body(Map.of(
                        "termsVersion",
                        "standard-1",
                        "termsHash",
                        "0".repeat(64),
                        "acceptedBy",
                        "x",
                        "acceptedOn",
                        "2021-12-20"))
                .post("/v1/awards/" + awardId + "/acceptance")
                .then()
                .statusCode(404)
                .body("code", is("AWARD_UNKNOWN"));
        other.asApprover()
                .body(Map.of("decisionId", UUID.randomUUID(), "governingBasis", "AMOUNT"))
                .post("/v1/plans/" + planId + "/approval")
                .then()
                .statusCode(404)
                .body("code", is("PLAN_UNKNOWN"));
        other.reading()
                .get("/v1/grants/" + story.grantId + "/counts")
                .then()
                .statusCode(200)
                .body("offered", is(0));
    }

    @Test
    void shouldRefuseACouncilTheTokenDoesNotGrant() {
        Contract.given(story.preparer())
                .header("X-Council-Code", "E09000001")
                .get("/v1/plans")
                .then()
                .statusCode(403)
                .body("code", is("COUNCIL_NOT_GRANTED"));
    }

    @Test
    void shouldShowTheTrailToAuditorsOnly() {
        story.reading().get("/v1/audit-entries").then().statusCode(403);
        Contract.given(story.auditor()).get("/v1/audit-entries").then().statusCode(200);
        story.reading().get("/v1/events").then().statusCode(200);
    }
}
