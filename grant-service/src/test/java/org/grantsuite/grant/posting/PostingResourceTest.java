package org.grantsuite.grant.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grantsuite.grant.testing.Council.spendBody;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.DatabaseFault;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

/** Each test has a council of its own: batches are the council's, not a grant's. */
@GrantServiceTest
class PostingResourceTest {
    private static final String LAYOUT = "{\"layoutCode\":\"UNIT4-GL07\",\"layoutVersion\":1,\"throughOn\":\"%s\"}";

    @Inject
    Ledger ledger;

    @Inject
    CouncilScope scope;

    @Inject
    Jdbc jdbc;

    private String code;
    private Council council;
    private String grant;

    private void council(String onsCode) {
        code = onsCode;
        council = new Council(onsCode);
        grant = council.aGrant();
        finance()
                .body(Contract.read("layouts/unit4-gl07.json"))
                .post("/v1/posting-layouts")
                .then()
                .statusCode(201);
    }

    @Test
    void shouldCarryJournalsToTheGeneralLedgerAndBackOnce() {
        council("E09000023");
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        council.spend(grant, spendBody("5.00", "2022-01-05", "")).then().statusCode(201);
        own("100.00", "2021-12-20");
        accrual("50.00", "2022-03-31");

        prepare("2022-03-31")
                .statusCode(422)
                .body("code", is("MAPPING_MISSING"))
                .body("violations", hasSize(4));
        finance().get("/v1/posting-batches").then().statusCode(200).body("items", empty());
        finance()
                .get("/v1/chart-mappings/completeness?from=2021-12-01&to=2022-03-31&layout=UNIT4-GL07")
                .then()
                .statusCode(200)
                .body("complete", is(false))
                .body(
                        "gaps.findAll { it.blocksPosting }.account.sort()",
                        contains("CREDITORS", "DIRECT_SPEND", "GRANT_CASH", "OWN_RESOURCES"))
                .body("gaps.find { it.account == 'GRANT_RECEIVED' }.amount.amount", is("331788.60"));
        chart("2021-12-21");
        prepare("2022-03-31").statusCode(422).body("violations.field", contains("GRANT_CASH/HUB", "OWN_RESOURCES/HUB"));
        chart("2021-04-01");
        finance()
                .get("/v1/chart-mappings/completeness?from=2021-12-01&to=2022-03-31&layout=UNIT4-GL07")
                .then()
                .body("complete", is(true));

        creating("ann")
                .queryParam("dryRun", true)
                .body(LAYOUT.formatted("2022-03-31"))
                .post("/v1/posting-batches")
                .then()
                .statusCode(200)
                .body("number", is(1));
        finance().get("/v1/posting-batches").then().body("items", empty());
        JsonPath batch = prepare("2022-03-31")
                .statusCode(201)
                .body("number", is(1))
                .body("lineCount", is(4))
                .body("debitTotal.amount", is("150.00"))
                .body("creditTotal.amount", is("150.00"))
                .body("months.month", contains("2021-12", "2022-03"))
                .body("months.debit.amount", contains("100.00", "50.00"))
                .extract()
                .jsonPath();
        String path = "/v1/posting-batches/" + batch.getString("id");
        prepare("2022-03-31").statusCode(409).body("code", is("NOTHING_TO_POST"));
        finance()
                .get(path + "/lines?limit=3")
                .then()
                .statusCode(200)
                .body("items.side", contains("DEBIT", "CREDIT", "DEBIT"))
                .body("items[0].segments.subjective", is("9301"))
                .body("nextAfterLine", is(3));

        String hash = hashBody(batch);
        finance().get(path + "/file").then().statusCode(409).body("code", is("BATCH_NOT_RELEASED"));
        creating("ann")
                .body(hash)
                .post(path + "/release")
                .then()
                .statusCode(403)
                .body("code", is("PREPARER_MAY_NOT_RELEASE"));
        creating("rita")
                .body("{\"contentHash\":\"" + "0".repeat(64) + "\"}")
                .post(path + "/release")
                .then()
                .statusCode(422)
                .body("code", is("CONTENT_HASH_DIFFERS"));
        adapter().body(hash).post(path + "/dispatch").then().statusCode(409).body("code", is("BATCH_STATUS"));
        creating("rita")
                .body(hash)
                .post(path + "/release")
                .then()
                .statusCode(200)
                .body("status", is("RELEASED"))
                .body("releasedBy", is("rita"));

        byte[] file =
                finance().get(path + "/file").then().statusCode(200).extract().asByteArray();
        assertThat(Sha256.hex(file)).isEqualTo(batch.getString("contentHash"));
        // codes mapped otherwise later do not touch a file that was released
        chart("2021-11-01");
        assertThat(finance().get(path + "/file").asByteArray()).isEqualTo(file);

        adapter().body(hash).post(path + "/dispatch").then().statusCode(200).body("status", is("SENT"));
        adapter().body(hash).post(path + "/dispatch").then().statusCode(200).body("status", is("SENT"));

        report(path, ack(1, "GL-1") + "," + reject(2, "BLOCKED"))
                .statusCode(422)
                .body("code", is("OUTCOME_SPLITS_JOURNAL"));
        report(path, "{\"line\":1,\"outcome\":\"ACKNOWLEDGED\"}")
                .statusCode(422)
                .body("code", is("LEDGER_REFERENCE_REQUIRED"));
        report(path, "{\"line\":1,\"outcome\":\"REJECTED\"}").statusCode(422).body("code", is("REASON_REQUIRED"));
        report(path, ack(9, "GL-1")).statusCode(422).body("code", is("POSTING_LINE_UNKNOWN"));
        report(path, ack(1, "GL-1") + "," + ack(1, "GL-2")).statusCode(422).body("code", is("LINE_REPEATED"));
        assertThat(statuses(path)).isEqualTo(Map.of("SENT", 4));

        report(path, ack(1, "GL-1") + "," + ack(2, "GL-2") + "," + held(3))
                .statusCode(200)
                .body("status", is("SENT"));
        report(path, ack(1, "GL-1")).statusCode(200);
        report(path, ack(1, "GL-77")).statusCode(409).body("code", is("OUTCOME_DIFFERS"));
        report(path, reject(3, "CLOSED_PERIOD")).statusCode(200).body("status", is("SETTLED"));
        assertThat(statuses(path)).isEqualTo(Map.of("ACKNOWLEDGED", 2, "REJECTED", 2));
        finance()
                .get(path + "/lines?status=REJECTED")
                .then()
                .body("items.reasonCode", contains("CLOSED_PERIOD", "JOURNAL_REJECTED"));
        covers();

        correct(path, "").statusCode(422).body("code", is("REDATE_REQUIRED"));
        correct(path, redating("2021-12", "2022-01")).statusCode(422).body("code", is("REDATE_UNKNOWN"));
        correct(path, redating("2022-03", "2022-03")).statusCode(422).body("code", is("REDATE_NOT_LATER"));
        assertThat(statuses(path)).isEqualTo(Map.of("ACKNOWLEDGED", 2, "REJECTED", 2));
        JsonPath again = correct(path, redating("2022-03", "2022-04"))
                .statusCode(201)
                .body("number", is(2))
                .body("lineCount", is(2))
                .body("correctsBatchId", is(batch.getString("id")))
                .body("months.month", contains("2022-04"))
                .extract()
                .jsonPath();
        String second = "/v1/posting-batches/" + again.getString("id");
        finance()
                .get(second + "/lines")
                .then()
                .body("items.valueOn", everyItem(is("2022-03-31")))
                .body("items.redateReason", everyItem(is("closed there")))
                .body("items.attempt", everyItem(is(2)))
                .body("items.reference", is(references(path).subList(2, 4)));
        correct(path, "").statusCode(409).body("code", is("NOTHING_REJECTED"));
        report(path, reject(3, "CLOSED_PERIOD")).statusCode(200);
        covers();

        creating("ann")
                .body("{\"reason\":\"wrong month\"}")
                .post(second + "/withdrawal")
                .then()
                .statusCode(200);
        assertThat(statuses(path)).isEqualTo(Map.of("ACKNOWLEDGED", 2, "REJECTED", 2));
        JsonPath third = correct(path, redating("2022-03", "2022-05"))
                .statusCode(201)
                .extract()
                .jsonPath();
        send(third);
        String thirdPath = "/v1/posting-batches/" + third.getString("id");
        report(thirdPath, ack(1, "GL-3") + "," + ack(2, "GL-4")).body("status", is("SETTLED"));
        covers();

        reconcile();
    }

