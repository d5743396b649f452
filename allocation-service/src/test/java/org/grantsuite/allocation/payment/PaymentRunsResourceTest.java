package org.grantsuite.allocation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class PaymentRunsResourceTest {
    private final Story story = new Story();

    @Inject
    PaymentRelease release;

    @Inject
    CouncilScope councils;

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        story.grants.start();
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private void awaitStatus(UUID runId, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.payments(runId).stream()
                        .allMatch(payment -> payment.get("status").equals(status)));
    }

    private String statusOf(UUID runId) {
        return story.reading().get("/v1/payment-runs/" + runId).path("status");
    }

    @Test
    void shouldCarryThePotsToTheProvidersToThePenny() {
        UUID planId = story.accepted();
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.release(runId)
                .statusCode(200)
                .body("status", is("RELEASED"))
                .body("releasedBy", is("rita"))
                .body("total.amount", is("231786.00"));
        awaitStatus(runId, "POSTED");
        List<Map<String, Object>> payments = story.payments(runId);
        assertThat(payments).hasSize(4);
        for (Map<String, Object> payment : payments) {
            var posted = story.grants
                    .posting(UUID.fromString(payment.get("id").toString()))
                    .orElseThrow();
            assertThat(posted.path("actingPerson").asText()).isEqualTo("rita");
            assertThat(posted.path("amount").path("amount").asText())
                    .isEqualTo(((Map<?, ?>) payment.get("amount")).get("amount"));
            assertThat(payment.get("journalId")).isNotNull();
        }
        assertThat(payments.get(2)).extracting("lines").asList().hasSize(2);
        story.reading()
                .get("/v1/grants/" + story.grantId + "/counts")
                .then()
                .body("accepted", is(3))
                .body("paid", is(3));
        story.reading()
                .get("/v1/grants/" + story.grantId + "/outbox-position?onOrBefore=2022-03-31")
                .then()
                .statusCode(200)
                .body("pending", is(0))
                .body("pendingInPeriod", is(0));
        story.reading()
                .get("/v1/payments?grantId=" + story.grantId + "&from=2021-12-22&to=2021-12-22")
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[0].reference", startsWith("R1 P1/"));
        Contract.given(story.auditor())
                .get("/v1/audit-entries?limit=500")
                .then()
                .statusCode(200)
                .body("items.findAll { it.action == 'PAYMENT_POSTED' }", hasSize(4));
    }

    @Nested
    class Drafting {

        @Test
        void shouldLeaveOutWhoIsNoLongerRegisteredOnThePaymentDate() {
            UUID planId = story.accepted();
            story.providers(
                    Story.PROVIDER_HEADER + "P1,Elm Care Ltd,L2,Elm Lodge,CARE_HOME,Y,N,N,2016-01-01,2021-12-21,,\n");
            story.asReleaser()
                    .body(Map.of("planId", planId, "label", "R1 P1", "paymentOn", "2021-12-22"))
                    .post("/v1/payment-runs")
                    .then()
                    .statusCode(201)
                    .body("count", is(3))
                    .body("excluded", hasSize(1))
                    .body("excluded[0].providerId", is("P1"))
                    .body("excluded[0].reason", startsWith("not registered on 2021-12-22"));
        }

        @Test
        void shouldLeaveOutWhoIsDormantSinceTheSnapshot() {
            UUID planId = story.accepted();
            story.providers(Story.PROVIDER_HEADER + "P3,Home Help CIC,L4,Home Help,HOMECARE,N,Y,Y,2015-01-01,,,\n");
            story.asReleaser()
                    .body(Map.of("planId", planId, "label", "R1 P1", "paymentOn", "2021-12-22"))
                    .post("/v1/payment-runs")
                    .then()
                    .statusCode(201)
                    .body("count", is(3))
                    .body("excluded.providerId", is(List.of("P3")))
                    .body("excluded[0].reason", is("its location is dormant"));
        }

        @Test
        void shouldPayNobodyWhoHasNotAccepted() {
            UUID planId = story.offered();
            story.asReleaser()
                    .body(Map.of("planId", planId, "label", "R1 P1", "paymentOn", "2021-12-22"))
                    .post("/v1/payment-runs")
                    .then()
                    .statusCode(422)
                    .body("code", is("PAYMENT_NOTHING_TO_PAY"));
            UUID awardId = story.awards(planId).get(0);
            story.asReleaser()
                    .body(Map.of(
                            "planId",
                            planId,
                            "label",
                            "R1 P1",
                            "paymentOn",
                            "2021-12-22",
                            "awardIds",
                            List.of(awardId)))
                    .post("/v1/payment-runs")
                    .then()
                    .statusCode(422)
                    .body("code", is("PAYMENT_AWARD_NOT_PAYABLE"));
        }

        @Test
        void shouldHoldAnAwardInOneOpenRunOnly() {
            UUID planId = story.accepted();
            UUID awardId = story.awards(planId).get(0);
            UUID runId = story.paymentRun(planId, "R1 P1");
            story.asReleaser()
                    .body(Map.of(
                            "planId",
                            planId,
                            "label",
                            "R1 P2",
                            "paymentOn",
                            "2021-12-22",
                            "awardIds",
                            List.of(awardId)))
                    .post("/v1/payment-runs")
                    .then()
                    .statusCode(409)
                    .body("code", is("PAYMENT_AWARD_IN_ANOTHER_RUN"));
            String key = UUID.randomUUID().toString();
            String first = cancel(runId, key).statusCode(200).extract().asString();
            cancel(runId, key)
                    .statusCode(200)
                    .header("Idempotency-Replayed", is("true"))
                    .body(is(first));
            cancel(runId, UUID.randomUUID().toString())
                    .statusCode(409)
                    .body("code", is("PAYMENT_RUN_MOVE_NOT_ALLOWED"));
            story.paymentRun(planId, "R1 P2");
        }

        private ValidatableResponse cancel(UUID runId, String key) {
            return Contract.given(story.releaser())
                    .header("Idempotency-Key", key)
                    .body(Map.of("reason", "wrong date"))
                    .post("/v1/payment-runs/" + runId + "/cancellation")
                    .then();
        }

        @Test
        void shouldTellRunsApartByTheirLabels() {
            UUID planId = story.accepted();
            story.paymentRun(planId, "R1 P1");
            story.asReleaser()
                    .body(Map.of("planId", planId, "label", "R1 P1", "paymentOn", "2021-12-22"))
                    .post("/v1/payment-runs")
                    .then()
                    .statusCode(409)
                    .body("code", is("PAYMENT_RUN_LABEL_TAKEN"));
        }
    }

    @Nested
    class Approving {

        @Test
        void shouldRefuseThePreparerWithACodeThatSaysWhy() {
            UUID runId = story.paymentRun(story.accepted(), "R1 P1");
            Contract.creating(Tokens.of(story.council, "rita", "allocation-approver"))
                    .body(Map.of())
                    .post("/v1/payment-runs/" + runId + "/approval")
                    .then()
                    .statusCode(403)
                    .body("code", is("PREPARER_MAY_NOT_APPROVE"));
            assertThat(statusOf(runId)).isEqualTo("DRAFT");
        }

        @Test
        void shouldReleaseNothingThatIsNotApproved() {
            UUID runId = story.paymentRun(story.accepted(), "R1 P1");
            story.release(runId).statusCode(409).body("code", is("PAYMENT_RUN_MOVE_NOT_ALLOWED"));
            assertThat(story.grants.reservation(runId)).isEmpty();
        }

        /** It was a draft when the caller's authority was asked for: nobody has said that he may release it. */
        @Test
        void shouldReleaseNothingThatWasApprovedSinceTheCallerWasAskedFor() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            var declared = new PaymentRun.Declared(4, Money.ofPence(23_178_600), null);
            assertThatThrownBy(() -> councils.call(
                            story.council,
                            () -> release.reserve(runId, declared, PaymentFacts.Facts.NONE, Optional.empty())))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RequestProblem.CONFLICT))
                    .hasMessageContaining("read it again");
            assertThat(statusOf(runId)).isEqualTo("APPROVED");
            assertThat(story.grants.reservation(runId)).isEmpty();
        }
    }

    @Nested
    class Releasing {

        @Test
        void shouldReleaseNothingWhileGrantServiceIsDownAndGoOnAfterwards() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            story.grants.stop();
            story.release(runId).statusCode(503).body("code", is("SIBLING_UNAVAILABLE"));
            story.grants.start();
            assertThat(statusOf(runId)).isEqualTo("APPROVED");
            assertThat(story.grants.reservation(runId)).isEmpty();
            story.grants.loseReservation(story.grantId);
            story.release(runId).statusCode(503).body("code", is("SIBLING_UNAVAILABLE"));
            assertThat(statusOf(runId)).isEqualTo("RELEASING");
            assertThat(story.payments(runId)).isEmpty();
            story.release(runId).statusCode(200).body("status", is("RELEASED"));
            awaitStatus(runId, "POSTED");
            assertThat(story.grants.postingsOf(story.grantId)).isEqualTo(4);
        }

        @Test
        void shouldReserveNothingOnARehearsal() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            story.asReleaser()
                    .body(story.declared(runId))
                    .post("/v1/payment-runs/" + runId + "/release?dryRun=true")
                    .then()
                    .statusCode(200)
                    .body("status", is("APPROVED"));
            assertThat(story.grants.reservation(runId)).isEmpty();
            assertThat(statusOf(runId)).isEqualTo("APPROVED");
        }

        @Test
        void shouldPayOnceWhenTwoPeopleReleaseAtOnce() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            Map<String, Object> declared = story.declared(runId);
            List<Response> answers = Races.run(
                    2,
                    () -> Contract.creating(Tokens.of(
                                    story.council,
                                    "releaser-" + Thread.currentThread().getId(),
                                    "payments-releaser"))
                            .body(declared)
                            .post("/v1/payment-runs/" + runId + "/release"));
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            assertThat(story.payments(runId)).hasSize(4);
            awaitStatus(runId, "POSTED");
            assertThat(story.grants.postingsOf(story.grantId)).isEqualTo(4);
        }

        @Test
        void shouldGiveTheSameAnswerToTheSameKey() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            String key = UUID.randomUUID().toString();
            String path = "/v1/payment-runs/" + runId + "/release";
            Map<String, Object> declared = story.declared(runId);
            String first = Contract.given(story.releaser())
                    .header("Idempotency-Key", key)
                    .body(declared)
                    .post(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            Contract.given(story.releaser())
                    .header("Idempotency-Key", key)
                    .body(declared)
                    .post(path)
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", is("true"))
                    .body(is(first));
            assertThat(story.payments(runId)).hasSize(4);
        }

        @Test
        void shouldGoBackToApprovedWhenTheGrantHoldsTooLittle() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            story.grants.funds(story.grantId, 23_178_599);
            story.release(runId).statusCode(409).body("code", is("FUNDS_NOT_AVAILABLE"));
            assertThat(statusOf(runId)).isEqualTo("APPROVED");
            story.grants.funds(story.grantId, 23_178_600);
            story.release(runId).statusCode(200);
        }

        @Test
        void shouldCheckRegistrationAgainOnThePaymentDate() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            story.providers(
                    Story.PROVIDER_HEADER + "P1,Elm Care Ltd,L2,Elm Lodge,CARE_HOME,Y,N,N,2016-01-01,2021-12-21,,\n");
            story.release(runId).statusCode(422).body("code", is("RECIPIENT_NOT_REGISTERED"));
            assertThat(story.grants.reservation(runId)).isEmpty();
            assertThat(statusOf(runId)).isEqualTo("APPROVED");
        }

        @Test
        void shouldNotPayBeforeTheDecisionHasEffect() {
            story.providers();
            UUID planId = story.plan();
            UUID decisionId = story.grants.decision(story.grantId, "SPLIT", "AMOUNT", "2021-12-23", 1);
            story.approvePlan(planId, decisionId, "AMOUNT").statusCode(200);
            story.run(planId, "CARE", story.snapshot(), "BED");
            story.asPreparer().body(Map.of("offeredOn", "2021-12-15")).post("/v1/plans/" + planId + "/awards");
            story.awards(planId).forEach(award -> story.accept(award).statusCode(200));
            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            story.release(runId).statusCode(422).body("code", is("DECISION_NOT_EFFECTIVE"));
            assertThat(story.payments(runId)).isEmpty();
        }

        @Test
        void shouldGiveBackWhatAnInterruptedReleaseReservedWhenItIsCancelled() {
            UUID planId = story.accepted();
            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            story.grants.loseReservation(story.grantId);
            story.release(runId).statusCode(503);
            story.asReleaser()
                    .body(Map.of("reason", "wrong date"))
                    .post("/v1/payment-runs/" + runId + "/cancellation")
                    .then()
                    .statusCode(200)
                    .body("status", is("CANCELLED"));
            String reservation =
                    story.grants.reservation(runId).orElseThrow().path("id").asText();
            assertThat(story.grants.voided()).contains(reservation);
            story.release(runId).statusCode(409).body("code", is("PAYMENT_RUN_MOVE_NOT_ALLOWED"));
        }
    }

    @Nested
    class Posting {

        @Test
        void shouldPostExactlyOnceThoughAnswersAreLost() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            story.grants.loseAnswers(story.grantId, 3);
            story.release(runId).statusCode(200);
            awaitStatus(runId, "POSTED");
            assertThat(story.grants.postingsOf(story.grantId)).isEqualTo(4);
            assertThat(story.grants.postingCalls(story.grantId)).isEqualTo(7);
        }

        @Test
        void shouldPutARefusedPostingOnTheWorkListAndSendItAgain() {
            UUID runId = refused();
            String item = story.asReleaser()
                    .get("/v1/work-items?limit=500")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(4))
                    .body("items[0].refusal.code", is("INSTALMENT_NOT_RESERVED"))
                    .extract()
                    .path("items[0].id");
            story.reading()
                    .get("/v1/grants/" + story.grantId + "/outbox-position?onOrBefore=2022-03-31")
                    .then()
                    .body("refused", is(4))
                    .body("pending", is(0));
            story.grants.refusePostings(story.grantId, false);
            story.asReleaser()
                    .post("/v1/work-items/" + item + "/retry")
                    .then()
                    .statusCode(200)
                    .body("status", is("PENDING"));
            await().atMost(Duration.ofSeconds(30)).until(() -> story.grants.postingsOf(story.grantId) == 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> story.payments(runId).stream()
                                    .filter(payment -> payment.get("status").equals("POSTED"))
                                    .count()
                            == 1);
        }

        @Test
        void shouldTakeAPaymentBackWhenItsPostingIsWithdrawn() {
            UUID runId = refused();
            List<String> items =
                    story.asReleaser().get("/v1/work-items?limit=500").path("items.id");
            for (String item : items) {
                story.asReleaser()
                        .body(Map.of("reason", "paid in another way"))
                        .post("/v1/work-items/" + item + "/withdrawal")
                        .then()
                        .statusCode(200)
                        .body("status", is("WITHDRAWN"));
            }
            awaitStatus(runId, "WITHDRAWN");
            story.reading()
                    .get("/v1/grants/" + story.grantId + "/counts")
                    .then()
                    .body("paid", is(0))
                    .body("accepted", is(3));
            String reservation =
                    story.grants.reservation(runId).orElseThrow().path("id").asText();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> story.grants.voided().contains(reservation));
            story.asReleaser()
                    .body(Map.of("reason", "again"))
                    .post("/v1/work-items/" + items.get(0) + "/withdrawal")
                    .then()
                    .statusCode(409)
                    .body("code", is("WORK_ITEM_NOT_REFUSED"));
        }

        private UUID refused() {
            UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
            story.grants.refusePostings(story.grantId, true);
            story.release(runId).statusCode(200);
            awaitStatus(runId, "POSTING_REFUSED");
            assertThat(story.grants.postingsOf(story.grantId)).isZero();
            return runId;
        }
    }
}
