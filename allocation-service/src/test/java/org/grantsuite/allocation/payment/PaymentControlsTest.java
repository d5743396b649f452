package org.grantsuite.allocation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.PayeeRows;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What stands between an approved payment and the money leaving. */
@AllocationServiceTest
class PaymentControlsTest {
    private final Story story = new Story();

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private ValidatableResponse run(UUID runId) {
        return story.reading().get("/v1/payment-runs/" + runId).then().statusCode(200);
    }

    private ValidatableResponse draft(UUID planId, String label) {
        return story.asReleaser()
                .body(Map.of("planId", planId, "label", label, "paymentOn", "2021-12-22"))
                .post("/v1/payment-runs")
                .then();
    }

    private String hold(String kind, Object subject) {
        return story.asReleaser()
                .body(Map.of("kind", kind, "subject", subject.toString(), "reason", "asked by audit"))
                .post("/v1/payment-holds")
                .then()
                .statusCode(201)
                .body("placedBy", is("rita"))
                .extract()
                .path("id");
    }

    private ValidatableResponse lift(String person, String hold) {
        return Contract.creating(Tokens.of(story.council, person, "payments-releaser"))
                .body(Map.of("reason", "looked into"))
                .post("/v1/payment-holds/" + hold + "/lifting")
                .then();
    }

    @Nested
    class Declaring {

        @Test
        void shouldReleaseNothingWhenCountOrSumIsAnother() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            release(runId, 3, "231786.00", null).statusCode(422).body("code", is("PAYMENT_TOTALS_DIFFER"));
            release(runId, 4, "231786.01", null)
                    .statusCode(422)
                    .body("code", is("PAYMENT_TOTALS_DIFFER"))
                    .body("approvedTotal.amount", is("231786.00"));
            release(runId, 4, "231786.00", "0".repeat(64)).statusCode(422).body("code", is("PAYMENT_CONTENT_DIFFERS"));
            assertThat(story.grants.reservation(runId)).isEmpty();
            run(runId).body("status", is("APPROVED"));
            String hash = run(runId).extract().path("contentHash");
            release(runId, 4, "231786.00", hash)
                    .statusCode(200)
                    .body("releasedCount", is(4))
                    .body("releasedTotal.amount", is("231786.00"));
        }

        private ValidatableResponse release(UUID runId, int count, String total, String hash) {
            Map<String, Object> declared =
                    new HashMap<>(Map.of("declaredCount", count, "declaredTotal", Story.gbp(total)));
            if (hash != null) {
                declared.put("contentHash", hash);
            }
            return story.asReleaser()
                    .body(declared)
                    .post("/v1/payment-runs/" + runId + "/release")
                    .then();
        }

