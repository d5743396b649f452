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

    /** Bids of £40, £25 and £35 in places 2, 1 and 2; 77 pounds of claims in place 3. */
    @Nested
    class Queues {
        private static final String PLACES = Story.DRIVERS
                + "P1,L1,RESIDENTIAL,PRIORITY,2,\n"
                + "P1,L2,RESIDENTIAL,PRIORITY,1,\n"
                + "P2,L3,NURSING,PRIORITY,2,\n"
                + "P3,L4,HOMECARE,PRIORITY,3,\n";

        private void ranked(String potAmount) {
            story.providers();
            snapshotId = story.snapshot(PLACES);
            planId = story.approvedPlan();
            pot = potAmount;
        }

        private String pot = "";

        private Map<String, Object> bids(String shortfall, Map<String, Object> more) {
            Map<String, Object> recipe = new HashMap<>(
                    Map.of("moneyUnit", "POUNDS", "queue", Map.of("driver", "PRIORITY", "shortfall", shortfall)));
            recipe.putAll(more);
            return order("CLAIMS_TO_CAP", recipe, "BED", "COMMUNITY_USER");
        }

        /** Of a pot of another size: what each provider would get. */
        private List<Integer> totals(Map<String, Object> order) {
            List<Map<String, Object>> providers = story.asPreparer()
                    .body(Map.of(
                            "left",
                            Map.of("order", order, "potAmount", Story.gbp(pot)),
                            "right",
                            Map.of("order", order)))
                    .post("/v1/run-comparisons")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("largestGains");
            Map<String, Integer> pence = new HashMap<>(Map.of("P1", 6_500, "P2", 3_500, "P3", 7_700));
            for (Map<String, Object> one : providers) {
                Map<?, ?> gain = (Map<?, ?>) one.get("difference");
                pence.merge(
                        String.valueOf(one.get("providerId")),
                        -Integer.parseInt(String.valueOf(gain.get("amount")).replace(".", "")),
                        Integer::sum);
            }
            return List.of(pence.get("P1"), pence.get("P2"), pence.get("P3"));
        }

        @Test
        void shouldPayBidsInTheOrderOfTheirPriority() {
            ranked("50.00");
            // £25 in place 1; £25 is left for £40 and £35 in place 2: 13.333 and 11.667.
            assertThat(totals(bids("PART", Map.of()))).containsExactly(2_500 + 1_333, 1_167, 0);
            assertThat(totals(bids("STOP", Map.of()))).containsExactly(2_500, 0, 0);
            pot = "102.00";
            // Place 2 together asks £75, £77 is left: then place 3 asks for more than the £2 left.
            assertThat(totals(bids("PART", Map.of()))).containsExactly(6_500, 3_500, 200);
            pot = "105.00";
            assertThat(totals(bids("PASS_OVER", Map.of()))).containsExactly(6_500, 3_500, 0);
            pot = "90.00";
            assertThat(totals(bids("PASS_OVER", Map.of()))).containsExactly(2_500, 0, 0);
        }

        @Test
        void shouldServeTheHighestScoreFirstAndCountCapsAlongTheQueue() {
            ranked("100.00");
            var scores = Map.<String, Object>of(
                    "queue", Map.of("driver", "PRIORITY", "first", "HIGHEST", "shortfall", "PART"));
            assertThat(totals(bids("PART", scores))).containsExactly(1_227, 1_073, 7_700);
            pot = "1000.00";
            UUID runId = Story.id(commit(bids("PART", Map.of("limits", List.of(cap("PROVIDER", "30.00"))))));
            lines(runId)
                    .body("items.amount.amount", is(List.of("5.00", "25.00", "30.00", "30.00")))
                    .body("items[0].explanation", containsString("a cap leaves it £5.00"));
        }

        @Test
        void shouldExplainEachPlaceOfAFrozenQueue() {
            ranked("");
            var rich = Map.<String, Object>of("claimCap", Story.gbp("74304.00"), "moneyUnit", "POUNDS");
            snapshotId = story.snapshot(PLACES.replace("BED,40", "BED,90000")
                    .replace("BED,25", "BED,70000")
                    .replace("COMMUNITY_USER,77", "COMMUNITY_USER,5"));
            // £148,608.00: £70,000.00 in place 1, then £78,608.00 for £74,304.00 and £35.00, then £4,269.00.
            UUID first = Story.id(commit(bids("PART", rich)).statusCode(201));
            lines(first)
                    .body("items.amount.amount", is(List.of("74304.00", "70000.00", "35.00", "5.00")))
                    .body(
                            "items[0].explanation",
                            is("Claimed £90,000.00; at most £74,304.00 a claim: £74,304.00. Place 2 by PRIORITY:"
                                    + " £78,608.00 was left: paid in full."));
            // £4,264.00 is left of the pot: part of place 1 and nothing for the others.
            UUID second = Story.id(commit(bids("PART", Map.of("moneyUnit", "POUNDS")))
                    .statusCode(201)
                    .body("warnings.code", hasItem("QUEUE_UNSERVED")));
            lines(second)
                    .body("items.amount.amount", is(List.of("0.00", "4264.00", "0.00", "0.00")))
                    .body("items[1].exact", is("4264.000000"))
                    .body(
                            "items[1].explanation",
                            is("Claimed £70,000.00: £70,000.00. Place 1 by PRIORITY: £4,264.00 was left, less than was"
                                    + " asked at this place; in pence, 7,000,000 of 7,000,000 units of £4,264.00 is"
                                    + " £4,264.000000; rounded down £4,264.00, which is exact."))
                    .body(
                            "items[2].explanation",
                            is("Claimed £35.00: £35.00. Place 2 by PRIORITY: £0.00 was left, too little for the"
                                    + " £90,035.00 asked at this place: nothing."));
        }

        /** Any pricing method, here a rate, in the order in which the claims came. */
        @Test
        void shouldServeFirstComeFirstServedUntilThePotIsEmpty() {
            story.providers();
            snapshotId = story.snapshot(Story.DRIVERS
                    + "P1,L1,RESIDENTIAL,RECEIVED,20211203,\n"
                    + "P1,L2,RESIDENTIAL,RECEIVED,20211201,\n"
                    + "P2,L3,NURSING,RECEIVED,20211202,\n");
            planId = story.approvedPlan();
            Map<String, Object> order = order(
                    "RATE_TIMES_UNITS", Map.of("queue", Map.of("driver", "RECEIVED", "shortfall", "STOP")), "BED");
            order.put("rate", "2000");
            UUID runId = Story.id(commit(order).body("allocated.amount", is("120000.00")));
            lines(runId)
                    .body("items.amount.amount", is(List.of("0.00", "50000.00", "70000.00")))
                    .body("items[0].explanation", containsString("£28,608.00 was left, too little for the £80,000.00"));
        }

        @Test
        void shouldRefuseAQueueWithoutPlacesOrWithPromisesItCannotKeep() {
            ranked("");
            assertRefused(
                    order("PRO_RATA", Map.of("queue", Map.of("driver", "PRIORITY", "shortfall", "PART")), "BED"),
                    "RECIPE_INVALID",
                    "recipe.queue");
            assertRefused(
                    bids("PART", Map.of("limits", List.of(Map.of("level", "LINE", "floor", Story.gbp("1.00"))))),
                    "RECIPE_INVALID",
                    "recipe.limits");
            assertRefused(
                    order("CLAIMS_TO_CAP", Map.of("moneyUnit", "POUNDS"), "BED"),
                    "RECIPE_PARAMETER_MISSING",
                    "recipe.claimCap");
            assertRefused(
                    bids(
                            "PART",
                            Map.of(
                                    "trueUp",
                                    "CARRY_FORWARD",
                                    "earlierRunIds",
                                    List.of("0190b0b0-0000-7000-8000-000000000001"))),
                    "RECIPE_INVALID",
                    "recipe.trueUp");
            snapshotId = story.snapshot(PLACES.replace("P1,L1,RESIDENTIAL,PRIORITY,2,\n", ""));
            assertRefused(bids("PART", Map.of()), "RUN_QUEUE_PLACE_MISSING", "P1|L1|RESIDENTIAL|BED");
        }

        @Test
        void shouldServeTenThousandAndNoMore() {
            story.providers();
            StringBuilder csv = new StringBuilder(Story.DRIVER_HEADER);
            for (int i = 0; i <= 10_000; i++) {
                csv.append("P1,L1,S")
                        .append(i)
                        .append(",BED,1,\nP1,L1,S")
                        .append(i)
                        .append(",PRIORITY,1,\n");
            }
            snapshotId = story.snapshot(csv.toString());
            planId = story.approvedPlan();
            commit(order(
                            "CLAIMS_TO_CAP",
                            Map.of("moneyUnit", "PENCE", "queue", Map.of("driver", "PRIORITY", "shortfall", "PART")),
                            "BED"))
                    .statusCode(422)
                    .body("code", is("RUN_QUEUE_TOO_LONG"));
            assertNothingAllocated();
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

        /** A band from nothing up pays whoever is listed: R26 asks who is paid, not who has units. */
        @Test
        void shouldRefuseAnUnregisteredLineOfNoUnitsThatIsPaid() {
            story.providers(Story.PROVIDERS + "P5,Gone Ltd,L9,Gone,CARE_HOME,Y,N,N,2015-01-01,2021-12-01,,\n");
            snapshotId = story.snapshot(Story.DRIVERS + "P5,L9,RESIDENTIAL,BED,0,\n");
            planId = story.approvedPlan();
            var bands = Map.<String, Object>of("bands", List.of(Map.of("from", 0, "amount", Story.gbp("500.00"))));
            assertRefused(order("BANDED", bands, "BED"), "RECIPIENT_NOT_REGISTERED", "P5|L9|RESIDENTIAL|BED");
            commit(order("PRO_RATA", Map.of("limits", List.of(cap("PROVIDER", "90000.00"))), "BED"))
                    .statusCode(201);
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

        /** L1's share was declined, of L3's £100 was accepted: nobody got the rest, so it does not count as had. */
        @Test
        void shouldNotCountWhatNobodyGot() {
            recounted();
            story.asPreparer()
                    .body(Map.of("offeredOn", "2021-12-15"))
                    .post("/v1/plans/" + planId + "/awards")
                    .then()
                    .statusCode(201);
            story.asPreparer()
                    .body(Map.of("reason", "no", "declinedBy", "Elm", "declinedOn", "2021-12-20"))
                    .post("/v1/awards/" + awardAt("L1") + "/decline")
                    .then()
                    .statusCode(200);
            var terms = story.reading()
                    .get("/v1/awards/" + awardAt("L3"))
                    .then()
                    .extract()
                    .jsonPath();
            story.asPreparer()
                    .body(Map.of(
                            "termsVersion",
                            terms.getString("terms.version"),
                            "termsHash",
                            terms.getString("terms.hash"),
                            "acceptedBy",
                            "Director",
                            "acceptedOn",
                            "2021-12-20",
                            "acceptedAmount",
                            Story.gbp("100.00")))
                    .post("/v1/awards/" + awardAt("L3") + "/acceptance")
                    .then()
                    .statusCode(200);
            Map<String, Object> order = order(
                    "RATE_TIMES_UNITS",
                    Map.of(
                            "trueUp",
                            "CARRY_FORWARD",
                            "earlierRunIds",
                            List.of(first),
                            "filters",
                            List.of(Map.of("kind", "HAD_EARLIER"))),
                    "BED");
            order.put("rate", "15");
            order.put("decisionId", story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1));
            UUID runId = Story.id(commit(order));
            // In all £375 for L2 and £975 for L3, before £250 and £100; L1 had nothing.
            lines(runId)
                    .body("items.lineKey", is(List.of("P1|L2|RESIDENTIAL|BED", "P2|L3|NURSING|BED")))
                    .body("items.earlier.amount", is(List.of("250.00", "100.00")))
                    .body("items.amount.amount", is(List.of("125.00", "875.00")));
        }

        private String awardAt(String location) {
            return story.reading()
                    .get("/v1/awards?planId=" + planId)
                    .path("items.find { it.locationId == '" + location + "' }.id");
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
