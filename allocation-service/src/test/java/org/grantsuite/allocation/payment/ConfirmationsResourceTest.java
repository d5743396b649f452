package org.grantsuite.allocation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became of payments: paid, returned, paid again; a file twice; files that are none. */
@AllocationServiceTest
class ConfirmationsResourceTest {
    private static final String HEADER = "invoice_reference,outcome,settled_on,amount,finance_reference,reason\n";
    private final Story story = new Story();
    private UUID planId;

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private UUID released() {
        planId = story.accepted();
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.release(runId).statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.payments(runId).stream()
                        .allMatch(payment -> payment.get("status").equals("POSTED")));
        return runId;
    }

    private String amount(Map<String, Object> payment) {
        return ((Map<?, ?>) payment.get("amount")).get("amount").toString();
    }

    private String paid(Map<String, Object> payment) {
        return payment.get("reference") + ",PAID,2021-12-24," + amount(payment) + ",BACS-1,\n";
    }

    private String returned(Map<String, Object> payment) {
        return payment.get("reference") + ",RETURNED,2021-12-28," + amount(payment) + ",BACS-2,account closed\n";
    }

    private ValidatableResponse confirm(String body) {
        return Contract.given(story.releaser())
                .contentType("text/csv")
                .body(body)
                .post("/v1/payment-confirmations")
                .then();
    }

    private ValidatableResponse run(UUID runId) {
        return story.reading().get("/v1/payment-runs/" + runId).then().statusCode(200);
    }

    @Test
    void shouldSettleARunStepByStep() {
        UUID runId = released();
        var payments = story.payments(runId);
        confirm(HEADER + paid(payments.get(0)) + paid(payments.get(1)))
                .statusCode(201)
                .body("paid", is(2))
                .body("returned", is(0));
        run(runId).body("status", is("PART_SETTLED")).body("settledCount", is(2));
        confirm(HEADER + paid(payments.get(1)) + paid(payments.get(2)) + paid(payments.get(3)))
                .statusCode(201)
                .body("paid", is(2))
                .body("unchanged", is(1));
        run(runId).body("status", is("SETTLED")).body("settledCount", is(4));
        assertThat(story.payments(runId))
                .allMatch(payment -> payment.get("settlement").equals("PAID")
                        && payment.get("settledOn").equals("2021-12-24"));
        story.reading().get("/v1/payment-confirmations").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void shouldChangeNothingWhenTheSameFileComesTwiceAtOnce() {
        UUID runId = released();
        var payments = story.payments(runId);
        String file = HEADER + paid(payments.get(0)) + returned(payments.get(1));
        List<Response> answers = Races.run(
                2,
                () -> Contract.given(story.releaser())
                        .contentType("text/csv")
                        .body(file)
                        .post("/v1/payment-confirmations"));
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 201);
        assertThat(answers)
                .extracting(answer -> answer.<String>path("id"))
                .containsOnly(answers.get(0).<String>path("id"));
        confirm(file).statusCode(200).header("Idempotency-Replayed", is("true")).body("returned", is(1));
        run(runId).body("settledCount", is(2));
        String key = "returned/" + payments.get(1).get("id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.grants.comeBack(key).isPresent());
        assertThat(story.grants.comeBackCalls(key)).isEqualTo(1);
        story.reading().get("/v1/grants/" + story.grantId + "/counts").then().body("paid", greaterThanOrEqualTo(1));
    }

    @Test
    void shouldTellTheLedgerOfAReturnedPaymentAndPayItAgainWhenItIsReissued() {
        UUID runId = released();
        Map<String, Object> payment = story.payments(runId).get(1);
        String id = payment.get("id").toString();
        confirm(HEADER + returned(payment)).statusCode(201).body("returned", is(1));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.grants.comeBack("returned/" + id).isPresent());
        var told = story.grants.comeBack("returned/" + id).orElseThrow();
        assertThat(told.at("/amount/amount").asText()).isEqualTo(amount(payment));
        assertThat(told.path("receivedOn").asText()).isEqualTo("2021-12-28");
        assertThat(told.path("actingPerson").asText()).isEqualTo("rita");

        Map<String, Object> again = Map.of("planId", planId, "label", "R1 P1R", "paymentOn", "2021-12-30");
        story.asReleaser()
                .body(again)
                .post("/v1/payment-runs")
                .then()
                .statusCode(422)
                .body("code", is("PAYMENT_NOTHING_TO_PAY"))
                .body("violations[0].message", containsString("account closed"));
        reissue(story.payments(runId).get(0).get("id").toString())
                .statusCode(409)
                .body("code", is("PAYMENT_NOT_RETURNED"));
        reissue(id).statusCode(200).body("settlement", is("RETURNED"));
        reissue(id).statusCode(409).body("code", is("PAYMENT_REISSUED_ALREADY"));
        UUID second =
                Story.id(story.asReleaser().body(again).post("/v1/payment-runs").then());
        story.asApprover()
                .body(Map.of())
                .post("/v1/payment-runs/" + second + "/approval")
                .then()
                .statusCode(200);
        story.release(second).statusCode(200).body("releasedCount", is(1));
        assertThat(story.payments(second).get(0))
                .containsEntry("reissueOf", id)
                .containsEntry("amount", payment.get("amount"));
    }

    private ValidatableResponse reissue(String paymentId) {
        return story.asReleaser()
                .body(Map.of("reason", "new details"))
                .post("/v1/payments/" + paymentId + "/reissue")
                .then();
    }

    @Test
    void shouldRefuseAFileWithAFaultWholeAndNameEachPlace() {
        UUID runId = released();
        var payments = story.payments(runId);
        String reference = payments.get(1).get("reference").toString();
        confirm(HEADER
                        + paid(payments.get(0))
                        + reference + ",PAID,2021-12-24,1.00,BACS-1,\n"
                        + "R9 P9/00001,PAID,2021-12-24,1.00,BACS-1,\n"
                        + reference + ",RETURNED,2021-12-01," + amount(payments.get(1)) + ",BACS-1,why\n")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations", hasSize(3))
                .body("violations[0].line", is(3))
                .body("violations[0].column", is("amount"))
                .body("violations[1].line", is(4))
                .body("violations[1].column", is("invoice_reference"))
                .body("violations[2].line", is(5))
                .body("violations[2].column", is("settled_on"));
        confirm(HEADER + reference + ",LOST,2021-12-24,1.00,BACS-1,\n" + reference + ",RETURNED,2021-12-24,1.00,B,\n")
                .statusCode(422)
                .body("violations.column", is(List.of("outcome", "reason")));
        run(runId).body("status", is("RELEASED")).body("settledCount", is(0));
        assertThat(story.payments(runId))
                .allMatch(payment -> payment.get("settlement").equals("AWAITED"));
    }

    @Test
    void shouldRefuseFilesThatAreNone() {
        confirm("invoice_reference,outcome\n\"R1 P1/00001,PAID")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations[0].line", is(1));
        confirm("x,".repeat(1_000_000) + "\n")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations[0].line", is(1))
                .body("violations[0].message", containsString("16384 fields"));
        confirm(HEADER + ",".repeat(1_000_000) + "\n")
                .statusCode(422)
                .body("violations[0].line", is(2))
                .body("violations[0].message", containsString("line 2"));
        confirm(HEADER + "\n".repeat(1_000_000))
                .statusCode(422)
                .body("violations[0].line", is(10_002))
                .body("violations[0].message", containsString("blank lines"));
        confirm(HEADER + "R1 P1/00001,PAID,2021-12-24,=1+1,BACS-1,\n")
                .statusCode(422)
                .body("violations[0].line", is(2))
                .body("violations[0].column", is("amount"));
        confirm(HEADER + "R1 P1/00001,PAID,2021-1")
                .statusCode(422)
                .body("violations[0].line", is(2))
                .body("violations[0].message", containsString("3 fields where the header has 6"));
        Contract.unchecked(story.releaser())
                .contentType("text/csv")
                .body((HEADER + "café").getBytes(StandardCharsets.UTF_16LE))
                .post("/v1/payment-confirmations")
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
        Contract.unchecked(story.releaser())
                .contentType("application/xml")
                .body("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Document>caf\u00e9</Document>"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .post("/v1/bank-reports")
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
    }

    @Test
    void shouldTakeTheBanksWordAsWellAsFinances() {
        UUID runId = released();
        var payments = story.payments(runId);
        String report = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>B1</MsgId><CreDtTm>2021-12-24T06:00:00</CreDtTm></GrpHdr>
                <OrgnlPmtInfAndSts>%s%s<TxInfAndSts><OrgnlEndToEndId>not-ours</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>
                </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>""".formatted(transaction(payments.get(0), "ACSC"), transaction(payments.get(1), "RJCT"));
        report(report)
                .statusCode(201)
                .body("source", is("PAIN_002"))
                .body("paid", is(1))
                .body("returned", is(1))
                .body("notOurs", is(1));
        report(report).statusCode(200).header("Idempotency-Replayed", is("true"));
        run(runId).body("status", is("PART_SETTLED")).body("settledCount", is(2));
        report("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<Document>&b;</Document>")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations[0].line", is(1));
    }

    private static String transaction(Map<String, Object> payment, String status) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + payment.get("id").toString().replace("-", "")
                + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>"
                + "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>";
    }

    private ValidatableResponse report(String xml) {
        return Contract.given(story.releaser())
                .contentType("application/xml")
                .body(xml)
                .post("/v1/bank-reports")
                .then();
    }

    /** The money is back, whatever the ledger says of it: nothing but sending it again makes the books whole. */
    @Test
    void shouldNotGiveUpWhatTheBankGaveBack() {
        UUID runId = released();
        story.grants.refuseWhatCameBack(story.grantId, true);
        Map<String, Object> payment = story.payments(runId).get(1);
        confirm(HEADER + returned(payment)).statusCode(201);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.asReleaser().get("/v1/work-items").path("items.size()"), is(1));
        String item = story.asReleaser().get("/v1/work-items").path("items[0].id");
        withdraw(item).statusCode(409).body("code", is("PAYMENT_CAME_BACK"));
        story.grants.refuseWhatCameBack(story.grantId, false);
        story.asReleaser().post("/v1/work-items/" + item + "/retry").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        story.grants.comeBack("returned/" + payment.get("id")).isPresent());
    }

    private ValidatableResponse withdraw(String item) {
        return story.asReleaser()
                .body(Map.of("reason", "wrong"))
                .post("/v1/work-items/" + item + "/withdrawal")
                .then();
    }

    /** Another hold stood already, so the return put none of its own, and lifting that one is no re-issue. */
    @Test
    void shouldNotPayAClosedAccountAgainThoughNoHoldStands() {
        UUID runId = released();
        Map<String, Object> payment = story.payments(runId).get(1);
        String hold = story.asPreparer()
                .body(Map.of("kind", "AWARD", "subject", payment.get("awardId"), "reason", "asked by audit"))
                .post("/v1/payment-holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        confirm(HEADER + returned(payment)).statusCode(201);
        story.asReleaser()
                .body(Map.of("reason", "looked into"))
                .post("/v1/payment-holds/" + hold + "/lifting")
                .then()
                .statusCode(200);
        Map<String, Object> again = Map.of("planId", planId, "label", "R1 P1R", "paymentOn", "2021-12-30");
        story.asReleaser()
                .body(again)
                .post("/v1/payment-runs")
                .then()
                .statusCode(422)
                .body("code", is("PAYMENT_NOTHING_TO_PAY"))
                .body("violations[0].message", containsString("re-issue it first"));
        reissue(payment.get("id").toString()).statusCode(200);
        story.asReleaser().body(again).post("/v1/payment-runs").then().statusCode(201);
    }

    private Map<String, Object> paymentOf(UUID runId, String provider) {
        return story.payments(runId).stream()
                .filter(payment -> payment.get("providerId").equals(provider))
                .findFirst()
                .orElseThrow();
    }

    /** Whoever has the award now, or nobody: what the bank gave back is owed by no one and free for others. */
    @Test
    void shouldNeitherLoseNorAskForWhatCameBackAfterItsAwardEnded() {
        UUID runId = released();
        Map<String, Object> closed = paymentOf(runId, "P3");
        story.asPreparer()
                .body(Map.of("closedOn", "2021-12-24", "reason", "gave up"))
                .post("/v1/awards/" + closed.get("awardId") + "/closing")
                .then()
                .statusCode(200);
        confirm(HEADER + returned(closed)).statusCode(201);
        story.reading()
                .get("/v1/plans/" + planId)
                .then()
                .body("pots.find { it.code == 'CARE' }.remaining.amount", is(amount(closed)));

        Map<String, Object> novated = paymentOf(runId, "P2");
        String recovery = novate(novated);
        confirm(HEADER + returned(novated))
                .statusCode(422)
                .body("violations[0].line", is(2))
                .body("violations[0].message", containsString("asks for money of it that never arrived"));
        credit(recovery);
        confirm(HEADER + returned(novated)).statusCode(201);
        story.reading()
                .get("/v1/awards/" + novated.get("awardId"))
                .then()
                .body("status", is("NOVATED"))
                .body("paid.amount", is("0.00"));
    }

    private String novate(Map<String, Object> payment) {
        return story.asPreparer()
                .body(Map.of(
                        "successorProviderId",
                        "P1",
                        "successorLocationId",
                        "L1",
                        "novatedOn",
                        "2021-12-24",
                        "keptByPaidEntity",
                        false,
                        "reason",
                        "sold"))
                .post("/v1/awards/" + payment.get("awardId") + "/novations")
                .then()
                .statusCode(201)
                .extract()
                .path("recoveryId");
    }

    private void credit(String recovery) {
        story.asReleaser()
                .body(Map.of("creditedOn", "2021-12-28", "reason", "it never arrived"))
                .post("/v1/recoveries/" + recovery + "/credit-note")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldWithdrawAPaymentOnlyOnceNobodyAsksForIt() {
        planId = story.accepted();
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.grants.refusePostings(story.grantId, true);
        story.release(runId).statusCode(200);
        story.awaitPayments(runId, "POSTING_REFUSED");
        Map<String, Object> payment = paymentOf(runId, "P3");
        String recovery = novate(payment);
        String item = story.asReleaser()
                .get("/v1/work-items")
                .path("items.find { it.businessKey == 'payment/" + payment.get("id") + "' }.id");
        withdraw(item).statusCode(409).body("code", is("RECOVERY_ASKS_FOR_IT"));
        credit(recovery);
        withdraw(item).statusCode(200);
    }

    @Test
    void shouldKeepAConfirmedPaymentFromBeingWithdrawn() {
        planId = story.accepted();
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.grants.refusePostings(story.grantId, true);
        story.release(runId).statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.payments(runId).stream()
                        .allMatch(payment -> payment.get("status").equals("POSTING_REFUSED")));
        confirm(HEADER + paid(story.payments(runId).get(0)))
                .statusCode(422)
                .body("violations[0].message", containsString("work item"));
        run(runId).body("settledCount", is(0));
    }
}
