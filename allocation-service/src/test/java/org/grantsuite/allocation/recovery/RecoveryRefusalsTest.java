package org.grantsuite.allocation.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Refused;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not done to a recovery: not there, over, out of order, or still on its way to the ledger. */
@AllocationServiceTest
class RecoveryRefusalsTest {
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";
    private static final Map<String, String> PENNY = Story.gbp("0.01");
    /** Whatever is posted to a recovery, each in order for one that may take it. */
    private static final Map<String, Map<String, ?>> MOVES = Map.of(
            "offset", Map.of("reason", "next instalment"),
            "debt", debt("2022-06-19"),
            "instalments", instalments("4648.68", "2022-06-19"),
            "receipts", Map.of("financeReference", "DD-1", "amount", PENNY, "receivedOn", "2022-06-20"),
            "credit-note", Map.of("creditedOn", "2022-07-01", "reason", "evidence came"),
            "write-offs", Map.of("amount", PENNY, "why", "insolvent"));

    private final Story story = new Story();
    private final Refused refused = Refused.in(story);
    private UUID award;

    /** P3's award, paid and in the ledger; 77 of 177 units of 148608.00 make 64648.68. */
    @BeforeEach
    void paid() {
        UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
        story.release(runId).statusCode(200);
        story.awaitPayments(runId, "POSTED");
        award = UUID.fromString(story.payments(runId).stream()
                .filter(payment -> payment.get("providerId").equals("P3"))
                .findFirst()
                .orElseThrow()
                .get("awardId")
                .toString());
    }

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private static Map<String, ?> debt(String dueOn) {
        return Map.of("invoicedOn", "2022-05-20", "dueOn", dueOn);
    }

    private static Map<String, ?> instalments(String each, String... days) {
        return Map.of(
                "instalments",
                List.of(days).stream()
                        .map(day -> Map.of("dueOn", day, "amount", Story.gbp(each)))
                        .toList());
    }

    /** Of 64648.68 paid, 60000.00 is accepted. */
    private String unspent() {
        return state(null).path("recoveryIds[0]");
    }

    private Response state(String misspent) {
        return state("RP2/1", misspent);
    }

