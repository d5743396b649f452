package org.grantsuite.allocation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs by recipe over REST. Figures are worked out by hand from {@link Story#DRIVERS}: 40, 25 and 35 beds, 77 users. */
@AllocationServiceTest
class RecipesResourceTest {
    private final Story story = new Story();
    private UUID planId;
    private UUID snapshotId;

    private void approved() {
        story.providers();
        snapshotId = story.snapshot();
        planId = story.approvedPlan();
    }

    private Map<String, Object> order(String method, Map<String, Object> recipe, String... drivers) {
        Map<String, Object> order = new HashMap<>(Map.of(
                "planId",
                planId,
                "potCode",
                "CARE",
                "snapshotId",
                snapshotId,
                "method",
                method,
                "drivers",
                List.of(drivers)));
        if (!recipe.isEmpty()) {
            order.put("recipe", recipe);
        }
        return order;
    }

    private ValidatableResponse commit(Map<String, Object> order) {
        return story.asPreparer().body(order).post("/v1/runs").then();
    }

    private ValidatableResponse preview(Map<String, Object> order) {
        return story.asPreparer().body(order).post("/v1/runs?dryRun=true").then();
    }

    private ValidatableResponse lines(UUID runId) {
        return story.reading().get("/v1/runs/" + runId + "/lines").then().statusCode(200);
    }

    private void assertNothingAllocated() {
        story.reading().get("/v1/plans/" + planId).then().body("pots[0].allocated.amount", is("0.00"));
        story.reading().get("/v1/runs?planId=" + planId).then().body("items", hasSize(0));
    }

    private void assertRefused(Map<String, Object> order, String code, String field) {
        commit(order).statusCode(422).body("code", is(code)).body("violations.field", hasItem(field));
        assertNothingAllocated();
    }

    private static Map<String, Object> cap(String level, String cap) {
        return Map.of("level", level, "cap", Story.gbp(cap));
    }

    @Nested
    class Methods {

        @Test
        void shouldShareByAWeightedSum() {
            approved();
            // 40 + 25 + 35 beds and 77 users at a half are 138.5 of £148,608.00: £1,072.981949 a unit.
            var recipe = Map.<String, Object>of(
                    "weights",
                    List.of(
                            Map.of("driver", "BED", "weight", "1"),
                            Map.of("driver", "COMMUNITY_USER", "weight", "0.5")));
            UUID runId = Story.id(commit(order("WEIGHTED_SUM", recipe, "BED", "COMMUNITY_USER")));
            lines(runId)
                    .body("items.amount.amount", is(List.of("42919.28", "26824.55", "37554.37", "41309.80")))
                    .body("items[3].weighed", is(38_500_000))
                    .body(
                            "items[3].explanation",
                            containsString("77 COMMUNITY_USER at weight 0.5 count 38.5, in millionths: 38,500,000 of"
                                    + " 138,500,000 units of £148,608.00 is"));
        }

        @Test
        void shouldPayTiersAndShowTheCliff() {
            approved();
            var recipe = Map.<String, Object>of(
                    "tierBasis",
                    "WHOLE",
                    "tiers",
                    List.of(Map.of("from", 1, "rate", "100"), Map.of("from", 36, "rate", "80")));
            UUID runId = Story.id(commit(order("TIERED", recipe, "BED"))
                    .body("allocated.amount", is("9200.00"))
                    .body("residual.amount", is("139408.00"))
                    .body("warnings.code", hasItem("TIER_CLIFF"))
                    .body(
                            "warnings.find { it.code == 'TIER_CLIFF' }.message",
                            is("35 units are paid £3500.00, 36 only £2880.00: one unit more costs £620.00")));
            lines(runId)
                    .body("items.amount.amount", is(List.of("3200.00", "2500.00", "3500.00")))
                    .body("items[0].explanation", containsString("35 units would have made £3,500.00"));
        }

        @Test
        void shouldPayAFlatSumForAServiceAndABandBySize() {
            approved();
            var flat = Map.<String, Object>of(
                    "serviceAmounts", List.of(Map.of("service", "NURSING", "amount", Story.gbp("750.00"))));
            commit(order("FLAT", flat, "BED")).statusCode(201).body("allocated.amount", is("750.00"));
            var bands = Map.<String, Object>of(
                    "bands",
                    List.of(
                            Map.of("from", 1, "amount", Story.gbp("500.00")),
                            Map.of("from", 30, "amount", Story.gbp("900.00"))));
            commit(order("BANDED", bands, "BED")).statusCode(201).body("allocated.amount", is("2300.00"));
        }

        @Test
        void shouldPayFullTimePostsAndRecruits() {
            approved();
            Map<String, Object> posts = order("FTE", Map.of("fullTimeHours", "37.5"), "BED");
            posts.put("rate", "1200");
            // 40, 25 and 35 hours at £32 an hour.
            commit(posts).statusCode(201).body("allocated.amount", is("3200.00"));
            Map<String, Object> recruits = order("PER_RECRUIT", Map.of("mostRecruits", 30), "BED");
            recruits.put("rate", "10");
            commit(recruits).statusCode(201).body("allocated.amount", is("850.00"));
        }

        @Test
        void shouldPayAPercentOfSpendAndOfEarlierRuns() {
            approved();
            var spend = Map.<String, Object>of("percent", "10", "moneyUnit", "POUNDS");
            UUID first = Story.id(commit(order("SHARE_OF_SPEND", spend, "BED")).body("allocated.amount", is("10.00")));
            var award = Map.<String, Object>of("percent", "150", "earlierRunIds", List.of(first));
            UUID second = Story.id(commit(order("SHARE_OF_AWARD", award, "BED")).body("allocated.amount", is("15.00")));
            lines(second)
                    .body("items.amount.amount", is(List.of("6.00", "3.75", "5.25")))
                    .body("items[1].explanation", is("150 % of £2.50 of before, rounded half up, is £3.75."));
        }

        @Test
        void shouldPayClaimsToACapAndScaleThemToFit() {
            approved();
            var capped = Map.<String, Object>of("moneyUnit", "POUNDS", "claimCap", Story.gbp("30.00"));
            commit(order("CLAIMS_TO_CAP", capped, "BED")).statusCode(201).body("allocated.amount", is("85.00"));
            story.asPreparer()
                    .body(Map.of(
                            "left",
                            Map.of("order", order("CLAIMS_SCALED", Map.of("moneyUnit", "POUNDS"), "BED")),
                            "right",
                            Map.of(
                                    "order",
                                    order("CLAIMS_SCALED", Map.of("moneyUnit", "POUNDS"), "BED"),
                                    "potAmount",
                                    Story.gbp("50.00"))))
                    .post("/v1/run-comparisons")
                    .then()
                    .statusCode(200)
                    .body("leftTotal.amount", is("100.00"))
                    .body("rightTotal.amount", is("50.00"))
                    .body("losers", is(2))
                    .body("largestLosses[0].providerId", is("P1"))
                    .body("largestLosses[0].difference.amount", is("-32.50"));
        }
    }

    @Nested
    class Refusals {

        @Test
        void shouldNameWhatAMethodLacks() {
            approved();
            assertRefused(order("TIERED", Map.of(), "BED"), "RECIPE_PARAMETER_MISSING", "recipe.tierBasis");
        }

        @Test
        void shouldNameWhatAMethodDoesNotTake() {
            approved();
            assertRefused(
                    order("PRO_RATA", Map.of("percent", "10"), "BED"), "RECIPE_PARAMETER_NOT_WANTED", "recipe.percent");
        }

        @Test
        void shouldRefuseTiersOutOfOrder() {
            approved();
            var tiers = List.of(Map.of("from", 36, "rate", "80"), Map.of("from", 1, "rate", "100"));
            assertRefused(
                    order("TIERED", Map.of("tierBasis", "SLICES", "tiers", tiers), "BED"),
                    "RECIPE_INVALID",
                    "recipe.tiers");
        }

        @Test
        void shouldRefuseFloorsThatCannotBeKept() {
            approved();
            var limits = List.of(Map.of("level", "LOCATION", "floor", Story.gbp("60000.00")));
            assertRefused(order("PRO_RATA", Map.of("limits", limits), "BED"), "RUN_LIMITS_CONTRADICT", "recipe.limits");
        }

        @Test
        void shouldRefuseEarlierRunsItDoesNotKnow() {
            approved();
            assertRefused(
                    order(
                            "PRO_RATA",
                            Map.of("trueUp", "CARRY_FORWARD", "earlierRunIds", List.of(UUID.randomUUID())),
                            "BED"),
                    "RUN_EARLIER_UNKNOWN",
                    "recipe.earlierRunIds");
        }

        @Test
        void shouldRefuseMoreThanThePotHolds() {
            approved();
            commit(order("FLAT", Map.of("amount", Story.gbp("50000.00")), "BED"))
                    .statusCode(422)
                    .body("code", is("RUN_EXCEEDS_POT"))
                    .body("detail", containsString("£1392.00 too much"));
            assertNothingAllocated();
        }
    }

    @Nested
    class Limits {

        @Test
        void shouldCapAProviderAndPlaceWhatIsFreed() {
            approved();
            // P1 has 65 of 100 beds; capped at £90,000.00 it leaves £58,608.00 to the other 35.
            UUID runId =
                    Story.id(commit(order("PRO_RATA", Map.of("limits", List.of(cap("PROVIDER", "90000.00"))), "BED"))
                            .body("allocated.amount", is("148608.00"))
                            .body("warnings.code", hasItem("LIMITS_BIND")));
            lines(runId)
                    .body("items.amount.amount", is(List.of("55384.62", "34615.38", "58608.00")))
                    .body(
                            "items[0].explanation",
                            is("PROVIDER P1 stands at its cap, £90,000.00: 40 of 65 units of £90,000.00 is"
                                    + " £55,384.615385; rounded down £55,384.61, and its 0.5385 of a penny took an odd"
                                    + " penny (1 left over, given to fractions from 0.5385 up, ties by line key)."));
        }

        @Test
        void shouldHoldWhatIsFreedWhereToldTo() {
            approved();
            commit(order("PRO_RATA", Map.of("limits", List.of(cap("PROVIDER", "90000.00")), "freed", "HELD"), "BED"))
                    .statusCode(201)
                    // 35 of 100 beds of £148,608.00 and the £90,000.00 of P1.
                    .body("allocated.amount", is("142012.80"))
                    .body("residual.amount", is("6595.20"));
        }
    }

    @Nested
    class Filters {

        @Test
        void shouldGiveEverybodyAPlaceOrOneReason() {
            story.providers(Story.PROVIDERS + "P9,Nobody Counted,L9,Quiet,OTHER,N,N,Y,2015-01-01,,,\n");
            snapshotId = story.snapshot(Story.DRIVERS + "P2,,ANY,AGREEMENT_SIGNED,1,\nP3,L4,ANY,AGREEMENT_SIGNED,1,\n");
            planId = story.approvedPlan();
            var filters = List.of(
                    Map.of(
                            "kind",
                            "HAS_DRIVER",
                            "values",
                            List.of("AGREEMENT_SIGNED"),
                            "reason",
                            "No agreement signed"),
                    Map.of("kind", "LOCATION_TYPES", "values", List.of("CARE_HOME")));
            UUID runId = Story.id(commit(order("PRO_RATA", Map.of("filters", filters), "BED", "COMMUNITY_USER"))
                    .body("lineCount", is(1))
                    .body("exclusions.kind", is(List.of("HAS_DRIVER", "LOCATION_TYPES", "NOT_COUNTED")))
                    .body("exclusions.lines", is(List.of(2, 1, 1))));
            List<String> inside = lines(runId).extract().jsonPath().getList("items.lineKey");
            var outside = story.reading()
                    .get("/v1/runs/" + runId + "/exclusions")
                    .then()
                    .statusCode(200);
            outside.body("items[0].reason", is("No agreement signed"));
            List<String> left = outside.extract().jsonPath().getList("items.lineKey");
            assertThat(inside).containsExactly("P2|L3|NURSING|BED");
            assertThat(left)
                    .containsExactly(
                            "P1|L1|RESIDENTIAL|BED", "P1|L2|RESIDENTIAL|BED", "P3|L4|HOMECARE|COMMUNITY_USER", "P9|L9");
            Set<String> places = new HashSet<>();
            inside.forEach(key -> places.add(key.split("\\|")[1]));
            left.forEach(key -> places.add(key.split("\\|")[1]));
            assertThat(places).containsExactlyInAnyOrder("L1", "L2", "L3", "L4", "L9");
        }

        @Test
        void shouldTakeOutWhoIsNotRegisteredInsteadOfRefusing() {
            story.providers(Story.PROVIDERS + "P5,Gone Ltd,L9,Gone,CARE_HOME,Y,N,N,2015-01-01,2021-12-01,,\n");
            snapshotId = story.snapshot(Story.DRIVERS + "P5,L9,RESIDENTIAL,BED,4,\n");
            planId = story.approvedPlan();
            commit(order("PRO_RATA", Map.of("filters", List.of(Map.of("kind", "REGISTERED"))), "BED"))
                    .statusCode(201)
                    .body("lineCount", is(3))
                    .body("exclusions.find { it.kind == 'REGISTERED' }.lines", is(1));
        }

        @Test
        void shouldLayASecondLayerOnASubset() {
            approved();
            commit(order(
                            "FLAT",
                            Map.of(
                                    "amount",
                                    Story.gbp("10.00"),
                                    "filters",
                                    List.of(Map.of("kind", "PROVIDERS", "values", List.of("P1")))),
                            "BED"))
                    .statusCode(201);
            Map<String, Object> layer = order(
                    "PRO_RATA", Map.of("filters", List.of(Map.of("kind", "IN_POT", "values", List.of("CARE")))), "BED");
            layer.put("potCode", "NURSING");
            preview(layer).statusCode(200).body("lineCount", is(2)).body("allocated.amount", is("83178.00"));
        }
    }

    @Nested
    class TrueUp {
        private UUID first;

        /** The first run pays 40, 25 and 35 beds £10 each; then L1 has 10 beds, L2 25, L3 65. */
        private void recounted() {
            approved();
            Map<String, Object> rate = order("RATE_TIMES_UNITS", Map.of(), "BED");
            rate.put("rate", "10");
            first = Story.id(commit(rate));
            snapshotId = story.snapshot(Story.DRIVER_HEADER
                    + "P1,L1,RESIDENTIAL,BED,10,\nP1,L2,RESIDENTIAL,BED,25,\nP2,L3,NURSING,BED,65,\n");
        }

        @Test
        void shouldCarryForwardWhatWasTooMuch() {
            recounted();
            Map<String, Object> order = order(
                    "RATE_TIMES_UNITS", Map.of("trueUp", "CARRY_FORWARD", "earlierRunIds", List.of(first)), "BED");
            order.put("rate", "15");
            UUID runId = Story.id(commit(order).body("warnings.code", hasItem("TRUE_UP_CARRIED")));
            // In all £150, £375 and £975; before £400, £250 and £350.
            lines(runId)
                    .body("items.amount.amount", is(List.of("0.00", "125.00", "625.00")))
                    .body("items.carried.amount", is(List.of("-250.00", "0.00", "0.00")))
                    .body(
                            "items[0].explanation",
                            is("10 units at £15 is £150.000000; rounded half up £150.00. In all £150.00, before"
                                    + " £400.00, now £0.00, £250.00 too much before, carried against it."));
        }

        @Test
        void shouldShareWhatRemainsGivenWhatWasPaid() {
            recounted();
            var recipe = Map.<String, Object>of("trueUp", "SHARE_REMAINING", "earlierRunIds", List.of(first));
            UUID runId = Story.id(commit(order("PRO_RATA", recipe, "BED")).body("allocated.amount", is("147608.00")));
            // £148,608.00 over 100 beds: £14,860.80, £37,152.00, £96,595.20, less what was paid.
            lines(runId).body("items.amount.amount", is(List.of("14460.80", "36902.00", "96245.20")));
        }

        @Test
        void shouldCatchALateAdditionUp() {
            recounted();
            snapshotId = story.snapshot(Story.DRIVERS);
            Map<String, Object> order = order(
                    "RATE_TIMES_UNITS",
                    Map.of("trueUp", "CARRY_FORWARD", "earlierRunIds", List.of(first)),
                    "BED",
                    "COMMUNITY_USER");
            order.put("rate", "10");
            UUID runId = Story.id(commit(order));
            lines(runId).body("items.amount.amount", is(List.of("0.00", "0.00", "0.00", "770.00")));
        }
    }

    @Nested
    class Freezing {

        @Test
        void shouldSayTheSameByteForByteWhenRunTwice() {
            approved();
            Map<String, Object> order =
                    order("PRO_RATA", Map.of("limits", List.of(cap("PROVIDER", "40000.00"))), "BED", "COMMUNITY_USER");
            String previewed =
                    preview(order).statusCode(200).extract().jsonPath().getString("contentHash");
            UUID runId =
                    Story.id(commit(order).body("contentHash", is(previewed)).body("edition", is("WRRF/1")));
            Story other = new Story();
            UUID firstPlan = planId;
            String once = csv(runId);
            // Another council, the same register, counts and order.
            other.providers();
            planId = other.approvedPlan();
            snapshotId = other.snapshot();
            Map<String, Object> again = new HashMap<>(order);
            again.put("planId", planId);
            again.put("snapshotId", snapshotId);
            UUID twice = Story.id(
                    other.asPreparer().body(again).post("/v1/runs").then().body("contentHash", is(previewed)));
            String second = other.reading()
                    .accept("text/csv")
                    .get("/v1/runs/" + twice + "/lines.csv")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(second).isEqualTo(once);
            assertThat(firstPlan).isNotEqualTo(planId);
        }

        private String csv(UUID runId) {
            return story.reading()
                    .accept("text/csv")
                    .get("/v1/runs/" + runId + "/lines.csv")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
        }

        @Test
        void shouldHandTheLinesOutAsAWorkbook() throws IOException {
            approved();
            UUID runId = Story.id(commit(order("PRO_RATA", Map.of(), "BED", "COMMUNITY_USER")));
            byte[] file = story.reading()
                    .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .get("/v1/runs/" + runId + "/lines.xlsx")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
                var lines = workbook.findSheet("Lines 1").orElseThrow().read();
                assertThat(lines).hasSize(5);
                assertThat(lines.get(1).getCellText(0)).isEqualTo("P1|L1|RESIDENTIAL|BED");
                assertThat(lines.get(1).getCellText(7)).isEqualTo("33583.73");
                assertThat(lines.get(1).getCellText(8)).startsWith("40 of 177 units of £148,608.00");
            }
        }

        @Test
        void shouldCompareACommittedRunWithWhatWouldBe() {
            approved();
            UUID runId = Story.id(commit(order("PRO_RATA", Map.of(), "BED")));
            var body = Map.of(
                    "left",
                    Map.of("runId", runId),
                    "right",
                    Map.of(
                            "order",
                            order("PRO_RATA", Map.of("limits", List.of(cap("LOCATION", "50000.00"))), "BED"),
                            "potAmount",
                            Story.gbp("148608.00")));
            // £59,443.20, £37,152.00, £52,012.80 become £50,000.00, £48,608.00, £50,000.00.
            story.asPreparer()
                    .body(body)
                    .post("/v1/run-comparisons")
                    .then()
                    .statusCode(200)
                    .body("difference.amount", is("0.00"))
                    .body("gainers", is(1))
                    .body("losers", is(1))
                    .body("largestGains[0].difference.amount", is("2012.80"))
                    .body("largestLosses[0].difference.amount", is("-2012.80"));
            String csv = story.asPreparer()
                    .body(body)
                    .accept("text/csv")
                    .post("/v1/run-comparisons/providers.csv")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(csv).contains("P1,Elm Care Ltd,96595.20,98608.00,2012.80,GAINS");
        }

        @Test
        void shouldRefuseASideThatIsBothOrCommittedWithAnotherPot() {
            approved();
            UUID runId = Story.id(commit(order("PRO_RATA", Map.of(), "BED")));
            var committed = Map.of("runId", runId, "potAmount", Story.gbp("1.00"));
            story.asPreparer()
                    .body(Map.of("left", committed, "right", Map.of("runId", runId)))
                    .post("/v1/run-comparisons")
                    .then()
                    .statusCode(422)
                    .body("code", is("RUN_AMOUNT_ONLY_PREVIEWED"));
            story.asPreparer()
                    .body(Map.of("left", Map.of(), "right", Map.of("runId", runId)))
                    .post("/v1/run-comparisons")
                    .then()
                    .statusCode(422)
                    .body("code", is("RECIPE_INVALID"));
        }
    }

    @Nested
    class Subsidy {

        @Test
        void shouldAddUpWhatAnEnterpriseGotInAll() {
            story.offered();
            story.reading()
                    .get("/v1/subsidy-totals?asOf=2021-12-31")
                    .then()
                    .statusCode(200)
                    .body("threshold.amount", is("315000.00"))
                    .body("from", is("2019-01-01"))
                    .body("items.enterprise", is(List.of("PROVIDER:P1", "PROVIDER:P2", "PROVIDER:P3")))
                    .body("items[1].amount.amount", is("112563.76"))
                    .body("items[1].marked", is(false));
        }
    }
}
