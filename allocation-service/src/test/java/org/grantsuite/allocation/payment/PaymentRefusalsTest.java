package org.grantsuite.allocation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Refused;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds that are not there, codings of a day that has one, and postings of money that has arrived. */
@AllocationServiceTest
class PaymentRefusalsTest {
    private static final UUID NOBODY = UUID.fromString("0190b0b0-0000-7000-8000-000000000001");
    private static final int ALL = 1_000_000;

    private final Story story = new Story();
    private final Refused refused = Refused.in(story);

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    @Test
    void shouldLiftOnlyAHoldOfTheCouncil() {
        Story other = new Story().providers();
        UUID theirs = Story.id(other.asReleaser()
                .body(Map.of("kind", "PAYEE", "subject", "P2", "reason", "asked by audit"))
                .post("/v1/payment-holds")
                .then());

        for (UUID unknown : List.of(NOBODY, theirs)) {
            refused.by(
                    404,
                    "HOLD_UNKNOWN",
                    () -> story.asReleaser()
                            .body(Map.of("reason", "looked into"))
                            .post("/v1/payment-holds/" + unknown + "/lifting"));
        }
        Contract.given(other.releaser())
                .get("/v1/payment-holds?standing=true")
                .then()
                .statusCode(200)
                .body("items.id", contains(theirs.toString()));
    }

    @Test
    void shouldKeepOneCodingOfAGrantOrAPotFromADay() {
        coding(null, "2021-04-01", "C1").then().statusCode(201);
        coding("CARE", "2021-04-01", "C2").then().statusCode(201);

        refused.by(409, "INVOICE_CODING_EXISTS", () -> coding(null, "2021-04-01", "C3"));
        refused.by(409, "INVOICE_CODING_EXISTS", () -> coding("CARE", "2021-04-01", "C2"));
        coding("CARE", "2021-04-02", "C3").then().statusCode(201);
        story.reading()
                .get("/v1/grants/" + story.grantId + "/invoice-codings")
                .then()
                .statusCode(200)
                .body("items", hasSize(3));
    }

    private Response coding(String pot, String from, String costCentre) {
        Map<String, Object> body = new HashMap<>(
                Map.of("validFrom", from, "segments", List.of(Map.of("name", "costCentre", "code", costCentre))));
        if (pot != null) {
            body.put("potCode", pot);
        }
        return story.asReleaser().body(body).post("/v1/grants/" + story.grantId + "/invoice-codings");
    }

    /** Confirmed while its posting was under way, then refused by the ledger: the money is gone, so it has to be posted. */
    @Test
    void shouldNotGiveUpThePostingOfAPaymentThatArrived() {
        UUID runId = story.approvedPaymentRun(story.accepted(), "R1 P1");
        story.grants.refusePostings(story.grantId, true);
        story.grants.loseAnswers(story.grantId, ALL);
        story.release(runId).statusCode(200);
        confirm(runId);
        story.grants.loseAnswers(story.grantId, 0);
        story.awaitPayments(runId, "POSTING_REFUSED");

        List<String> items = story.asReleaser().get("/v1/work-items?limit=500").path("items.id");
        assertThat(items).hasSize(4);
        refused.by(
                409,
                "PAYMENT_CONFIRMED",
                () -> story.asReleaser()
                        .body(Map.of("reason", "paid in another way"))
                        .post("/v1/work-items/" + items.get(0) + "/withdrawal"));
        story.asReleaser().get("/v1/work-items?limit=500").then().body("items.id", is(items));

        story.grants.refusePostings(story.grantId, false);
        items.forEach(item -> story.asReleaser()
                .post("/v1/work-items/" + item + "/retry")
                .then()
                .statusCode(200));
        story.awaitPayments(runId, "POSTED");
        assertThat(story.grants.postingsOf(story.grantId)).isEqualTo(4);
    }

    private void confirm(UUID runId) {
        StringBuilder file =
                new StringBuilder("invoice_reference,outcome,settled_on,amount,finance_reference,reason\n");
        story.payments(runId)
                .forEach(payment -> file.append(payment.get("reference"))
                        .append(",PAID,2021-12-24,")
                        .append(((Map<?, ?>) payment.get("amount")).get("amount"))
                        .append(",BACS-1,\n"));
        Contract.given(story.releaser())
                .contentType("text/csv")
                .body(file.toString())
                .post("/v1/payment-confirmations")
                .then()
                .statusCode(201)
                .body("paid", is(4));
    }
}
