package org.grantsuite.allocation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.payee.BankDetails;
import org.grantsuite.allocation.payee.BankVault;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.PayeeRows;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.Test;

/** Files of a released run for the finance system and for the bank. */
@AllocationServiceTest
class PaymentFilesTest {
    @Inject
    BankVault vault;

    private final Story story = new Story();
    private PayeeRows payees;

    private UUID released(boolean withPayees) throws SQLException {
        UUID planId = story.accepted();
        payees = new PayeeRows(story.council);
        if (withPayees) {
            for (String provider : List.of("P1", "P2", "P3")) {
                payees.approve(
                        vault,
                        provider,
                        new BankDetails(
                                provider + " Ltd", "20157" + provider.charAt(1), "1234567" + provider.charAt(1)));
            }
        }
        UUID runId = story.approvedPaymentRun(planId, "R1 P1");
        story.release(runId).statusCode(200);
        return runId;
    }

    private void layout(String name) throws IOException {
        Contract.given(story.releaser())
                .body(sample(name))
                .post("/v1/invoice-layouts")
                .then()
                .statusCode(201);
    }

    private String sample(String name) throws IOException {
        try (InputStream json =
                Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream("layouts/" + name + ".json"))) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void coding(String pot, String costCentre) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of(
                "validFrom",
                "2021-04-01",
                "segments",
                List.of(
                        Map.of("name", "costCentre", "code", costCentre),
                        Map.of("name", "subjective", "code", "4410"))));
        if (pot != null) {
            body.put("potCode", pot);
        }
        story.asReleaser()
                .body(body)
                .post("/v1/grants/" + story.grantId + "/invoice-codings")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse invoices(UUID runId, String code) {
        return Contract.given(story.releaser())
                .get("/v1/payment-runs/" + runId + "/creditor-invoices.csv?layoutCode=" + code + "&layoutVersion=1")
                .then();
    }

    @Test
    void shouldWriteCreditorInvoicesTheSameEachTimeAndSumToTheRun() throws IOException, SQLException {
        UUID runId = released(true);
        layout("unit4-creditor");
        layout("debtor-invoice");
        invoices(runId, "UNIT4-AP").statusCode(422).body("code", is("INVOICE_CODING_MISSING"));
        coding(null, "C1");
        coding("NURSING", "C2");
        invoices(runId, "UNIT4-AR").statusCode(422).body("code", is("INVOICE_LAYOUT_WRONG_KIND"));
        invoices(runId, "NONE").statusCode(404).body("code", is("INVOICE_LAYOUT_UNKNOWN"));
        String file = invoices(runId, "UNIT4-AP").statusCode(200).extract().asString();
        assertThat(invoices(runId, "UNIT4-AP").extract().asString()).isEqualTo(file);
        List<String[]> rows = file.lines().skip(1).map(line -> line.split(",")).toList();
        assertThat(rows).hasSize(5);
        assertThat(rows.stream()
                        .mapToLong(row -> Long.parseLong(row[14].replace(".", "")))
                        .sum())
                .isEqualTo(23_178_600L);
        assertThat(rows).allMatch(row -> row[0].equals("R1 P1") && row[8].startsWith("R1 P1/"));
        assertThat(rows.stream().filter(row -> row[10].equals("C2")).toList())
                .hasSize(1)
                .allMatch(row -> row[14].equals("83178.00"));
    }

    @Test
    void shouldLeaveOutAPaymentThatWasWithdrawn() throws IOException, SQLException {
        story.grants.refusePostings(story.grantId, true);
        UUID runId = released(true);
        story.awaitPayments(runId, "POSTING_REFUSED");
        layout("unit4-creditor");
        coding(null, "C1");
        var before = invoices(runId, "UNIT4-AP").statusCode(200).extract();
        String item = story.asReleaser().get("/v1/work-items").path("items[0].id");
        String payment = story.asReleaser().get("/v1/work-items").path("items[0].businessKey");
        story.asReleaser()
                .body(Map.of("reason", "paid in another way"))
                .post("/v1/work-items/" + item + "/withdrawal")
                .then()
                .statusCode(200);
        var withdrawn = story.payments(runId).stream()
                .filter(one -> payment.equals("payment/" + one.get("id")))
                .findFirst()
                .orElseThrow();
        String reference = withdrawn.get("reference").toString();
        var after = invoices(runId, "UNIT4-AP").statusCode(200).extract();
        assertThat(before.asString()).contains(reference);
        assertThat(after.asString()).doesNotContain(reference).contains("R1 P1/");
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        Contract.given(story.releaser())
                .contentType("text/csv")
                .body("invoice_reference,outcome,settled_on,amount,finance_reference,reason\n" + reference
                        + ",PAID,2021-12-24," + ((Map<?, ?>) withdrawn.get("amount")).get("amount") + ",BACS-1,\n")
                .post("/v1/payment-confirmations")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("was withdrawn"));
    }

    @Test
    void shouldRefuseAFileThatWouldLackASupplierAndARunNotReleased() throws IOException, SQLException {
        UUID runId = released(false);
        layout("civica-creditor");
        coding(null, "C1");
        invoices(runId, "CIVICA-AP").statusCode(422).body("code", is("INVOICE_VALUE_MISSING"));
        Contract.given(story.releaser())
                .body(sample("civica-creditor"))
                .post("/v1/invoice-layouts")
                .then()
                .statusCode(200);
        Contract.given(story.releaser())
                .body(sample("civica-creditor").replace("GRANTSUITE", "OTHER"))
                .post("/v1/invoice-layouts")
                .then()
                .statusCode(409)
                .body("code", is("INVOICE_LAYOUT_EXISTS"));
        Contract.given(story.releaser())
                .body(sample("civica-creditor")
                        .replace("\"version\": 1", "\"version\": 2")
                        .replace("GRANTSUITE", "=1+1"))
                .post("/v1/invoice-layouts")
                .then()
                .statusCode(422)
                .body("code", is("INVOICE_LAYOUT_INCONSISTENT"))
                .body("violations[0].field", is("/headerColumns/1/value"));
    }

    @Test
    void shouldMakeOneBankFileOfARunAndRefuseItOnceAPayeeChanged() throws SQLException {
        UUID runId = released(true);
        bankFile(runId, Map.of("executeOn", "2021-12-24")).statusCode(422).body("code", is("PAYER_NOT_RECORDED"));
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
                .statusCode(201)
                .body("payerAccount", is("****4321"));
        var made = bankFile(runId, Map.of("executeOn", "2021-12-24"))
                .statusCode(201)
                .body("count", is(4))
                .body("total.amount", is("231786.00"))
                .body("messageId", startsWith("GS"))
                .extract()
                .jsonPath();
        bankFile(runId, Map.of("executeOn", "2021-12-24")).statusCode(409).body("code", is("BANK_FILE_EXISTS"));
        String first =
                xml(runId, made.getString("id")).statusCode(200).extract().asString();
        assertThat(xml(runId, made.getString("id")).extract().asString()).isEqualTo(first);
        assertThat(first)
                .contains("<NbOfTxs>4</NbOfTxs><CtrlSum>231786.00</CtrlSum>", "<Cd>GBDSC</Cd></ClrSysId><MmbId>201572")
                .contains(made.getString("messageId"));
        assertThatCode(() -> BankSchema.check(first)).doesNotThrowAnyException();
        payees.approve(vault, "P2", new BankDetails("Fraud", "999999", "66666666"));
        xml(runId, made.getString("id")).statusCode(409).body("code", is("BANK_FILE_OUTDATED"));
        bankFile(runId, Map.of("executeOn", "2021-12-24", "replacesBecause", "payee changed"))
                .statusCode(409)
                .body("code", is("BANK_FILE_OUTDATED"));
        Contract.given(story.releaser())
                .contentType("application/xml")
                .body("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr>"
                        + "<CreDtTm>2021-12-24T06:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>"
                        + made.getString("messageId") + "</OrgnlMsgId><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts>"
                        + "</CstmrPmtStsRpt></Document>")
                .post("/v1/bank-reports")
                .then()
                .statusCode(201)
                .body("returned", is(4));
        Contract.given(story.releaser()).get("/v1/payment-runs/" + runId).then().body("status", is("SETTLED"));
        bankFile(runId, Map.of("executeOn", "2021-12-28", "replacesBecause", "rejected"))
                .statusCode(409)
                .body("code", is("BANK_FILE_NOTHING_AWAITED"));
        xml(runId, made.getString("id")).statusCode(409).body("code", is("BANK_FILE_OUTDATED"));
        Contract.given(story.releaser())
                .get("/v1/payment-runs/" + runId + "/bank-files")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private ValidatableResponse bankFile(UUID runId, Map<String, ?> body) {
        return story.asReleaser()
                .body(body)
                .post("/v1/payment-runs/" + runId + "/bank-files")
                .then();
    }

    private ValidatableResponse xml(UUID runId, String id) {
        return Contract.given(story.releaser())
                .get("/v1/payment-runs/" + runId + "/bank-files/" + id + "/xml")
                .then();
    }
}