    /** The accrual stands in May there; GL-2 was booked twice, GL-3 a pound short, and a stranger is among them. */
    private void reconcile() {
        List<String> first = allReferences();
        String csv = "ledger_reference,control_account,posted_on,amount,reference\r\n"
                + "GL-1,9301,2021-12-20,100.00," + first.get(0) + "\r\n"
                + "GL-2,9210,2021-12-20,-100.00," + first.get(1) + "\r\n"
                + "GL-2B,9210,2021-12-20,-100.00," + first.get(1) + "\r\n"
                + "GL-8,9210,2022-01-20,3.00,\r\n"
                + "GL-4,9405,2022-05-01,-49.00," + first.get(3) + "\r\n";
        actuals(csv.replace("9405,2022", "9999,2022")).statusCode(422).body("violations[0].line", is(6));
        String id =
                actuals(csv).statusCode(201).body("lineCount", is(5)).extract().path("id");

        finance()
                .get("/v1/actuals-imports/" + id + "/reconciliation")
                .then()
                .statusCode(200)
                .body("reconciled", is(false))
                .body("items.find { it.reference == '" + first.get(0) + "' }.state", is("MATCHED"))
                .body("items.find { it.reference == '" + first.get(1) + "' }.state", is("DIFFERENT"))
                .body(
                        "items.find { it.reference == '" + first.get(1) + "' }.ledgerReferences",
                        contains("GL-2", "GL-2B"))
                .body("items.find { it.reference == '" + first.get(2) + "' }.state", is("MISSING"))
                .body("items.find { it.reference == '" + first.get(3) + "' }.difference.amount", is("1.00"))
                .body("items.findAll { it.state == 'EXTRA' }.ledgerReferences.flatten()", contains("GL-8"))
                .body(
                        "items.find { it.controlAccount == '9301' && it.expected.amount == '331788.60' }.state",
                        is("MISSING"));
        finance()
                .get("/v1/actuals-imports/" + id + "/reconciliation?state=EXTRA")
                .then()
                .body("items", hasSize(1));
        finance().get("/v1/actuals-imports").then().body("items", hasSize(1));
    }