    private Response state(String reference, String misspent) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "statementReference", reference, "statedOn", "2022-05-10", "acceptedSpend", Story.gbp("60000.00")));
        if (misspent != null) {
            body.put("misspent", Story.gbp(misspent));
        }
        Response stated = Contract.given(story.releaser()).body(body).post("/v1/awards/" + award + "/spend-statements");
        stated.then().statusCode(201);
        return stated;
    }

    private Response act(String token, String id, String what, Map<String, ?> body) {
        var request = what.equals("receipts") ? Contract.given(token) : Contract.creating(token);
        return request.body(body).post("/v1/recoveries/" + id + "/" + what);
    }

    private Response act(String id, String what) {
        return act(id, what, MOVES.get(what));
    }

    private Response act(String id, String what, Map<String, ?> body) {
        return act(story.releaser(), id, what, body);
    }

    private Response answer(String token, String id, String writeOff) {
        return act(token, id, "write-offs/" + writeOff + "/answer", Map.of("approved", true));
    }

    private String sam() {
        return Tokens.of(story.council, "sam", "finance");
    }

    private ValidatableResponse recovery(String id) {
        return story.reading().get("/v1/recoveries/" + id).then().statusCode(200);
    }

    private void awaitLedger(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> recovery(id).extract().path("ledgerDebtId") != null);
    }

    @Test
    void shouldKnowOnlyRecoveriesOfTheCouncil() {
        String mine = unspent();
        String stranger = new Story().releaser();

        Map<String, String> asked = Map.of(NOBODY, story.releaser(), mine, stranger);
        asked.forEach((id, token) -> {
            refused.by(404, "RECOVERY_UNKNOWN", () -> Contract.given(token).get("/v1/recoveries/" + id));
            MOVES.forEach((what, body) -> refused.by(404, "RECOVERY_UNKNOWN", () -> act(token, id, what, body)));
            refused.by(404, "RECOVERY_UNKNOWN", () -> answer(token, id, NOBODY));
        });
    }

    @Test
    void shouldAnswerOnlyAWriteOffOfTheRecovery() {
        List<String> ids = state("648.68").path("recoveryIds");
        assertThat(ids).hasSize(2);
        act(ids.get(0), "debt").then().statusCode(200);
        awaitLedger(ids.get(0));
        String writeOff =
                act(ids.get(0), "write-offs").then().statusCode(201).extract().path("id");

        refused.by(404, "WRITE_OFF_UNKNOWN", () -> answer(sam(), ids.get(0), NOBODY));
        refused.by(404, "WRITE_OFF_UNKNOWN", () -> answer(sam(), ids.get(1), writeOff));
        answer(sam(), ids.get(0), writeOff).then().statusCode(200).body("status", is("APPROVED"));
    }

    @Test
    void shouldMoveNothingThatIsOver() {
        String id = unspent();
        act(id, "credit-note").then().statusCode(200).body("status", is("CREDITED"));

        MOVES.forEach((what, body) -> refused.by(409, "RECOVERY_MOVE_NOT_ALLOWED", () -> act(id, what, body)));
    }

    @Test
    void shouldWriteOffOnlyADebtAndInvoiceItOnce() {
        String id = unspent();
        refused.by(409, "RECOVERY_MOVE_NOT_ALLOWED", () -> act(id, "write-offs"));
        act(id, "debt").then().statusCode(200).body("status", is("DEBT"));
        awaitLedger(id);

        refused.by(409, "RECOVERY_MOVE_NOT_ALLOWED", () -> act(id, "debt"));
        refused.by(409, "RECOVERY_MOVE_NOT_ALLOWED", () -> act(id, "offset"));
    }

    @Test
    void shouldNotAskForMoneyBeforeItIsInvoiced() {
        String id = unspent();

        refused.by(422, "RECOVERY_DUE_BEFORE_INVOICED", () -> act(id, "debt", debt("2022-05-19")));
        recovery(id).body("status", is("RAISED"));
        act(id, "debt", debt("2022-05-20")).then().statusCode(200).body("dueOn", is("2022-05-20"));
    }

    @Test
    void shouldAgreeInstalmentsInTheOrderTheyAreDue() {
        String id = unspent();
        for (String second : List.of("2022-06-19", "2022-06-18")) {
            refused.by(
                    422,
                    "INSTALMENTS_OUT_OF_ORDER",
                    () -> act(id, "instalments", instalments("2324.34", "2022-06-19", second)));
        }
        recovery(id).body("instalments", hasSize(0));
        act(id, "instalments", instalments("2324.34", "2022-06-19", "2022-06-20"))
                .then()
                .statusCode(200)
                .body("instalments", hasSize(2));
    }

    /** A debt the ledger does not have could not be cancelled there: it would be owed in the books when it arrives. */
    @Test
    void shouldCreditADebtOnceTheLedgerHasItAndWriteNothingOffAfterwards() {
        String id = unspent();
        story.grants.refusePostings(story.grantId, true);
        act(id, "debt").then().statusCode(200);
        String item = workItem();
        refused.by(409, "RECOVERY_WAITS_FOR_LEDGER", () -> act(id, "credit-note"));
        recovery(id).body("status", is("DEBT")).body("credited.amount", is("0.00"));

        story.grants.refusePostings(story.grantId, false);
        story.asReleaser().post("/v1/work-items/" + item + "/retry").then().statusCode(200);
        awaitLedger(id);
        String writeOff = act(id, "write-offs").then().statusCode(201).extract().path("id");
        act(id, "credit-note").then().statusCode(200).body("credited.amount", is("4648.68"));
        await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);
        String debt = recovery(id).extract().path("ledgerDebtId");
        assertThat(story.grants.cancelledDebts()).contains(debt);

        refused.by(409, "RECOVERY_MOVE_NOT_ALLOWED", () -> answer(sam(), id, writeOff));
        recovery(id).body("status", is("CREDITED")).body("writtenOff.amount", is("0.00"));
    }

    private io.restassured.response.ValidatableResponse withdraw(String item) {
        return story.asReleaser()
                .body(Map.of("reason", "settled by the receiver"))
                .post("/v1/work-items/" + item + "/withdrawal")
                .then();
    }

    /** It neither waits for ever nor is lost: a person raises it again or takes it back. */
    @Test
    void shouldRaiseAgainADebtTheLedgerRefusedOnceThatIsWithdrawn() {
        String id = unspent();
        story.grants.refusePostings(story.grantId, true);
        act(id, "debt").then().statusCode(200);
        withdraw(workItem()).statusCode(200);
        recovery(id).body("status", is("RAISED")).body("dueOn", nullValue()).body("outstanding.amount", is("4648.68"));

        story.grants.refusePostings(story.grantId, false);
        act(id, "debt", debt("2022-07-01")).then().statusCode(200).body("dueOn", is("2022-07-01"));
        awaitLedger(id);
        String reference = recovery(id).body("status", is("DEBT")).extract().path("reference");
        assertThat(story.grants.comeBack(reference)).isPresent();
    }

    @Test
    void shouldTakeBackADebtTheLedgerRefusedOnceThatIsWithdrawn() {
        String id = unspent();
        story.grants.refusePostings(story.grantId, true);
        act(id, "debt").then().statusCode(200);
        withdraw(workItem()).statusCode(200);

        act(id, "credit-note").then().statusCode(200).body("status", is("CREDITED"));
        await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);
        assertThat(story.asReleaser().get("/v1/work-items").<List<?>>path("items"))
                .isEmpty();
    }

    /** Money told of as off a debt that the ledger never had: given up first, and told again afterwards. */
    @Test
    void shouldNotWithdrawADebtBeforeWhatCameOffIt() {
        String id = unspent();
        story.grants.refusePostings(story.grantId, true);
        act(id, "debt").then().statusCode(200);
        act(id, "receipts").then().statusCode(201).body("outstanding.amount", is("4648.67"));
        await().atMost(Duration.ofSeconds(30)).until(() -> workItems().size() == 2);
        String debt = workItems().get(0);
        refused.by(
                409,
                "RECOVERY_CAME_DOWN_MEANWHILE",
                () -> story.asReleaser()
                        .body(Map.of("reason", "wrong"))
                        .post("/v1/work-items/" + debt + "/withdrawal"));
        recovery(id).body("status", is("DEBT"));

        withdraw(workItems().get(1)).statusCode(200);
        recovery(id).body("outstanding.amount", is("4648.68")).body("status", is("DEBT"));
        withdraw(debt).statusCode(200);
        story.grants.refusePostings(story.grantId, false);
        act(id, "debt").then().statusCode(200);
        act(id, "receipts").then().statusCode(201).body("outstanding.amount", is("4648.67"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.grants.comeBack("receipt/DD-1").isPresent());
    }

    /** A receipt that may be given up is no receipt yet: an invoice or a credit note less by it would leave it owed for ever. */
    @Test
    void shouldNeitherInvoiceNorCreditWhatMayBeOwedAgain() {
        String id = unspent();
        story.grants.refusePostings(story.grantId, true);
        act(id, "receipts").then().statusCode(201).body("outstanding.amount", is("4648.67"));
        String item = workItem();
        refused.by(409, "RECOVERY_WAITS_FOR_LEDGER", () -> act(id, "debt"));
        refused.by(409, "RECOVERY_WAITS_FOR_LEDGER", () -> act(id, "credit-note"));
        recovery(id).body("status", is("RAISED")).body("credited.amount", is("0.00"));

        withdraw(item).statusCode(200);
        story.grants.refusePostings(story.grantId, false);
        act(id, "debt").then().statusCode(200).body("outstanding.amount", is("4648.68"));
        awaitLedger(id);
        story.grants.refusePostings(story.grantId, true);
        act(id, "receipts").then().statusCode(201);
        item = workItem();
        refused.by(409, "RECOVERY_WAITS_FOR_LEDGER", () -> act(id, "credit-note"));
        withdraw(item).statusCode(200);
        recovery(id).body("status", is("DEBT")).body("outstanding.amount", is("4648.68"));
        story.grants.refusePostings(story.grantId, false);
        act(id, "credit-note").then().statusCode(200).body("credited.amount", is("4648.68"));
    }

    /** What the books still owe is owed here too, unless the provider was asked for it once more. */
    @Test
    void shouldOweAgainWhatTheLedgerWouldNotCancelUnlessItWasAskedForAnew() {
        String id = unspent();
        act(id, "debt").then().statusCode(200);
        awaitLedger(id);
        story.grants.refusePostings(story.grantId, true);
        act(id, "credit-note").then().statusCode(200).body("status", is("CREDITED"));
        String item = workItem();
        String anew = state("RP2/2", null).path("recoveryIds[0]");
        refused.by(
                409,
                "RECOVERY_ASKED_AGAIN",
                () -> story.asReleaser()
                        .body(Map.of("reason", "wrong"))
                        .post("/v1/work-items/" + item + "/withdrawal"));
        recovery(id).body("status", is("CREDITED")).body("outstanding.amount", is("0.00"));

        act(anew, "credit-note").then().statusCode(200);
        withdraw(item).statusCode(200);
        String debt = recovery(id)
                .body("status", is("DEBT"))
                .body("credited.amount", is("0.00"))
                .body("outstanding.amount", is("4648.68"))
                .extract()
                .path("ledgerDebtId");
        state("RP2/3", null).then().body("recoveryIds", hasSize(0));
        assertThat(story.grants.cancelledDebts()).doesNotContain(debt);

        story.grants.refusePostings(story.grantId, false);
        act(id, "credit-note").then().statusCode(200).body("status", is("CREDITED"));
        await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);
        assertThat(story.grants.cancelledDebts()).contains(debt);
    }

    private List<String> workItems() {
        return story.asReleaser().get("/v1/work-items?limit=500").path("items.id");
    }

    private int pending() {
        return story.reading()
                .get("/v1/grants/" + story.grantId + "/outbox-position?onOrBefore=2022-12-31")
                .then()
                .statusCode(200)
                .extract()
                .path("pending");
    }

    private String workItem() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !story.asReleaser()
                        .get("/v1/work-items")
                        .<List<?>>path("items")
                        .isEmpty());
        return story.asReleaser().get("/v1/work-items").path("items[0].id");
    }
}
