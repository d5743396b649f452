package org.grantsuite.allocation.payment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.payee.BankDetails;
import org.grantsuite.allocation.payee.BankVault;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.PayeeRows;
import org.grantsuite.allocation.testing.Refused;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.Test;

/** Files and advices that a run does not give: not released, not its own, or with nobody's account to pay to. */
@AllocationServiceTest
class PaymentFileRefusalsTest {
    private static final UUID NOBODY = UUID.fromString("0190b0b0-0000-7000-8000-000000000001");

    @Inject
    BankVault vault;

    private final Story story = new Story();
    private final Refused refused = Refused.in(story);

    private Response read(UUID runId, String path) {
        return Contract.given(story.releaser()).get("/v1/payment-runs/" + runId + path);
    }

    private Response bankFile(UUID runId) {
        return story.asReleaser()
                .body(Map.of("executeOn", "2021-12-24"))
                .post("/v1/payment-runs/" + runId + "/bank-files");
    }

    private UUID run(UUID planId, String label, List<UUID> awards) {
        return Story.id(story.asReleaser()
                .body(Map.of("planId", planId, "label", label, "paymentOn", "2021-12-22", "awardIds", awards))
                .post("/v1/payment-runs")
                .then());
    }

    private void approve(UUID runId) {
        story.asApprover()
                .body(Map.of())
                .post("/v1/payment-runs/" + runId + "/approval")
                .then()
                .statusCode(200);
    }

    private void release(UUID runId) {
        approve(runId);
        story.release(runId).statusCode(200);
        story.awaitPayments(runId, "POSTED");
    }

    private void account(PayeeRows payees, String provider) throws SQLException {
        payees.approve(vault, provider, new BankDetails(provider + " Ltd", "20157" + provider.charAt(1), "12345678"));
    }

    @Test
    void shouldGiveNothingOfARunThatWasNotReleased() {
        UUID runId = story.paymentRun(story.accepted(), "R1 P1");
        nothingOf(runId);
        approve(runId);
        nothingOf(runId);
    }

    private void nothingOf(UUID runId) {
        for (String path : List.of(
                "/creditor-invoices.csv?layoutCode=UNIT4-AP&layoutVersion=1",
                "/remittance-advices/P1",
                "/remittance-advices/P1/pdf")) {
            refused.by(409, "PAYMENT_RUN_NOT_RELEASED", () -> read(runId, path));
        }
        refused.by(409, "PAYMENT_RUN_NOT_RELEASED", () -> bankFile(runId));
        read(runId, "/bank-files").then().statusCode(200).body("items", empty());
    }

    @Test
    void shouldGiveABankFileOfItsOwnRunOnly() throws SQLException {
        UUID planId = story.accepted();
        PayeeRows payees = new PayeeRows(story.council);
        for (String provider : List.of("P1", "P2", "P3")) {
            account(payees, provider);
        }
        story.asReleaser()
                .body(Map.of(
                        "verifiedPayeeNeeded",
                        false,
                        "payer",
                        Map.of("name", "Council", "sortCode", "123456", "accountNumber", "87654321"),
                        "reason",
                        "bank"))
                .post("/v1/payment-policies")
                .then()
                .statusCode(201);
        List<UUID> awards = story.awards(planId);
        UUID first = run(planId, "R1 P1", awards.subList(0, 1));
        UUID second = run(planId, "R1 P2", awards.subList(1, 2));
        release(first);
        release(second);
        UUID file = Story.id(bankFile(first).then());

        refused.by(404, "BANK_FILE_UNKNOWN", () -> read(first, "/bank-files/" + NOBODY + "/xml"));
        refused.by(404, "BANK_FILE_UNKNOWN", () -> read(second, "/bank-files/" + file + "/xml"));
        read(first, "/bank-files/" + file + "/xml").then().statusCode(200);
    }

    /** All or none: a file that leaves one payee out would be taken for the whole run. */
    @Test
    void shouldMakeNoBankFileWhileAPayeeHasNoAccount() throws SQLException {
        UUID planId = story.accepted();
        PayeeRows payees = new PayeeRows(story.council);
        account(payees, "P1");
        account(payees, "P3");
        payees.approve("P2", "260782", "");
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.release(runId).statusCode(200);
        story.awaitPayments(runId, "POSTED");

        refused.by(422, "PAYEE_BANK_DETAILS_MISSING", () -> bankFile(runId))
                .body("detail", is("1 payment(s) have no bank details; pay them by creditor invoice"))
                .body("violations.message", contains("provider P2 has none"));
        read(runId, "/bank-files").then().statusCode(200).body("items", empty());
    }
}