    private ValidatableResponse actuals(String csv) {
        return creating("ann")
                .contentType("text/csv")
                .queryParam("from", "2021-12-01")
                .queryParam("to", "2022-05-31")
                .queryParam("controlAccount", "9301", "9210", "9405", "4410")
                .queryParam("label", "Extract")
                .body(csv)
                .post("/v1/actuals-imports")
                .then();
    }

    @Test
    void shouldHoldResumeWithdrawAndKeepTheOrder() {
        council("E09000024");
        chart("2021-04-01");
        own("1.00", "2021-12-20");
        JsonPath one = prepare("2021-12-31").statusCode(201).extract().jsonPath();
        own("2.00", "2021-12-21");
        JsonPath two = prepare("2021-12-31")
                .statusCode(201)
                .body("number", is(2))
                .extract()
                .jsonPath();
        release(one);
        release(two);

        String second = "/v1/posting-batches/" + two.getString("id");
        adapter()
                .body(hashBody(two))
                .post(second + "/dispatch")
                .then()
                .statusCode(409)
                .body("code", is("EARLIER_BATCH_WAITING"));
        step(one, "hold").statusCode(200).body("status", is("HELD"));
        adapter().body(hashBody(two)).post(second + "/dispatch").then().statusCode(200);
        step(two, "hold").statusCode(409).body("code", is("BATCH_STATUS"));
        step(two, "withdrawal").statusCode(409).body("code", is("BATCH_STATUS"));
        step(one, "resumption").statusCode(200).body("status", is("PREPARED"));
        adapter()
                .body(hashBody(one))
                .post("/v1/posting-batches/" + one.getString("id") + "/dispatch")
                .then()
                .statusCode(409);
        step(one, "withdrawal").statusCode(200).body("status", is("WITHDRAWN"));
        finance().get("/v1/posting-batches?status=WITHDRAWN").then().body("items.number", contains(1));

        prepare("2021-12-31")
                .statusCode(201)
                .body("number", is(3))
                .body("lineCount", is(2))
                .body("debitTotal.amount", is("1.00"));
        covers();
    }

