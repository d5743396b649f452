package org.grantsuite.allocation.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R39, R40: from accepted spend to money that is back, or borne by the council. */
@AllocationServiceTest
class RecoveriesResourceTest {
    private final Story story = new Story();
    private UUID planId;
    private UUID award;

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    /** P3's award, paid and in the ledger; 77 of 177 units of 148608.00 make 64648.68. */
    private void paid() {
        planId = story.accepted();
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.release(runId).statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.payments(runId).stream()
                        .allMatch(payment -> payment.get("status").equals("POSTED")));
        award = UUID.fromString(story.payments(runId).stream()
                .filter(payment -> payment.get("providerId").equals("P3"))
                .findFirst()
                .orElseThrow()
                .get("awardId")
                .toString());
        assertThat(story.reading().get("/v1/awards/" + award).<String>path("paid.amount"))
                .isEqualTo("64648.68");
    }

    private ValidatableResponse state(String reference, String accepted, String misspent) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of(
                "statementReference", reference, "statedOn", "2022-05-10", "acceptedSpend", Story.gbp(accepted)));
        if (misspent != null) {
            body.put("misspent", Story.gbp(misspent));
        }
        return Contract.given(story.releaser())
                .body(body)
                .post("/v1/awards/" + award + "/spend-statements")
                .then();
    }

    private String unspent(String accepted) {
        return state("RP2/" + award, accepted, null).statusCode(201).extract().path("recoveryIds[0]");
    }

    private ValidatableResponse recovery(String id) {
        return story.reading().get("/v1/recoveries/" + id).then().statusCode(200);
    }

    private ValidatableResponse act(String id, String what, Map<String, ?> body) {
        return story.asReleaser()
                .body(body)
                .post("/v1/recoveries/" + id + "/" + what)
                .then();
    }

    private ValidatableResponse receive(String id, String reference, String amount) {
        return Contract.given(story.releaser())
                .body(Map.of("financeReference", reference, "amount", Story.gbp(amount), "receivedOn", "2022-06-20"))
                .post("/v1/recoveries/" + id + "/receipts")
                .then();
    }

    private String invoiced(String accepted) {
        String id = unspent(accepted);
        act(id, "debt", Map.of("invoicedOn", "2022-05-20", "dueOn", "2022-06-19"))
                .statusCode(200)
                .body("status", is("DEBT"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> recovery(id).extract().path("ledgerDebtId") != null);
        return id;
    }

    @Test
    void shouldRaiseWhatIsNotAcceptedUnspentAndMisspentApartAndOnce() {
        paid();
        state("RP2/1", "60000.00", "648.68")
                .statusCode(201)
                .body("paid.amount", is("64648.68"))
                .body("recoverable.amount", is("4648.68"))
                .body("recoveryIds", hasSize(2));
        state("RP2/1", "60000.00", "648.68").statusCode(200).body("recoveryIds", hasSize(2));
        state("RP2/1", "60000.01", null).statusCode(409).body("code", is("STATEMENT_DIFFERS"));
        story.reading()
                .get("/v1/recoveries?grantId=" + story.grantId)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find { it.reason == 'MISSPENT' }.amount.amount", is("648.68"))
                .body("items.find { it.reason == 'UNSPENT' }.amount.amount", is("4000.00"));
        state("RP2/2", "59000.00", null).statusCode(201).body("recoveryIds", hasSize(1));
        state("RP2/3", "64648.68", null)
                .statusCode(201)
                .body("excess.amount", is("5648.68"))
                .body("recoveryIds", hasSize(0));
        state("RP2/4", "64648.69", null).statusCode(422).body("code", is("STATEMENT_BEYOND_PAID"));
    }

    private ValidatableResponse stateAndInvoice(String token, String reference, Map<String, ?> more) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of(
                "statementReference",
                reference,
                "statedOn",
                "2022-07-06",
                "acceptedSpend",
                Story.gbp("60000.00"),
                "paid",
                Story.gbp("64648.68"),
                "dueOn",
                "2022-08-05"));
        body.putAll(more);
        return Contract.given(token)
                .body(body)
                .post("/v1/awards/" + award + "/spend-statements")
                .then();
    }

    private ValidatableResponse recoveries() {
        return story.reading()
                .get("/v1/recoveries?grantId=" + story.grantId)
                .then()
                .statusCode(200);
    }

    /** However they come, the reports of one fact and of several ask the provider for a pound once. */
    @Test
    void shouldRaiseOneDebtHoweverManyStateAtOnceAndWhicheverWay() {
        paid();
        String finance = story.releaser();
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        Races.run(
                8,
                () -> stateAndInvoice(finance, "closing/" + turn.getAndIncrement() % 4, Map.of())
                        .extract()
                        .statusCode());
        state("RP2/by-hand", "60000.00", null).statusCode(201).body("recoveryIds", hasSize(0));

        String reference = recoveries()
                .body("items", hasSize(1))
                .body("items[0].amount.amount", is("4648.68"))
                .body("items[0].status", is("DEBT"))
                .body("items[0].dueOn", is("2022-08-05"))
                .extract()
                .path("items[0].reference");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> recoveries().extract().path("items[0].ledgerDebtId") != null);
        assertThat(story.grants.comeBackCalls(reference)).isEqualTo(1);
    }

    @Test
    void shouldAskForWhatWasMisspentOnceWhateverIsUnspentBeside() {
        paid();
        state("RP2/1", "64000.00", "648.68").statusCode(201).body("recoveryIds", hasSize(1));
        state("RP2/2", "63000.00", "648.68").statusCode(201).body("recoveryIds", hasSize(1));
        recoveries()
                .body("items.find { it.reason == 'MISSPENT' }.amount.amount", is("648.68"))
                .body("items.find { it.reason == 'UNSPENT' }.amount.amount", is("1000.00"));
        story.reading()
                .get("/v1/spend-statements?limit=1&grantId=" + story.grantId)
                .then()
                .statusCode(200)
                .body("items.statementReference", is(List.of("RP2/1")))
                .body("next", notNullValue());
        story.reading()
                .get("/v1/spend-statements?grantId=" + story.grantId)
                .then()
                .body("items.statementReference", is(List.of("RP2/1", "RP2/2")));
    }

    @Test
    void shouldRaiseNothingOnAStatementAboutAnotherPaymentNorInvoiceForWhoMayNot() {
        paid();
        stateAndInvoice(story.releaser(), "closing/1", Map.of("paid", Story.gbp("64648.67")))
                .statusCode(409)
                .body("code", is("STATEMENT_OF_ANOTHER_PAYMENT"));
        stateAndInvoice(Tokens.of(story.council, "rosa", "returns-preparer"), "closing/1", Map.of())
                .statusCode(403);
        stateAndInvoice(story.releaser(), "closing/1", Map.of("dueOn", "2022-07-05"))
                .statusCode(422)
                .body("code", is("RECOVERY_DUE_BEFORE_INVOICED"));
        recoveries().body("items", hasSize(0));
    }

    @Test
    void shouldTakeADebtThroughInstalmentsReceiptsAndWriteOffIntoTheLedgerOnce() {
        paid();
        String id = invoiced("60000.00");
        String reference = recovery(id).extract().path("reference");
        var debt = story.grants.comeBack(reference).orElseThrow();
        assertThat(debt.at("/amount/amount").asText()).isEqualTo("4648.68");
        assertThat(debt.path("providerReference").asText()).isEqualTo("P3/L4");

        act(id, "instalments", Map.of("instalments", List.of(instalment("2022-06-19", "2000.00"))))
                .statusCode(422)
                .body("code", is("INSTALMENTS_DO_NOT_SUM"));
        act(
                        id,
                        "instalments",
                        Map.of(
                                "instalments",
                                List.of(instalment("2022-06-19", "2000.00"), instalment("2022-07-19", "2648.68"))))
                .statusCode(200)
                .body("instalments", hasSize(2));

        receive(id, "DD-1", "1500.00").statusCode(201).body("outstanding.amount", is("3148.68"));
        receive(id, "DD-1", "1500.00").statusCode(200).body("outstanding.amount", is("3148.68"));
        receive(id, "DD-1", "1500.01").statusCode(409).body("code", is("RECEIPT_DIFFERS"));
        receive(id, "DD-2", "3148.69").statusCode(422).body("code", is("RECOVERY_EXCEEDED"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.grants.comeBack("receipt/DD-1").isPresent());
        assertThat(story.grants
                        .comeBack("receipt/DD-1")
                        .orElseThrow()
                        .path("debtReference")
                        .asText())
                .isEqualTo(reference);

        // 500.00 of the first instalment and all of the second are open; 25 July is 36 and 6 days after.
        story.reading()
                .get("/v1/recovery-ageing?asOf=2022-07-25&grantId=" + story.grantId)
                .then()
                .statusCode(200)
                .body("outstanding.amount", is("3148.68"))
                .body("bands.find { it.band == 'DAYS_31_60' }.outstanding.amount", is("500.00"))
                .body("bands.find { it.band == 'DAYS_1_30' }.outstanding.amount", is("2648.68"));

        String writeOff = act(id, "write-offs", Map.of("amount", Story.gbp("3148.68"), "why", "insolvent"))
                .statusCode(201)
                .extract()
                .path("id");
        act(id, "write-offs", Map.of("amount", Story.gbp("1.00"), "why", "more"))
                .statusCode(409)
                .body("code", is("WRITE_OFF_OPEN_ALREADY"));
        answer("rita", id, writeOff).statusCode(403).body("code", is("WRITE_OFF_BY_ONE_PERSON"));
        recovery(id).body("writtenOff.amount", is("0.00"));
        answer("sam", id, writeOff).statusCode(200).body("status", is("APPROVED"));
        answer("sam", id, writeOff).statusCode(409).body("code", is("WRITE_OFF_ANSWERED_ALREADY"));
        recovery(id)
                .body("status", is("SETTLED"))
                .body("outstanding.amount", is("0.00"))
                .body("writeOffs.answeredBy", is(List.of("sam")));
        String key = "write-off/" + writeOff;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.grants.comeBack(key).isPresent());
        var told = story.grants.comeBack(key).orElseThrow();
        assertThat(told.path("actingPerson").asText()).isEqualTo("rita");
        assertThat(told.path("approvedBy").asText()).isEqualTo("sam");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> recovery(id).extract().jsonPath().getList("entries.journalId").stream()
                                .filter(Objects::nonNull)
                                .count()
                        == 2);
        assertThat(story.grants.comeBackCalls(key)).isEqualTo(1);
    }

    private static Map<String, Object> instalment(String dueOn, String amount) {
        return Map.of("dueOn", dueOn, "amount", Story.gbp(amount));
    }

    private ValidatableResponse answer(String person, String id, String writeOff) {
        return Contract.creating(Tokens.of(story.council, person, "finance"))
                .body(Map.of("approved", true))
                .post("/v1/recoveries/" + id + "/write-offs/" + writeOff + "/answer")
                .then();
    }

    /** P2 declines, so that there is money for another award to P3. */
    private UUID paymentThatKeepsBack(String amount) {
        planId = story.offered();
        List<UUID> awards = story.awards(planId);
        UUID declined = awards.stream()
                .filter(id -> story.reading()
                        .get("/v1/awards/" + id)
                        .<String>path("providerId")
                        .equals("P2"))
                .findFirst()
                .orElseThrow();
        story.asPreparer()
                .body(Map.of("reason", "no", "declinedBy", "Oak", "declinedOn", "2021-12-20"))
                .post("/v1/awards/" + declined + "/decline")
                .then()
                .statusCode(200);
        awards.stream()
                .filter(id -> !id.equals(declined))
                .forEach(id -> story.accept(id).statusCode(200));
        UUID first = story.approvedPaymentRun(planId, "R1 P1");
        story.release(first).statusCode(200);
        awaitStatus(first, "POSTED");
        award = UUID.fromString(story.payments(first).stream()
                .filter(payment -> payment.get("providerId").equals("P3"))
                .findFirst()
                .orElseThrow()
                .get("awardId")
                .toString());
        String id = unspent("64000.00");
        act(id, "offset", Map.of("reason", "next instalment")).statusCode(200).body("status", is("OFFSET"));
        Map<String, Object> order = new java.util.HashMap<>(
                Map.of("planId", planId, "potCode", "CARE", "providerId", "P3", "locationId", "L4", "reason", "more"));
        order.put("amount", Story.gbp(amount));
        order.put("offeredOn", "2021-12-16");
        order.put("decisionId", decision());
        UUID more = Story.id(story.asPreparer().body(order).post("/v1/awards").then());
        story.accept(more).statusCode(200);
        return story.approvedPaymentRun(planId, "R1 P2");
    }

    private UUID decision() {
        return story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1);
    }

    private long remaining() {
        String care = story.reading()
                .get("/v1/plans/" + planId)
                .then()
                .statusCode(200)
                .extract()
                .path("pots.find { it.code == 'CARE' }.remaining.amount");
        return Long.parseLong(care.replace(".", ""));
    }

    /** 648.68 of 1000.00 was kept back and stays settled; 351.32 came back from the bank, and no more is free. */
    @Test
    void shouldGiveNoMoreOfAClosedAwardBackToItsPotThanIsUnpaid() {
        UUID runId = paymentThatKeepsBack("1000.00");
        story.release(runId).statusCode(200);
        awaitStatus(runId, "POSTED");
        var payment = story.payments(runId).get(0);
        Contract.given(story.releaser())
                .contentType("text/csv")
                .body("invoice_reference,outcome,settled_on,amount,finance_reference,reason\n"
                        + payment.get("reference") + ",RETURNED,2021-12-28,351.32,BACS-2,account closed\n")
                .post("/v1/payment-confirmations")
                .then()
                .statusCode(201);
        long before = remaining();
        story.asPreparer()
                .body(Map.of("closedOn", "2021-12-28", "reason", "gave up"))
                .post("/v1/awards/" + payment.get("awardId") + "/closing")
                .then()
                .statusCode(200);
        assertThat(remaining() - before).isEqualTo(35_132);
    }

    @Test
    void shouldLetWhatCameBackGoOutAgainOnceUnderADecision() {
        paid();
        String id = invoiced("60000.00");
        free(id, decision()).statusCode(409).body("code", is("RECOVERY_NOTHING_TO_FREE"));
        receive(id, "DD-" + id, "1500.00").statusCode(201);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> recovery(id).extract().path("entries[0].journalId") != null);
        free(id, UUID.randomUUID()).statusCode(422).body("code", is("RUN_DECISION_UNKNOWN"));
        story.grants.funds(story.grantId, 149_999);
        free(id, decision()).statusCode(409).body("code", is("AWARD_NOT_FUNDED"));
        story.grants.funds(story.grantId, 150_000);
        assertThat(remaining()).isZero();
        free(id, decision())
                .statusCode(200)
                .body("entries.kind", is(List.of("RECEIPT", "FREED")))
                .body("entries[1].amount.amount", is("1500.00"))
                .body("entries[1].decisionReference", is("SCB-2021-12-08/7"))
                .body("outstanding.amount", is("3148.68"));
        assertThat(remaining()).isEqualTo(150_000);
        free(id, decision()).statusCode(409).body("code", is("RECOVERY_NOTHING_TO_FREE"));
        assertThat(remaining()).isEqualTo(150_000);
    }

    private ValidatableResponse free(String id, UUID decisionId) {
        return story.asPreparer()
                .body(Map.of("decisionId", decisionId, "reason", "second round"))
                .post("/v1/recoveries/" + id + "/freeing")
                .then();
    }

    private void awaitStatus(UUID runId, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.payments(runId).stream()
                        .allMatch(payment -> payment.get("status").equals(status)));
    }

    private String only() {
        return story.reading()
                .get("/v1/recoveries?grantId=" + story.grantId)
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    @Test
    void shouldKeepBackFromTheNextPaymentOfTheSameGrantAndTellTheLedgerAfterThePayment() {
        UUID runId = paymentThatKeepsBack("1000.00");
        story.release(runId).statusCode(200);
        var payment = story.payments(runId).get(0);
        assertThat(payment.get("offset")).isEqualTo(Story.gbp("648.68"));
        assertThat(payment.get("payable")).isEqualTo(Story.gbp("351.32"));
        recovery(only()).body("status", is("SETTLED")).body("recovered.amount", is("648.68"));
        awaitStatus(runId, "POSTED");
        String key = "offset/" + payment.get("id") + "/" + only();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.grants.comeBack(key).isPresent());
        assertThat(story.grants.comeBack(key).orElseThrow().at("/amount/amount").asText())
                .isEqualTo("648.68");
        Contract.given(Tokens.ofProvider(story.council, "pia", List.of("P3")))
                .get("/v1/payment-runs/" + runId + "/remittance-advices/P3")
                .then()
                .statusCode(200)
                .body("total.amount", is("351.32"))
                .body("lines[0].gross.amount", is("1000.00"))
                .body("lines[0].offset.amount", is("648.68"));
        Contract.given(Tokens.ofProvider(story.council, "otto", List.of("P2")))
                .get("/v1/payment-runs/" + runId + "/remittance-advices/P3")
                .then()
                .statusCode(404)
                .body("code", is("REMITTANCE_UNKNOWN"));
        byte[] pdf = pdf(runId);
        assertThat(pdf).isEqualTo(pdf(runId)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] pdf(UUID runId) {
        return Contract.given(story.releaser())
                .get("/v1/payment-runs/" + runId + "/remittance-advices/P3/pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    @Test
    void shouldSettleAtOnceAPaymentThatIsKeptBackWhole() {
        UUID runId = paymentThatKeepsBack("400.00");
        story.release(runId).statusCode(200);
        assertThat(story.payments(runId).get(0))
                .containsEntry("settlement", "PAID")
                .containsEntry("payable", Story.gbp("0.00"));
        recovery(only()).body("status", is("OFFSET")).body("outstanding.amount", is("248.68"));
    }

    @Test
    void shouldOweAgainWhatAWithdrawnPaymentKeptBack() {
        UUID runId = paymentThatKeepsBack("1000.00");
        story.grants.refusePostings(story.grantId, true);
        story.release(runId).statusCode(200);
        awaitStatus(runId, "POSTING_REFUSED");
        String item = story.asReleaser().get("/v1/work-items?limit=500").path("items[0].id");
        story.asReleaser()
                .body(Map.of("reason", "wrong"))
                .post("/v1/work-items/" + item + "/withdrawal")
                .then()
                .statusCode(200);
        recovery(only())
                .body("status", is("OFFSET"))
                .body("outstanding.amount", is("648.68"))
                .body("entries[0].undoneBecause", is("wrong"));
        String key = "offset/" + story.payments(runId).get(0).get("id") + "/" + only();
        assertThat(story.grants.comeBack(key)).isEmpty();
    }

    @Test
    void shouldInvoiceTheRestOnlyOnceThePaymentThatKeptBackIsInTheLedger() {
        UUID runId = paymentThatKeepsBack("400.00");
        story.grants.refusePostings(story.grantId, true);
        story.release(runId).statusCode(200);
        awaitStatus(runId, "POSTING_REFUSED");
        String id = only();
        Map<String, String> debt = Map.of("invoicedOn", "2022-05-20", "dueOn", "2022-06-19");
        act(id, "debt", debt).statusCode(409).body("code", is("RECOVERY_WAITS_FOR_LEDGER"));
        act(id, "credit-note", Map.of("creditedOn", "2022-07-01", "reason", "evidence came"))
                .statusCode(409)
                .body("code", is("RECOVERY_WAITS_FOR_LEDGER"));
        recovery(id).body("status", is("OFFSET")).body("outstanding.amount", is("248.68"));

        story.grants.refusePostings(story.grantId, false);
        String item = story.asReleaser().get("/v1/work-items?limit=500").path("items[0].id");
        story.asReleaser().post("/v1/work-items/" + item + "/retry").then().statusCode(200);
        awaitStatus(runId, "POSTED");
        act(id, "debt", debt).statusCode(200).body("outstanding.amount", is("248.68"));
    }

    /** The payment in the ledger is less by it: nothing but sending it again makes the books whole. */
    @Test
    void shouldNotGiveUpWhatAPostedPaymentKeptBack() {
        UUID runId = paymentThatKeepsBack("1000.00");
        story.grants.refuseWhatCameBack(story.grantId, true);
        story.release(runId).statusCode(200);
        awaitStatus(runId, "POSTED");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.asReleaser().get("/v1/work-items").path("items.size()"), is(1));
        String item = story.asReleaser().get("/v1/work-items").path("items[0].id");
        story.asReleaser()
                .body(Map.of("reason", "wrong"))
                .post("/v1/work-items/" + item + "/withdrawal")
                .then()
                .statusCode(409)
                .body("code", is("RECOVERY_KEPT_BACK"));

        story.grants.refuseWhatCameBack(story.grantId, false);
        story.asReleaser().post("/v1/work-items/" + item + "/retry").then().statusCode(200);
        String key = "offset/" + story.payments(runId).get(0).get("id") + "/" + only();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.grants.comeBack(key).isPresent());
    }

    @Test
    void shouldTakeOneReceiptToldOfTwoRecoveriesAtOnce() {
        paid();
        List<String> ids =
                state("RP2/1", "60000.00", "648.68").statusCode(201).extract().path("recoveryIds");
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        List<Integer> answers = Races.run(
                8,
                () -> receive(ids.get(turn.getAndIncrement() % 2), "DD-" + story.council, "1.00")
                        .extract()
                        .statusCode());
        assertThat(answers).containsOnlyOnce(201).containsOnly(200, 201, 409);
        assertThat(answers.stream().filter(answer -> answer == 409)).hasSize(4);
    }

    @Test
    void shouldWriteInvoicesAndCreditNotesOfADayTheSameEachTime() throws IOException {
        paid();
        layout("debtor-invoice");
        layout("credit-note");
        story.asReleaser()
                .body(Map.of(
                        "validFrom",
                        "2021-04-01",
                        "segments",
                        List.of(
                                Map.of("name", "costCentre", "code", "C1200"),
                                Map.of("name", "subjective", "code", "9400"))))
                .post("/v1/grants/" + story.grantId + "/invoice-codings")
                .then()
                .statusCode(201);
        String id = invoiced("60000.00");
        String reference = recovery(id).extract().path("reference");
        String invoice = file("DEBTOR_INVOICE", "2022-05-20", "UNIT4-AR");
        assertThat(invoice.lines().toList())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("DEBTOR_INVOICE 2022-05-20,GS,1,,Home Help CIC," + reference
                        + ",,9400,C1200,GBP,4648.68,UNSPENT of award")
                .endsWith(",20220520,20220619");
        receive(id, "DD-9", "48.68").statusCode(201);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> recovery(id).extract().path("entries[0].journalId") != null);
        assertThat(file("DEBTOR_INVOICE", "2022-05-20", "UNIT4-AR")).isEqualTo(invoice);
        act(id, "credit-note", Map.of("creditedOn", "2022-07-01", "reason", "evidence came"))
                .statusCode(200)
                .body("status", is("CREDITED"))
                .body("credited.amount", is("4600.00"));
        assertThat(file("CREDIT_NOTE", "2022-07-01", "UNIT4-AR-CN"))
                .contains("CN-" + reference + "," + reference + ",9400,C1200,GBP,4600.00");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.grants.cancelledDebts().contains(id(reference)));
    }

    private static String id(String reference) {
        return UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void layout(String name) throws IOException {
        try (InputStream json =
                Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream("layouts/" + name + ".json"))) {
            Contract.given(story.releaser())
                    .body(new String(json.readAllBytes(), StandardCharsets.UTF_8))
                    .post("/v1/invoice-layouts")
                    .then()
                    .statusCode(201)
                    .body("contentHash", notNullValue());
        }
    }

    private String file(String kind, String datedOn, String layout) {
        return Contract.given(story.releaser())
                .get("/v1/grants/" + story.grantId + "/debtor-invoices.csv?kind=" + kind + "&datedOn=" + datedOn
                        + "&layoutCode=" + layout + "&layoutVersion=1")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
