package org.grantsuite.grant.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class SpendImportResourceTest {
    private static final String HEADER = "potCode,measure,adminKind,description,incurredOn,amount,"
            + "generalLedgerReference,newExpenditure,evidenceReference,commitmentEndsOn\n";
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
    }

    @Test
    void shouldTakeAFileOnceHoweverOftenItIsSent() {
        String file = HEADER + line("10.00", unique("GL"), "") + line("20.50", unique("GL"), "2022-06-30");

        take(file, true)
                .statusCode(200)
                .body("dryRun", is(true))
                .body("id", nullValue())
                .body("total.amount", is("30.50"));
        assertThat(council.balance(grant, "direct"))
                .as("a dry run books nothing")
                .isEqualTo("0.00");

        String id = take(file, false)
                .statusCode(201)
                .body("lines", is(2))
                .body("warnings.line", contains(3))
                .body("warnings.code", contains("COMMITMENT_PAST_WINDOW"))
                .extract()
                .path("id");
        take(file, false)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("id", is(id))
                .body("warnings.line", contains(3));
        assertThat(council.balance(grant, "direct")).isEqualTo("30.50");
        assertThat(council.journals(grant)).hasSize(3);
        council.as("auditor")
                .get("/v1/grants/" + grant + "/direct-spend-imports")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/direct-spend-imports/" + id)
                .then()
                .statusCode(200)
                .body("total.amount", is("30.50"));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/direct-spend-imports/" + grant)
                .then()
                .statusCode(404)
                .body("code", is("DIRECT_SPEND_IMPORT_UNKNOWN"));
    }

    @Test
    void shouldRefuseAFileWholeWithEachFaultByLineAndColumn() {
        String used = unique("GL");
        String file = HEADER
                + line("10.00", used, "")
                + line("10.00", used, "")
                + line("10.00", unique("GL"), "").replace("2022-01-05", "2022-04-01")
                + line("10.00", unique("GL"), "").replace("RETENTION", "FREE_LUNCH");
        take(file, false)
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations.line", contains(3, 4, 5))
                .body("violations.column", contains("generalLedgerReference", "incurredOn", "measure"))
                .body(
                        "violations.rule",
                        contains("GENERAL_LEDGER_REFERENCE_USED", "SPEND_OUTSIDE_WINDOW", "MEASURE_UNKNOWN"));

        take(HEADER + line("ten", unique("GL"), "2022-13-01").replace("NONE", "SOME"), false)
                .statusCode(422)
                .body("violations.column", containsInAnyOrder("adminKind", "amount", "commitmentEndsOn"));
        take(HEADER, false).statusCode(422).body("code", is("IMPORT_REFUSED"));
        take(HEADER + line("0.00", unique("GL"), ""), false)
                .statusCode(422)
                .body("violations.column", contains("amount"));
        assertThat(council.journals(grant)).as("the receipt alone").hasSize(1);
    }

    @Test
    void shouldJudgeEachLineAsIfThoseBeforeItWereBooked() {
        String admin = "HUB,,DISTRIBUTION_AND_REPORTING,Returns,2022-01-05,%s,%s,Y,,\n";
        String file = HEADER + admin.formatted("5529.80", unique("GL")) + admin.formatted("0.02", unique("GL"));

        take(file, false).statusCode(422).body("violations.rule", contains("ADMIN_CAP_EXCEEDED"));
        take(file.replace(",0.02,", ",0.01,"), false).statusCode(201);
        assertThat(council.balance(grant, "admin")).isEqualTo("5529.81");
    }

    @Test
    void shouldBookATransactionOnceAcrossFilesAndGrants() {
        String reference = unique("GL");
        take(HEADER + line("10.00", reference, ""), false).statusCode(201);
        String second = council.aGrant();

        take(HEADER + line("11.00", reference, ""), false).statusCode(422);
        takeFor(second, HEADER + line("10.00", reference, ""))
                .then()
                .statusCode(422)
                .body("violations.rule", contains("GENERAL_LEDGER_REFERENCE_USED"));
        assertThat(council.balance(second, "direct")).isEqualTo("0.00");
    }

    @Test
    void shouldBookARacedFileOnce() {
        String file = HEADER + line("10.00", unique("GL"), "") + line("20.00", unique("GL"), "");

        List<Integer> answers = Races.run(8, () -> takeFor(grant, file).statusCode());

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(council.balance(grant, "direct")).isEqualTo("30.00");
    }

    @Test
    void shouldClaimEvidenceInFullOnceInARaceOfTwoGrants() {
        String second = council.aGrant();
        String evidence = unique("INV");
        var turn = new java.util.concurrent.atomic.AtomicInteger();

        List<Integer> answers = Races.run(8, () -> {
            String target = turn.getAndIncrement() % 2 == 0 ? grant : second;
            String body = Council.spendBody("10.00", "2022-01-05", ",\"evidenceReference\":\"" + evidence + "\"");
            return council.spend(target, body).statusCode();
        });

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void shouldLetNobodyElseImport() {
        for (String role : List.of("auditor", "service", "returns-preparer")) {
            Contract.unchecked(council.token(role))
                    .contentType("text/csv")
                    .body(HEADER)
                    .post("/v1/grants/" + grant + "/direct-spend-imports")
                    .then()
                    .statusCode(403);
        }
        Contract.given(Council.other().token("finance"))
                .contentType("text/csv")
                .body(HEADER + line("1.00", unique("GL"), ""))
                .post("/v1/grants/" + grant + "/direct-spend-imports")
                .then()
                .statusCode(404)
                .body("code", is("GRANT_UNKNOWN"));
    }

    @Test
    void shouldKeepWhatWasToldOfTaxEvidenceAndIncrement() {
        String code = unique("V");
        recordCode(code, "100", "2021-04-01").statusCode(201);
        recordCode(code, "50", "2022-01-01").statusCode(201);
        recordCode(code, "50", "2022-01-01").statusCode(409).body("code", is("VAT_CODE_RECORDED"));
        String vat = ",\"vat\":{\"code\":\"%s\",\"net\":%s,\"tax\":%s}"
                .formatted(code, Council.money("100.00"), Council.money("20.00"));

        council.spend(grant, Council.spendBody("100.00", "2021-12-31", vat))
                .then()
                .statusCode(201)
                .body("vat.recoverable.amount", is("20.00"))
                .body("vat.gross.amount", is("120.00"));
        council.spend(grant, Council.spendBody("100.00", "2022-01-01", vat))
                .then()
                .statusCode(422)
                .body("code", is("VAT_AMOUNT_DIFFERS"))
                .body("eligible.amount", is("110.00"));
        council.spend(grant, Council.spendBody("110.00", "2022-01-01", vat))
                .then()
                .statusCode(201)
                .body("vat.irrecoverable.amount", is("10.00"));
        council.spend(grant, Council.spendBody("110.00", "2021-03-31", vat.replace(code, "NONE-1")))
                .then()
                .statusCode(422);
        assertThat(council.balance(grant, "direct"))
                .as("never the tax that comes back")
                .isEqualTo("210.00");
        council.as("finance")
                .get("/v1/grants/" + grant + "/journals?kind=DIRECT_SPEND")
                .then()
                .body("items[0].transfers.debitAccount", contains("DIRECT_SPEND", "RECOVERABLE_VAT"))
                .body("items[0].transfers[1].amount.amount", is("20.00"));
        reclaim("30.01")
                .statusCode(409)
                .body("code", is("VAT_RECLAIM_EXCEEDED"))
                .body("left.amount", is("30.00"));
        reclaim("30.00").statusCode(201).body("outstanding.amount", is("0.00"));
        reclaim("30.00").statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(council.balance(grant, "direct")).isEqualTo("210.00");
        council.as("auditor")
                .get("/v1/vat-codes?code=" + code)
                .then()
                .statusCode(200)
                .body("items.validFrom", contains("2021-04-01", "2022-01-01"));
        assertThat(Council.other()
                        .as("auditor")
                        .get("/v1/vat-codes?code=" + code)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    private ValidatableResponse reclaim(String amount) {
        return council.as("finance")
                .body("{\"reference\":\"VAT100-2022-02\",\"amount\":" + Council.money(amount)
                        + ",\"reclaimedOn\":\"2022-02-28\"}")
                .post("/v1/grants/" + grant + "/vat-reclaims")
                .then();
    }

    @Test
    void shouldMoveALineToTheGrantItBelongsTo() {
        String right = council.aGrant();
        String more = ",\"evidenceReference\":\"" + unique("INV") + "\",\"providerReference\":\"1-100\"";
        String line = Council.created(council.spend(grant, Council.spendBody("75.00", "2022-01-05", more)));
        String move = "{\"toGrantId\":\"%s\",\"potCode\":\"HUB2\",\"measure\":\"RETENTION\","
                + "\"reversedOn\":\"2022-02-01\",\"reason\":\"coded to the wrong fund\"}";

        move(line, move.formatted(grant)).statusCode(422).body("code", is("REATTRIBUTION_TO_SAME_GRANT"));
        move(line, move.formatted(line)).statusCode(422).body("code", is("RELATED_GRANT_UNKNOWN"));
        move(line, move.formatted(right).replace("RETENTION", "FREE_LUNCH"))
                .statusCode(422)
                .body("code", is("MEASURE_UNKNOWN"));
        assertThat(council.balance(grant, "direct"))
                .as("neither end moves alone")
                .isEqualTo("75.00");

        String charged = move(line, move.formatted(right))
                .statusCode(201)
                .body("reversed.status", is("REVERSED"))
                .body("reversed.counterpart.grantId", is(right))
                .body("charged.counterpart.directSpendId", is(line))
                .body("charged.counterpart.reason", is("coded to the wrong fund"))
                .body("charged.potCode", is("HUB2"))
                .extract()
                .path("charged.id");
        assertThat(council.balance(grant, "direct")).isEqualTo("0.00");
        assertThat(council.balance(right, "direct")).isEqualTo("75.00");
        council.as("auditor")
                .get("/v1/grants/" + grant + "/direct-spend/" + line)
                .then()
                .body("counterpart.directSpendId", is(charged));
        move(line, move.formatted(right)).statusCode(409).body("code", is("DIRECT_SPEND_REVERSED"));
    }

    @Test
    void shouldAnswerHowMuchAdministrationIsLeft() {
        String admin = Council.spendBody("2.00", "2022-01-05", "")
                .replace("\"measure\":\"LOCAL_RECRUITMENT\",", "")
                .replace("\"NONE\"", "\"DISTRIBUTION_AND_REPORTING\"");
        council.spend(grant, admin).then().statusCode(201);
        council.spend(grant, Council.spendBody("7.00", "2022-01-05", "").replace("\"NONE\"", "\"SET_UP\""))
                .then()
                .statusCode(201);

        council.as("auditor")
                .get("/v1/grants/" + grant + "/admin-headroom")
                .then()
                .statusCode(200)
                .body("kinds.kind", contains("DISTRIBUTION_AND_REPORTING", "SET_UP"))
                .body("kinds[0].cap.amount", is("5529.81"))
                .body("kinds[0].headroom.amount", is("5527.81"))
                .body("kinds[0].capOnCash.amount", is("3317.88"))
                .body("kinds[1].charged.amount", is("7.00"))
                .body("kinds[1].capped", is(false));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/admin-headroom?asOf=2022-01-04")
                .then()
                .body("kinds.charged.amount", contains("0.00", "0.00"));
    }

    /** R46: each line is held against the cap of the edition in force on the day it was incurred. */
    @Test
    void shouldCapAdministrationByTheEditionInForceOnTheDay() {
        String scheme = unique("CAPS");
        String first = Contract.read("schemes/wrrf-1.json").replace("\"WRRF-1\"", "\"" + scheme + "\"");
        council.hold(first);
        council.hold(first.replace("\"edition\": \"2021-11\"", "\"edition\": \"2022-02\"")
                .replace("\"percent\": \"1\"", "\"percent\": \"2\""));
        council.creating("grants-officer")
                .body("{\"byEdition\":\"2022-02\",\"effectiveFrom\":\"2022-02-01\",\"reason\":\"corrected\"}")
                .post("/v1/schemes/" + scheme + "/editions/2021-11/supersession")
                .then()
                .statusCode(201);
        grant = Council.created(council.creating("grants-officer")
                .body(Council.grantBody(unique("31/5781"), "1000.00").replace("WRRF-1", scheme))
                .post("/v1/grants"));
        String admin = Council.spendBody("10.01", "2022-01-31", "")
                .replace("\"measure\":\"LOCAL_RECRUITMENT\",", "")
                .replace("\"NONE\"", "\"DISTRIBUTION_AND_REPORTING\"");

        council.spend(grant, admin).then().statusCode(422).body("code", is("ADMIN_CAP_EXCEEDED"));
        council.spend(grant, admin.replace("2022-01-31", "2022-02-01")).then().statusCode(201);
        council.as("auditor")
                .get("/v1/grants/" + grant + "/admin-headroom?asOf=2022-02-01")
                .then()
                .body("edition", is("2022-02"))
                .body("kinds[0].headroom.amount", is("9.99"));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/admin-headroom?asOf=2022-01-31")
                .then()
                .body("kinds[0].percent", is("1"))
                .body("kinds[0].headroom.amount", is("10.00"));
    }

    private ValidatableResponse recordCode(String code, String recoverable, String from) {
        String body = "{\"code\":\"%s\",\"label\":\"Standard\",\"ratePercent\":\"20\",\"recoverablePercent\":\"%s\","
                + "\"validFrom\":\"%s\"}";
        return council.creating("finance")
                .body(body.formatted(code, recoverable, from))
                .post("/v1/vat-codes")
                .then();
    }

    private ValidatableResponse move(String line, String body) {
        return council.creating("finance")
                .body(body)
                .post("/v1/grants/" + grant + "/direct-spend/" + line + "/reattribution")
                .then();
    }

    private static String line(String amount, String reference, String commitmentEndsOn) {
        return "HUB,RETENTION,NONE,\"Fair, winter\",2022-01-05," + amount + "," + reference + ",Y,," + commitmentEndsOn
                + "\n";
    }

    private ValidatableResponse take(String file, boolean dryRun) {
        return council.as("finance")
                .contentType("text/csv")
                .queryParam("dryRun", dryRun)
                .body(file)
                .post("/v1/grants/" + grant + "/direct-spend-imports")
                .then();
    }

    private Response takeFor(String target, String file) {
        return council.as("finance")
                .contentType("text/csv")
                .body(file)
                .post("/v1/grants/" + target + "/direct-spend-imports");
    }
}