    @Test
    void shouldCutBetweenJournalsAndRefuseOneThatIsTooLong() {
        council("E09000025");
        chart("2021-04-01");
        String small = Contract.read("layouts/unit4-gl07.json")
                .replace("\"UNIT4-GL07\"", "\"SMALL\"")
                .replace("5000", "4");
        finance().body(small).post("/v1/posting-layouts").then().statusCode(201);
        finance().body(small).post("/v1/posting-layouts").then().statusCode(200);
        finance()
                .body(small.replace("\"GJ\"", "\"GK\""))
                .post("/v1/posting-layouts")
                .then()
                .statusCode(409)
                .body("code", is("POSTING_LAYOUT_EXISTS"));
        finance()
                .body(small.replace("LINE_REFERENCE", "POT").replace(" 1,", " 2,"))
                .post("/v1/posting-layouts")
                .then()
                .statusCode(422)
                .body("code", is("POSTING_LAYOUT_INCONSISTENT"));
        journal(JournalKind.OWN_RESOURCES, "CONTRIBUTION", "2021-12-01", "1.00");
        journal(JournalKind.OWN_RESOURCES, "CONTRIBUTION", "2021-12-02", "2.00", "3.00");
        journal(JournalKind.OWN_RESOURCES, "CONTRIBUTION", "2021-12-03", "4.00", "5.00", "6.00");
        String body = LAYOUT.formatted("2021-12-31").replace("UNIT4-GL07", "SMALL");

        creating("ann")
                .body(body)
                .post("/v1/posting-batches")
                .then()
                .statusCode(201)
                .body("lineCount", is(2))
                .body("moreWaiting", is(true));
        creating("ann")
                .body(body)
                .post("/v1/posting-batches")
                .then()
                .statusCode(201)
                .body("lineCount", is(4))
                .body("debitTotal.amount", is("5.00"));
        creating("ann")
                .body(body)
                .post("/v1/posting-batches")
                .then()
                .statusCode(422)
                .body("code", is("JOURNAL_EXCEEDS_LAYOUT"));
        finance()
                .get("/v1/posting-batches?limit=1")
                .then()
                .body("items.number", contains(1))
                .header("Link", startsWith("<"));
    }

    @Test
    void shouldTakeEachJournalOnceWhoeverPreparesAtTheSameTime() {
        council("E09000026");
        chart("2021-04-01");
        IntStream.range(0, 30).forEach(i -> own("1.0" + i % 10, "2021-12-20"));

        var answers = Races.run(12, () -> prepare("2021-12-31").extract().statusCode());

        assertThat(answers).containsOnlyOnce(201).contains(409).allMatch(status -> status == 201 || status == 409);
        finance().get("/v1/posting-batches").then().body("items.lineCount", contains(60));
        covers();
    }

    /** What keeps a journal from being booked twice stands in the database, whatever the code would try. */
    @Test
    void shouldLetTheDatabaseRefuseASecondLiveLineAndAnotherRoute() {
        council("E09000027");
        chart("2021-04-01");
        own("1.00", "2021-12-20");
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        String batch = prepare("2021-12-31").statusCode(201).extract().path("id");
        String copy = """
                insert into posting_line (council_code, batch_id, line, journal_id, transfer_line, side, grant_id,
                  grant_reference, account, amount_pence, value_on, posting_month, segments, description, attempt, status)
                select council_now(), ?, 99, j.id, 1, 'DEBIT', j.grant_id, 'x', 'GRANT_CASH', 1, j.value_on,
                  date_trunc('month', j.value_on)::date, '{}', 'x', 1, 'PREPARED'
                from journal j where j.posting_route = ?""";

        for (var refused : Map.of(
                        "GL_JOURNAL", "posting_line_live_once", "ORIGINATED_IN_GL", "only journals of route GL_JOURNAL")
                .entrySet()) {
            assertThatThrownBy(() -> inCouncil(() -> jdbc.update(copy, UUID.fromString(batch), refused.getKey())))
                    .isInstanceOfSatisfying(
                            DatabaseFault.class,
                            e -> assertThat(e.sqlException().getMessage()).contains(refused.getValue()));
        }
        assertThatThrownBy(() -> inCouncil(() -> jdbc.update(
                        "update posting_batch set released_by = prepared_by, released_at = now() where id = ?",
                        UUID.fromString(batch))))
                .isInstanceOfSatisfying(
                        DatabaseFault.class,
                        e -> assertThat(e.sqlException().getMessage()).contains("released_by_another"));
    }

