package org.grantsuite.allocation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class RunsResourceTest {
    private final Story story = new Story();

    private Map<String, Object> rateRun(UUID planId, UUID snapshotId, String rate) {
        Map<String, Object> run = new HashMap<>(story.proRata(planId, "CARE", snapshotId, "BED", "COMMUNITY_USER"));
        run.put("method", "RATE_TIMES_UNITS");
        run.put("rate", rate);
        return run;
    }

    private BigDecimal sumOfLines(UUID runId) {
        return story
                .reading()
                .get("/v1/runs/" + runId + "/lines?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.amount.amount", String.class)
                .stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** 57 made-up homes with 1,844 beds and one home care provider with 1,232 users: the published totals. */
    private UUID publishedSnapshot() {
        StringBuilder providers = new StringBuilder(Story.PROVIDER_HEADER);
        StringBuilder drivers = new StringBuilder(Story.DRIVER_HEADER);
        for (int home = 0; home < 57; home++) {
            providers.append(
                    "C%1$02d,Home %1$02d,C%1$02d-1,Home %1$02d,CARE_HOME,Y,N,Y,2015-01-01,,,\n".formatted(home));
            drivers.append("C%1$02d,C%1$02d-1,RESIDENTIAL,BED,%2$d,\n".formatted(home, home < 20 ? 33 : 32));
        }
        providers.append("H1,Helpers,H1-1,Helpers,HOMECARE,N,N,Y,2015-01-01,,,\n");
        drivers.append("H1,H1-1,HOMECARE,COMMUNITY_USER,1232,\n");
        story.providers(providers.toString());
        return story.snapshot(drivers.toString());
    }

    @Test
    void shouldSetTheEffectiveRateOfThePublishedPaperBesideTheDeclaredOne() {
        UUID snapshotId = publishedSnapshot();
        UUID runId = story.run(story.approvedPlan(), "CARE", snapshotId, "BED", "COMMUNITY_USER");
        story.reading()
                .get("/v1/runs/" + runId)
                .then()
                .statusCode(200)
                .body("status", is("COMMITTED"))
                .body("units", is(3076))
                .body("lineCount", is(58))
                .body("allocated.amount", is("148608.00"))
                .body("residual.amount", is("0.00"))
                .body("effectiveRate", is("48.312094"))
                .body("rateDeviation", is("15.028795"))
                .body("warnings.code", hasItem("RATE_DEVIATES"));
        assertThat(sumOfLines(runId)).isEqualByComparingTo("148608.00");
    }

    @Nested
    class Previewing {

        @Test
        void shouldStoreNothingAndNeedNoApproval() {
            story.providers();
            UUID snapshotId = story.snapshot();
            UUID planId = story.plan();
            story.asPreparer()
                    .body(story.proRata(planId, "CARE", snapshotId, "BED"))
                    .post("/v1/runs?dryRun=true")
                    .then()
                    .statusCode(200)
                    .body("status", is("PREVIEW"))
                    .body("allocated.amount", is("148608.00"));
            story.reading().get("/v1/runs").then().body("items", hasSize(0));
            story.reading().get("/v1/plans/" + planId).then().body("pots[0].allocated.amount", is("0.00"));
        }

        @Test
        void shouldWarnOfARecipientThatIsNotRegistered() {
            story.providers(Story.PROVIDERS + "P5,Gone Ltd,L9,Gone,CARE_HOME,Y,N,N,2015-01-01,2021-06-01,,\n");
            UUID snapshotId = story.snapshot(Story.DRIVERS + "P5,L9,RESIDENTIAL,BED,4,\n");
            story.asPreparer()
                    .body(story.proRata(story.plan(), "CARE", snapshotId, "BED"))
                    .post("/v1/runs?dryRun=true")
                    .then()
                    .statusCode(200)
                    .body("warnings.code", hasItem("RECIPIENT_NOT_REGISTERED"));
        }
    }

    @Nested
    class Committing {

        @Test
        void shouldExplainEachLineToTheOddPenny() {
            story.providers();
            UUID runId = story.run(story.approvedPlan(), "CARE", story.snapshot(), "BED", "COMMUNITY_USER");
            story.reading()
                    .get("/v1/runs/" + runId + "/lines")
                    .then()
                    .statusCode(200)
                    .body(
                            "items.lineKey",
                            is(List.of(
                                    "P1|L1|RESIDENTIAL|BED",
                                    "P1|L2|RESIDENTIAL|BED",
                                    "P2|L3|NURSING|BED",
                                    "P3|L4|HOMECARE|COMMUNITY_USER")))
                    .body("items.amount.amount", is(List.of("33583.73", "20989.83", "29385.76", "64648.68")))
                    .body("items[0].exact", is("33583.728814"))
                    .body(
                            "items[0].explanation",
                            is("40 of 177 units of £148,608.00 is £33,583.728814; rounded down £33,583.72,"
                                    + " and its 0.8814 of a penny took an odd penny (2 left over, given to"
                                    + " fractions from 0.7966 up, ties by line key)."));
            assertThat(sumOfLines(runId)).isEqualByComparingTo("148608.00");
        }

        @Test
        void shouldNeedAnApprovedPlan() {
            story.providers();
            story.asPreparer()
                    .body(story.proRata(story.plan(), "CARE", story.snapshot(), "BED"))
                    .post("/v1/runs")
                    .then()
                    .statusCode(409)
                    .body("code", is("PLAN_NOT_APPROVED"));
        }

        @Test
        void shouldRefuseARecipientThatWasNotRegisteredOnTheDecisionDate() {
            story.providers(Story.PROVIDERS + "P5,Gone Ltd,L9,Gone,CARE_HOME,Y,N,N,2015-01-01,2021-12-01,,\n");
            UUID snapshotId = story.snapshot(Story.DRIVERS + "P5,L9,RESIDENTIAL,BED,4,\n");
            UUID planId = story.approvedPlan();
            story.asPreparer()
                    .body(story.proRata(planId, "CARE", snapshotId, "BED"))
                    .post("/v1/runs")
                    .then()
                    .statusCode(422)
                    .body("code", is("RECIPIENT_NOT_REGISTERED"))
                    .body("violations.field", is(List.of("P5|L9|RESIDENTIAL|BED")));
            story.reading().get("/v1/plans/" + planId).then().body("pots[0].allocated.amount", is("0.00"));
        }

        @Test
        void shouldTakeASupportedLivingProviderWithoutALocation() {
            story.providers(Story.PROVIDERS + "P6,Own Front Door,,,,N,N,Y,2015-01-01,,,\n");
            UUID snapshotId = story.snapshot(Story.DRIVERS + "P6,,SUPPORTED_LIVING,COMMUNITY_USER,9,\n");
            UUID runId = story.run(story.approvedPlan(), "CARE", snapshotId, "COMMUNITY_USER");
            story.reading()
                    .get("/v1/runs/" + runId + "/lines")
                    .then()
                    .body("items.lineKey", hasItem("P6||SUPPORTED_LIVING|COMMUNITY_USER"));
        }

        @Test
        void shouldRefuseASecondShareOfAPotThatIsShared() {
            story.providers();
            UUID snapshotId = story.snapshot();
            UUID planId = story.approvedPlan();
            story.run(planId, "CARE", snapshotId, "BED");
            story.asPreparer()
                    .body(story.proRata(planId, "CARE", snapshotId, "BED"))
                    .post("/v1/runs")
                    .then()
                    .statusCode(409)
                    .body("code", is("POT_EXCEEDED"));
        }

        @Test
        void shouldRefuseAPotTheCouncilSpendsItself() {
            story.providers();
            story.asPreparer()
                    .body(story.proRata(story.approvedPlan(), "HUB", story.snapshot(), "BED"))
                    .post("/v1/runs")
                    .then()
                    .statusCode(422)
                    .body("code", is("POT_IS_DIRECT"));
        }

        @Test
        void shouldRefuseDriversWithoutUnits() {
            story.providers();
            story.asPreparer()
                    .body(story.proRata(story.approvedPlan(), "CARE", story.snapshot(), "HOSPICE_UNIT"))
                    .post("/v1/runs")
                    .then()
                    .statusCode(422)
                    .body("code", is("RUN_NOTHING_TO_SHARE_BY"));
        }

        @Test
        void shouldTotalEachProviderAcrossPots() {
            UUID planId = story.offered();
            story.reading()
                    .get("/v1/plans/" + planId + "/provider-totals")
                    .then()
                    .statusCode(200)
                    .body("items.providerId", is(List.of("P1", "P2", "P3")))
                    .body("items[1].pots.potCode", is(List.of("CARE", "NURSING")))
                    .body("items[1].amount.amount", is("112563.76"));
        }
    }

    @Nested
    class Warning {

        private void assertWarns(UUID planId, String pot, UUID snapshotId, String code) {
            story.asPreparer()
                    .body(story.proRata(planId, pot, snapshotId, "BED", "NURSING_BED"))
                    .post("/v1/runs?dryRun=true")
                    .then()
                    .statusCode(200)
                    .body("warnings.code", hasItem(code));
        }

        @Test
        void shouldPointOutAssumedAndStaleCounts() {
            story.providers();
            UUID planId = story.approvedPlan();
            UUID assumed = Story.id(story.takeSnapshot(Story.DRIVERS, "2021-11-30", true));
            assertWarns(planId, "CARE", assumed, "SNAPSHOT_ASSUMED");
            UUID stale = Story.id(story.takeSnapshot(Story.DRIVERS, "2021-09-06", false));
            assertWarns(planId, "CARE", stale, "SNAPSHOT_STALE");
        }

        @Test
        void shouldPointOutRunsOfOnePlanOnCountsOfDifferentDays() {
            story.providers();
            UUID planId = story.approvedPlan();
            story.run(planId, "CARE", story.snapshot(), "BED");
            UUID october = Story.id(story.takeSnapshot(Story.DRIVERS, "2021-10-31", false));
            assertWarns(planId, "NURSING", october, "SNAPSHOT_DATES_MIXED");
        }

        @Test
        void shouldPointOutASecondLayerOnNothing() {
            story.providers();
            UUID planId = story.approvedPlan();
            assertWarns(planId, "NURSING", story.snapshot(), "LAYER_WITHOUT_BASE");
        }
    }

    @Nested
    class RateTimesUnits {

        @Test
        void shouldLeaveTheRestInThePotAndSaySo() {
            story.providers();
            story.asPreparer()
                    .body(rateRun(story.approvedPlan(), story.snapshot(), "839.59"))
                    .post("/v1/runs")
                    .then()
                    .statusCode(201)
                    .body("allocated.amount", is("148607.43"))
                    .body("residual.amount", is("0.57"))
                    .body("warnings.code", hasItem("RUN_RESIDUAL"))
                    .body("rate", is("839.59"));
        }

        @Test
        void shouldRefuseMoreThanThePotHolds() {
            story.providers();
            UUID planId = story.approvedPlan();
            story.asPreparer()
                    .body(rateRun(planId, story.snapshot(), "839.6"))
                    .post("/v1/runs")
                    .then()
                    .statusCode(422)
                    .body("code", is("RUN_EXCEEDS_POT"))
                    .body("detail", containsString("£1.20 too much"));
            story.reading().get("/v1/plans/" + planId).then().body("pots[0].allocated.amount", is("0.00"));
        }

        @Test
        void shouldRefuseARateOnProRata() {
            story.providers();
            Map<String, Object> run =
                    new HashMap<>(story.proRata(story.approvedPlan(), "CARE", story.snapshot(), "BED"));
            run.put("rate", "42");
            story.asPreparer()
                    .body(run)
                    .post("/v1/runs")
                    .then()
                    .statusCode(422)
                    .body("code", is("RUN_RATE_NOT_WANTED"));
        }
    }

    @Nested
    class Geography {

        @Test
        void shouldRefuseALocationElsewhereWhereThePlanIsForTheAreaOnly() {
            story.providers(Story.PROVIDERS + "P7,Far Ltd,L7,Far,CARE_HOME,Y,N,Y,2015-01-01,,E09000001,\n");
            UUID snapshotId = story.snapshot(Story.DRIVERS + "P7,L7,RESIDENTIAL,BED,4,\n");
            Map<String, Object> plan = new HashMap<>(story.boardPlan());
            plan.put("geographyPolicy", "LOCATION_IN_AREA");
            UUID planId =
                    Story.id(story.asPreparer().body(plan).post("/v1/plans").then());
            story.asPreparer()
                    .body(story.proRata(planId, "CARE", snapshotId, "BED"))
                    .post("/v1/runs?dryRun=true")
                    .then()
                    .statusCode(422)
                    .body("code", is("LOCATION_OUT_OF_AREA"));
            story.asPreparer()
                    .body(story.proRata(story.plan(), "CARE", snapshotId, "BED"))
                    .post("/v1/runs?dryRun=true")
                    .then()
                    .statusCode(200)
                    .body("warnings.code", hasItem("LOCATION_OUT_OF_AREA"));
        }
    }

    @Test
    void shouldStreamLinesAsCsvThatNoSpreadsheetRuns() {
        story.providers();
        UUID runId = story.run(story.approvedPlan(), "CARE", story.snapshot(), "BED", "COMMUNITY_USER");
        String csv = story.reading()
                .accept("text/csv")
                .get("/v1/runs/" + runId + "/lines.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(5);
        assertThat(csv).contains("P2|L3|NURSING|BED,P2,L3,NURSING,BED,35,29385.762712,29385.76,");
        assertThat(RunLinesCsv.cell("=1+1")).isEqualTo("'=1+1");
    }
}