        @Test
        void shouldTellGrantServiceWhichPotsAreReserved() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            story.release(runId).statusCode(200);
            var asked = story.grants.reservationAsked(runId).orElseThrow();
            assertThat(asked.path("pots")).hasSize(2);
            assertThat(asked.at("/pots/0/potCode").asText()).isEqualTo("CARE");
            assertThat(asked.at("/pots/0/amount/amount").asText()).isEqualTo("148608.00");
            assertThat(asked.at("/pots/1/potCode").asText()).isEqualTo("NURSING");
            assertThat(asked.at("/pots/1/amount/amount").asText()).isEqualTo("83178.00");
        }

        @Test
        void shouldSpeakOfTheLinesInItsHash() {
            UUID planId = story.accepted();
            List<UUID> awards = story.awards(planId);
            String one = story.asReleaser()
                    .body(Map.of(
                            "planId",
                            planId,
                            "label",
                            "A",
                            "paymentOn",
                            "2021-12-22",
                            "awardIds",
                            List.of(awards.get(0))))
                    .post("/v1/payment-runs")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("contentHash");
            String other = draft(planId, "B").statusCode(201).extract().path("contentHash");
            assertThat(one).isNotEqualTo(other).matches("[0-9a-f]{64}");
        }
    }

    @Nested
    class Holding {

        @Test
        void shouldLeaveAHeldAwardAndPayeeOutOfADraft() {
            UUID planId = story.accepted();
            UUID award = story.awards(planId).get(0);
            hold("AWARD", award);
            hold("PAYEE", "P3");
            draft(planId, "R1 P1")
                    .statusCode(201)
                    .body("count", is(2))
                    .body("excluded", hasSize(2))
                    .body("excluded.find { it.providerId == 'P3' }.reason", containsString("PAYEE held since"))
                    .body("excluded.find { it.awardId == '" + award + "' }.reason", containsString("asked by audit"));
        }

        /** A hold on a slip of the pen would stop nothing, and nobody would see. */
        @Test
        void shouldHoldWhatIsThereHoweverItIsSpeltAndNothingElse() throws SQLException {
            UUID planId = story.accepted();
            UUID award = story.awards(planId).get(0);
            PayeeRows payees = new PayeeRows(story.council);
            payees.approve("P3", "209342", "MAIN");
            hold("AWARD", award.toString().toUpperCase(Locale.ROOT));
            hold("PAYEE", payees.idOf("P3"));
            draft(planId, "R1 P1").statusCode(201).body("count", is(2)).body("excluded", hasSize(2));
            for (String slip : List.of("AWARD " + planId, "PAYEE P33", "GRANT " + award, "SCHEME WRRF1")) {
                String[] parts = slip.split(" ");
                story.asReleaser()
                        .body(Map.of("kind", parts[0], "subject", parts[1], "reason", "asked by audit"))
                        .post("/v1/payment-holds")
                        .then()
                        .statusCode(422)
                        .body("code", is("HOLD_SUBJECT_UNKNOWN"));
            }
            hold("SCHEME", "wrrf-1");
            hold("GRANT", story.grantId.toString().toUpperCase(Locale.ROOT));
            story.reading()
                    .get("/v1/payment-holds?standing=true")
                    .then()
                    .body("items.subject", is(List.of(award.toString(), "P3", "WRRF-1", story.grantId.toString())));
        }

        @Test
        void shouldStopAPaymentHeldAfterTheApprovalAndPayTheOthers() {
            UUID planId = story.accepted();
            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            String hold = hold("PAYEE", "P2");
            story.release(runId)
                    .statusCode(200)
                    .body("stopped", hasSize(1))
                    .body("stopped[0].providerId", is("P2"))
                    .body("releasedCount", is(3))
                    .body("count", is(4));
            String released = run(runId).extract().path("releasedTotal.amount");
            assertThat(story.grants
                            .reservationAsked(runId)
                            .orElseThrow()
                            .at("/amount/amount")
                            .asText())
                    .isEqualTo(released);
            assertThat(story.payments(runId)).hasSize(3);
            lift("rita", hold).statusCode(403).body("code", is("HOLD_LIFTED_BY_WHO_PLACED_IT"));
            lift("rolf", hold).statusCode(200).body("liftedBy", is("rolf"));
            lift("rolf", hold).statusCode(409).body("code", is("HOLD_LIFTED_ALREADY"));
            draft(planId, "R1 P2").statusCode(201).body("count", is(1));
        }

        @Test
        void shouldPayNothingOfAHeldGrantOrScheme() {
            UUID planId = story.accepted();
            String hold = hold("SCHEME", "WRRF-1");
            draft(planId, "R1 P1")
                    .statusCode(422)
                    .body("code", is("PAYMENT_NOTHING_TO_PAY"))
                    .body("violations", hasSize(4));
            story.asReleaser()
                    .body(Map.of("kind", "SCHEME", "subject", "WRRF-1", "reason", "again"))
                    .post("/v1/payment-holds")
                    .then()
                    .statusCode(409)
                    .body("code", is("HOLD_STANDS_ALREADY"));
            lift("rolf", hold).statusCode(200);
            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            hold("GRANT", story.grantId);
            story.release(runId).statusCode(422).body("code", is("PAYMENT_NOTHING_TO_PAY"));
            run(runId).body("status", is("APPROVED")).body("stopped", hasSize(0));
            assertThat(story.grants.reservation(runId)).isEmpty();
        }

        @Test
        void shouldPayNothingThatAnIrregularityFreezes() {
            UUID planId = story.accepted();
            UUID award = story.awards(planId).get(0);
            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            story.grants.freeze(story.grantId, award, "IRR-7");
            story.release(runId)
                    .statusCode(200)
                    .body("stopped", hasSize(1))
                    .body("stopped[0].reason", containsString("IRR-7"));
            story.reading().get("/v1/awards/" + award).then().body("frozenBecause", is("IRR-7"));
            draft(planId, "R1 P2").statusCode(422).body("code", is("PAYMENT_NOTHING_TO_PAY"));
            story.grants.freeze(story.grantId, award, null);
            draft(planId, "R1 P2").statusCode(201).body("count", is(1));
        }
    }

    @Nested
    class Payees {

        @Test
        void shouldStopThePaymentOfAPayeeThatChangedAfterTheApproval() throws SQLException {
            UUID planId = story.accepted();
            PayeeRows payees = new PayeeRows(story.council);
            payees.approve("P1", "209342", "MAIN");
            payees.approve("P2", "260782", "");
            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            payees.approve("P2", "999999", "");
            story.release(runId)
                    .statusCode(200)
                    .body("stopped", hasSize(1))
                    .body("stopped[0].providerId", is("P2"))
                    .body("stopped[0].reason", containsString("changed after the approval"));
            assertThat(story.payments(runId))
                    .extracting(payment -> payment.get("supplierNumber"))
                    .containsExactlyInAnyOrder("209342", "209342", null);
            UUID next = story.approvedPaymentRun(planId, "R1 P2");
            story.release(next).statusCode(200).body("stopped", hasSize(0));
            assertThat(story.payments(next).get(0).get("supplierNumber")).isEqualTo("999999");
        }

        /** The release was begun, and grant-service's answer lost: what changed until it goes on is asked once more. */
        @Test
        void shouldStopThePaymentOfAPayeeThatChangedWhileTheReleaseWasInterrupted() throws SQLException {
            UUID planId = story.accepted();
            PayeeRows payees = new PayeeRows(story.council);
            payees.approve("P2", "260782", "");
            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            story.grants.loseReservation(story.grantId);
            story.release(runId).statusCode(503);
            run(runId).body("status", is("RELEASING"));
            payees.approve("P2", "999999", "");
            story.release(runId)
                    .statusCode(200)
                    .body("stopped", hasSize(1))
                    .body("stopped[0].providerId", is("P2"))
                    .body("stopped[0].reason", containsString("changed after the approval"));
            assertThat(story.payments(runId)).hasSize(3).noneMatch(payment -> "P2".equals(payment.get("providerId")));
        }

        @Test
        void shouldPayOnlyVerifiedPayeesWhereTheCouncilSaysSo() throws SQLException {
            UUID planId = story.accepted();
            PayeeRows payees = new PayeeRows(story.council);
            payees.verify(payees.approve("P1", "209342", "MAIN"));
            payees.approve("P2", "260782", "");
            story.reading()
                    .get("/v1/payment-policies/current")
                    .then()
                    .statusCode(200)
                    .body("version", is(0))
                    .body("verifiedPayeeNeeded", is(false));
            story.asReleaser()
                    .body(Map.of("verifiedPayeeNeeded", true, "reason", "R30"))
                    .post("/v1/payment-policies")
                    .then()
                    .statusCode(201)
                    .body("version", is(1));
            draft(planId, "R1 P1")
                    .statusCode(201)
                    .body("count", is(2))
                    .body("excluded.find { it.providerId == 'P2' }.reason", containsString("not verified"))
                    .body("excluded.find { it.providerId == 'P3' }.reason", containsString("no payee"));
        }

        @Test
        void shouldWarnOfALatePassOnAndOfSubsidy() {
            story.grants.passOn(story.grantId, "2021-12-21");
            story.asReleaser()
                    .body(Map.of(
                            "verifiedPayeeNeeded", false, "subsidyThreshold", Story.gbp("100000.00"), "reason", "R32"))
                    .post("/v1/payment-policies")
                    .then()
                    .statusCode(201);
            draft(story.accepted(), "R1 P1")
                    .statusCode(201)
                    .body("warnings.code", hasSize(2))
                    .body("warnings[0].code", is("PASS_ON_DEADLINE_MISSED"))
                    .body("warnings[1].code", is("SUBSIDY_THRESHOLD_PASSED"))
                    .body("warnings[1].message", containsString("P2"));
        }

        /** R32 looks at the enterprise: two providers of one company that are each below come to it together. */
        @Test
        void shouldWarnOfSubsidyByEnterprise() {
            story.asReleaser()
                    .body(Map.of(
                            "verifiedPayeeNeeded", false, "subsidyThreshold", Story.gbp("115000.00"), "reason", "R32"))
                    .post("/v1/payment-policies")
                    .then()
                    .statusCode(201);
            UUID planId = story.accepted();
            for (String provider : List.of("P1", "P3")) {
                story.asPreparer()
                        .body(Map.of(
                                "legalName",
                                "Elm Group",
                                "kind",
                                "COMPANY",
                                "companyNumber",
                                "01234567",
                                "validFrom",
                                "2021-01-01",
                                "source",
                                "a letter"))
                        .post("/v1/providers/" + provider + "/legal-entity")
                        .then()
                        .statusCode(201);
            }
            draft(planId, "R1 P1")
                    .statusCode(201)
                    .body("warnings.code", is(List.of("SUBSIDY_THRESHOLD_PASSED")))
                    .body("warnings[0].message", containsString("COMPANY:01234567"));
        }

        @Test
        void shouldWarnOfSubsidyByTheSettingWithoutAPolicy() {
            story.grants.instalment(story.grantId, 1, 40_000_000);
            story.grants.funds(story.grantId, 40_000_000);
            story.providers();
            Map<String, Object> plan = new HashMap<>(story.boardPlan());
            plan.put("amount", Story.gbp("315000.00"));
            plan.put("pots", List.of(Story.pot("CARE", "PROVIDERS", "100", "315000.00")));
            plan.remove("residual");
            UUID planId =
                    Story.id(story.asPreparer().body(plan).post("/v1/plans").then());
            story.approvePlan(planId, story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1), "AMOUNT")
                    .statusCode(200);
            Map<String, Object> order = new HashMap<>(Map.of(
                    "planId", planId, "potCode", "CARE", "providerId", "P3", "locationId", "L4", "reason", "all"));
            order.put("amount", Story.gbp("315000.00"));
            order.put("offeredOn", "2021-12-15");
            story.accept(Story.id(
                            story.asPreparer().body(order).post("/v1/awards").then()))
                    .statusCode(200);
            draft(planId, "R1 P1").statusCode(201).body("warnings[0].message", containsString("at or past £315000.00"));
        }
    }

    @Test
    void shouldTellRunsOfTwoGrantsApartByTheirLabels() {
        UUID planId = story.accepted();
        story.paymentRun(planId, "R1 P1");
        UUID other = UUID.randomUUID();
        story.grants.instalment(other, 1, 33_178_860);
        story.grants.funds(other, 33_178_860);
        Map<String, Object> plan = new HashMap<>(story.boardPlan());
        plan.put("grantId", other);
        UUID second = Story.id(story.asPreparer().body(plan).post("/v1/plans").then());
        story.approvePlan(second, story.grants.decision(other, "SPLIT", "AMOUNT", 1), "AMOUNT")
                .statusCode(200);
        story.run(second, "CARE", story.snapshot(), "BED");
        story.asPreparer()
                .body(Map.of("offeredOn", "2021-12-15"))
                .post("/v1/plans/" + second + "/awards")
                .then()
                .statusCode(201);
        story.awards(second).forEach(award -> story.accept(award).statusCode(200));
        draft(second, "R1 P1").statusCode(409).body("code", is("PAYMENT_RUN_LABEL_TAKEN"));
        draft(second, "R1 P2").statusCode(201).body("contentHash", notNullValue());
    }

    @Test
    void shouldGiveBackWhatAStoppedPaymentLeavesReserved() {
        UUID planId = story.accepted();
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.grants.loseReservation(story.grantId);
        story.release(runId).statusCode(503);
        hold("PAYEE", "P2");
        story.release(runId).statusCode(200).body("releasedCount", is(3)).body("stopped", hasSize(1));
        String reservation =
                story.grants.reservation(runId).orElseThrow().path("id").asText();
        await().atMost(Duration.ofSeconds(30)).until(() -> story.grants.voided().contains(reservation));
    }
}