    @Test
    void shouldFeedEveryJournalOnceWhileOthersWrite() {
        council("E09000028");
        Set<String> seen = new HashSet<>();
        List<String> all = new ArrayList<>();
        String[] cursor = {null};
        AtomicInteger caller = new AtomicInteger();
        Races.run(5, () -> {
            if (caller.getAndIncrement() > 0) {
                IntStream.range(0, 25).forEach(n -> own("0.01", "2021-12-20"));
                return 0;
            }
            for (int page = 0; page < 30; page++) {
                cursor[0] = read(cursor[0], all);
            }
            return 0;
        });
        for (int before = -1; before < all.size(); ) {
            before = all.size();
            cursor[0] = read(cursor[0], all);
        }

        seen.addAll(all);
        assertThat(all).hasSize(100);
        assertThat(seen).hasSize(100);
        finance().get("/v1/journals?after=nonsense").then().statusCode(400).body("code", is("CURSOR_INVALID"));
    }

    private String read(String after, List<String> all) {
        JsonPath page = finance()
                .get("/v1/journals?limit=7" + (after == null ? "" : "&after=" + after))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        all.addAll(page.getList("items.id"));
        return page.getString("next");
    }

    @Test
    void shouldKeepRolesAndCouncilsApart() {
        council("E09000029");
        chart("2021-04-01");
        own("1.00", "2021-12-20");
        JsonPath batch = prepare("2021-12-31").statusCode(201).extract().jsonPath();
        String path = "/v1/posting-batches/" + batch.getString("id");
        for (String write : List.of(
                "/v1/chart-mappings",
                "/v1/posting-layouts",
                "/v1/posting-batches",
                path + "/release",
                path + "/hold",
                path + "/resumption",
                path + "/withdrawal",
                path + "/correction")) {
            Contract.unchecked(council.token("service"))
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("{}")
                    .post(write)
                    .then()
                    .statusCode(403)
                    .body("code", is("ROLE_MISSING"));
        }
        for (String write : List.of(path + "/dispatch", path + "/outcomes")) {
            Contract.unchecked(council.token("grants-officer"))
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("{}")
                    .post(write)
                    .then()
                    .statusCode(403);
        }
        council.as("provider").get("/v1/posting-batches").then().statusCode(403);
        council.as("grants-officer").get(path + "/file").then().statusCode(403);
        Council other = Council.other();
        for (String read : List.of(
                path,
                path + "/lines",
                path + "/file",
                "/v1/posting-layouts/UNIT4-GL07/versions/1",
                "/v1/actuals-imports/" + UUID.randomUUID(),
                "/v1/actuals-imports/" + UUID.randomUUID() + "/reconciliation",
                "/v1/posting-routes/coverage?from=2021-01-01&to=2022-01-01&grantId=" + grant)) {
            other.as("finance").get(read).then().statusCode(404);
        }
        for (String write : List.of("/release", "/dispatch")) {
            other.creating("finance")
                    .body(hashBody(batch))
                    .post(path + write)
                    .then()
                    .statusCode(404)
                    .body("code", is("POSTING_BATCH_UNKNOWN"));
        }
        other.as("finance").get("/v1/chart-mappings").then().statusCode(200).body("items", empty());
        creating("ann")
                .body(mappings("2021-04-01")
                        .replace("\"GRANT_CASH\"", "\"GRANT_CASH\",\"grantId\":\"" + UUID.randomUUID() + "\""))
                .post("/v1/chart-mappings")
                .then()
                .statusCode(404);
        finance().get("/v1/posting-layouts").then().statusCode(200).body("items.document.code", hasItem("UNIT4-GL07"));
    }

    private void covers() {
        finance()
                .get("/v1/posting-routes/coverage?from=2021-01-01&to=2022-12-31")
                .then()
                .statusCode(200)
                .body("coversLedgerOnce", is(true));
    }

