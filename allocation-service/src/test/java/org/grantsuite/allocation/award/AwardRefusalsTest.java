package org.grantsuite.allocation.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Refused;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Awards beyond the plan's area, and samples of nothing. */
@AllocationServiceTest
class AwardRefusalsTest {
    private static final String FAR = "P7,Far Ltd,L7,Far,CARE_HOME,Y,N,Y,2015-01-01,,E09000001,\n";

    private static final String GONE = "P8,Gone Ltd,L8,Gone,CARE_HOME,Y,N,N,2015-01-01,2021-12-01,,\n";

    private final Story story = new Story();
    private final Refused refused = Refused.in(story);

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private UUID planForTheArea() {
        story.providers(Story.PROVIDERS + FAR + GONE);
        Map<String, Object> plan = new HashMap<>(story.boardPlan());
        plan.put("geographyPolicy", "LOCATION_IN_AREA");
        UUID planId = Story.id(story.asPreparer().body(plan).post("/v1/plans").then());
        story.approvePlan(planId, story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1), "AMOUNT")
                .statusCode(200);
        return planId;
    }

    private Response award(UUID planId, String provider, String location) {
        Map<String, Object> order = new HashMap<>(Map.of(
                "planId", planId, "potCode", "CARE", "providerId", provider, "locationId", location, "reason", "more"));
        order.put("amount", Story.gbp("1000.00"));
        order.put("offeredOn", "2021-12-16");
        return story.asPreparer().body(order).post("/v1/awards");
    }

    private Response novate(UUID awardId, String provider, String location) {
        return story.asPreparer()
                .body(Map.of(
                        "successorProviderId",
                        provider,
                        "successorLocationId",
                        location,
                        "novatedOn",
                        "2021-12-28",
                        "keptByPaidEntity",
                        false,
                        "reason",
                        "sold"))
                .post("/v1/awards/" + awardId + "/novations");
    }

    /** R28, also for an award that no run led to, and for whom it is handed on to. */
    @Test
    void shouldAwardNothingBeyondTheAreaThePlanIsFor() {
        UUID planId = planForTheArea();
        refused.by(422, "LOCATION_NOT_IN_AREA", () -> award(planId, "P7", "L7"));

        UUID near = Story.id(award(planId, "P3", "L4").then());
        refused.by(422, "LOCATION_NOT_IN_AREA", () -> novate(near, "P7", "L7"));
        novate(near, "P1", "L1").then().statusCode(201);
    }

    /** R26, also for an award that no run led to. */
    @Test
    void shouldAwardNothingToWhoWasNotRegisteredOnTheDayOfTheDecision() {
        UUID planId = planForTheArea();
        refused.by(422, "RECIPIENT_NOT_REGISTERED", () -> award(planId, "P8", "L8"));
    }

    /** R28 is asked again when it is paid: a location may have moved since. */
    @Test
    void shouldStopThePaymentOfALocationThatMovedToAnotherAuthority() {
        UUID planId = planForTheArea();
        story.accept(Story.id(award(planId, "P3", "L4").then())).statusCode(200);
        story.accept(Story.id(award(planId, "P1", "L1").then())).statusCode(200);
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.providers(
                Story.PROVIDER_HEADER + "P3,Home Help CIC,L4,Home Help,HOMECARE,N,N,Y,2015-01-01,,E09000001,\n");

        story.release(runId)
                .statusCode(200)
                .body("stopped", hasSize(1))
                .body("stopped[0].providerId", is("P3"))
                .body("stopped[0].reason", containsString("another authority's (R28)"));
    }

    @Test
    void shouldDrawNoSampleBeforeAnAwardIsAccepted() {
        UUID planId = story.offered();
        String path = "/v1/plans/" + planId + "/verification-samples";
        Map<String, Object> order = Map.of("seed", 20211208, "size", 2);

        refused.by(
                409,
                "SAMPLE_NOTHING_TO_DRAW",
                () -> story.asPreparer().body(order).post(path));
        story.reading().get(path).then().statusCode(200).body("items", empty());
        story.accept(story.awards(planId).get(0)).statusCode(200);
        story.asPreparer().body(order).post(path).then().statusCode(201).body("population", is(1));
    }
}