    private Map<String, Integer> statuses(String path) {
        JsonPath shown = finance().get(path).then().statusCode(200).extract().jsonPath();
        return IntStream.range(0, shown.getList("lineStatuses").size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> shown.getString("lineStatuses[" + i + "].status"),
                        i -> shown.getInt("lineStatuses[" + i + "].lines")));
    }

    private List<String> references(String path) {
        return finance().get(path + "/lines").then().statusCode(200).extract().path("items.reference");
    }

    private List<String> allReferences() {
        String first = finance().get("/v1/posting-batches").then().extract().path("items[0].id");
        return references("/v1/posting-batches/" + first);
    }

    private void release(JsonPath batch) {
        creating("rita")
                .body(hashBody(batch))
                .post("/v1/posting-batches/" + batch.getString("id") + "/release")
                .then()
                .statusCode(200);
    }

    private void send(JsonPath batch) {
        release(batch);
        adapter()
                .body(hashBody(batch))
                .post("/v1/posting-batches/" + batch.getString("id") + "/dispatch")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse step(JsonPath batch, String verb) {
        return creating("ann")
                .body("{\"reason\":\"asked to\"}")
                .post("/v1/posting-batches/" + batch.getString("id") + "/" + verb)
                .then();
    }

    private ValidatableResponse correct(String path, String redatings) {
        return creating("ann")
                .body("{\"reason\":\"mended\",\"redatings\":[" + redatings + "]}")
                .post(path + "/correction")
                .then();
    }

    private static String redating(String from, String to) {
        return "{\"fromMonth\":\"" + from + "\",\"toMonth\":\"" + to + "\",\"reason\":\"closed there\"}";
    }

    private ValidatableResponse report(String path, String outcomes) {
        return Contract.given(council.token("service"))
                .body("{\"outcomes\":[" + outcomes + "]}")
                .post(path + "/outcomes")
                .then();
    }

    private static String ack(int line, String reference) {
        return "{\"line\":" + line + ",\"outcome\":\"ACKNOWLEDGED\",\"ledgerReference\":\"" + reference + "\"}";
    }

    private static String reject(int line, String reason) {
        return "{\"line\":" + line + ",\"outcome\":\"REJECTED\",\"reasonCode\":\"" + reason + "\"}";
    }

    private static String held(int line) {
        return "{\"line\":" + line + ",\"outcome\":\"HELD\",\"reasonCode\":\"APPROVAL\"}";
    }

    private static String hashBody(JsonPath batch) {
        return "{\"contentHash\":\"" + batch.getString("contentHash") + "\"}";
    }

    private ValidatableResponse prepare(String throughOn) {
        return creating("ann")
                .body(LAYOUT.formatted(throughOn))
                .post("/v1/posting-batches")
                .then();
    }

    private void chart(String from) {
        creating("ann").body(mappings(from)).post("/v1/chart-mappings").then().statusCode(201);
    }

    private static String mappings(String from) {
        return Map.of(
                        "GRANT_CASH", "9301",
                        "OWN_RESOURCES", "9210",
                        "CREDITORS", "9405",
                        "DIRECT_SPEND", "4410",
                        "GRANT_RECEIVED", "9100")
                .entrySet()
                .stream()
                .map(entry -> """
                        {"account":"%s","effectiveFrom":"%s","controlAccount":"%s","reason":"chart 2021",
                         "segments":{"subjective":"%s","costCentre":"C1"}}""".formatted(entry.getKey(), from, entry.getValue(), entry.getValue()))
                .collect(Collectors.joining(",", "{\"mappings\":[", "]}"));
    }

    private RequestSpecification finance() {
        return Contract.given(Tokens.of(code, "ann", "finance"));
    }

    private RequestSpecification creating(String person) {
        return Contract.creating(Tokens.of(code, person, "finance"));
    }

    private RequestSpecification adapter() {
        return Contract.creating(council.token("service"));
    }

    private void own(String amount, String valueOn) {
        journal(JournalKind.OWN_RESOURCES, "CONTRIBUTION", valueOn, amount);
    }

    private void accrual(String amount, String valueOn) {
        journal(JournalKind.ACCRUAL, "DIRECT", valueOn, amount);
    }

    private void journal(JournalKind kind, String part, String valueOn, String... amounts) {
        var transfers = List.of(amounts).stream()
                .flatMap(amount ->
                        ledger.transfers(kind, part, new PostingRules.Sum(Money.parse(amount), "HUB", null)).stream())
                .toList();
        inCouncil(() -> ledger.post(new JournalDraft(
                UUID.fromString(grant),
                kind,
                LocalDate.parse(valueOn),
                "test/" + UUID.randomUUID(),
                "=winter money",
                transfers,
                References.NONE)));
    }

    private <T> T inCouncil(java.util.function.Supplier<T> work) {
        return scope.call(code, () -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
