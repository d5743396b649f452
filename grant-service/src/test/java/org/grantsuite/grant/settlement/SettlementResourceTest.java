package org.grantsuite.grant.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From money passed on to an account that is closed: recoveries, write-offs, notices, set-offs, settlement. */
@GrantServiceTest
class SettlementResourceTest {
    private final Council council = Council.one();
    private String grant;
    private Aftermath after;

    @BeforeEach
    void begin() {
        grant = council.aGrantOf("1000.00");
        after = new Aftermath(council, grant);
        council.receive(grant, 1, "600.00", "2021-12-17").statusCode(201);
        council.receive(grant, 2, "400.00", "2022-02-01").statusCode(201);
        after.transfer(council.aDecision(grant), "500.00");
        council.spend(grant, Council.spendBody("300.00", "2022-01-05", ""))
                .then()
                .statusCode(201);
    }

    @Test
    void shouldTakeMoneyBackFromAProviderOnce() {
        String debt = unique("D");
        after.debt(Aftermath.debtBody(debt, "500.01")).then().statusCode(409).body("code", is("DEBT_BEYOND_TRANSFERS"));
        after.debt(Aftermath.debtBody(debt, "100.00")).then().statusCode(201).body("outstanding.amount", is("100.00"));
        after.debt(Aftermath.debtBody(debt, "100.00")).then().statusCode(200);
        after.debt(Aftermath.debtBody(debt, "99.00")).then().statusCode(409).body("code", is("DEBT_REFERENCE_REUSED"));

        String recovery = unique("R");
        String body = Aftermath.recoveryBody(recovery, debt, "60.00");
        List<Integer> raced = Races.run(4, () -> after.recover(body).statusCode());
        assertThat(raced).containsOnly(200, 201).containsOnlyOnce(201);
        after.recover(body.replace("60.00", "61.00"))
                .then()
                .statusCode(409)
                .body("code", is("RECOVERY_REFERENCE_REUSED"));
        after.recover(Aftermath.recoveryBody(unique("R"), debt, "40.01"))
                .then()
                .statusCode(409)
                .body("code", is("DEBT_EXCEEDED"));
        after.recover(Aftermath.recoveryBody(unique("R"), debt, "1.00").replace("1-100", "1-200"))
                .then()
                .statusCode(422)
                .body("code", is("RECOVERY_OF_ANOTHER_PROVIDER"));
        after.recover(Aftermath.recoveryBody(unique("R"), "nothing", "1.00"))
                .then()
                .statusCode(422)
                .body("code", is("DEBT_REFERENCE_UNKNOWN"));
        after.recover(Aftermath.recoveryBody(unique("R"), "", "440.01"))
                .then()
                .statusCode(409)
                .body("code", is("RECOVERY_BEYOND_TRANSFERS"));

        assertThat(council.balance(grant, "recovered")).isEqualTo("60.00");
        assertThat(council.balance(grant, "held")).isEqualTo("260.00");
        council.as("auditor")
                .get("/v1/grants/" + grant + "/debts")
                .then()
                .statusCode(200)
                .body("items.outstanding.amount", contains("40.00"));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/recoveries")
                .then()
                .statusCode(200)
                .body("items.kind", contains("RECOVERED"));
    }

    @Test
    void shouldBearAWriteOffItselfAndOweTheDepartmentAllTheSame() {
        String debt = unique("D");
        String id = created(after.debt(Aftermath.debtBody(debt, "100.00")));
        String body = Aftermath.writeOffBody(unique("W"), debt, "70.00");
        after.writeOff(body.replace("bob", "ann"))
                .then()
                .statusCode(422)
                .body("code", is("WRITE_OFF_NEEDS_TWO_PEOPLE"));
        assertThat(council.balance(grant, "ownResources")).isEqualTo("0.00");

        after.writeOff(body).then().statusCode(201).body("approvedBy", is("bob"));
        after.writeOff(body).then().statusCode(200);

        assertThat(council.balance(grant, "ownResources")).isEqualTo("70.00");
        assertThat(council.balance(grant, "transferred"))
                .as("never grant expenditure")
                .isEqualTo("500.00");
        assertThat(council.balance(grant, "held")).isEqualTo("270.00");
        cancel(id).statusCode(200).body("status", is("CANCELLED")).body("outstanding.amount", is("0.00"));
        cancel(id).statusCode(409).body("code", is("DEBT_CLOSED"));
        after.writeOff(Aftermath.writeOffBody(unique("W"), debt, "1.00"))
                .then()
                .statusCode(409)
                .body("code", is("DEBT_CLOSED"));
    }

    @Test
    void shouldShowALossBeforeItIsWrittenOffAndUseTheAllowance() {
        String debt = unique("D");
        String id = created(after.debt(Aftermath.debtBody(debt, "100.00")));
        after.allowance(id, "A-1", "RAISE", "100.01").then().statusCode(409).body("code", is("ALLOWANCE_BEYOND_DEBT"));
        after.allowance(id, "A-1", "RAISE", "60.00").then().statusCode(200).body("lossAllowance.amount", is("60.00"));
        after.allowance(id, "A-1", "RAISE", "60.00").then().header("Idempotency-Replayed", "true");
        after.allowance(id, "A-1", "RAISE", "61.00").then().statusCode(409).body("code", is("POSTING_DIFFERS"));
        after.allowance(id, "A-2", "RELEASE", "60.01").then().statusCode(409).body("code", is("ALLOWANCE_EXCEEDED"));
        after.allowance(id, "A-2", "RELEASE", "10.00").then().statusCode(200).body("lossAllowance.amount", is("50.00"));

        after.writeOff(Aftermath.writeOffBody(unique("W"), debt, "20.00"))
                .then()
                .statusCode(201);
        allowanceOf(id, "30.00");
        after.recover(Aftermath.recoveryBody(unique("R"), debt, "60.00")).then().statusCode(201);
        allowanceOf(id, "20.00");
        assertThat(account("LOSS_ALLOWANCE")).isEqualTo("-20.00");
        assertThat(account("PROVIDER_DEBTORS")).isEqualTo("20.00");
        cancel(id).statusCode(200).body("lossAllowance.amount", is("0.00"));
        for (String account : List.of("LOSS_ALLOWANCE", "PROVIDER_DEBTORS", "RECOVERY_DUE")) {
            assertThat(account(account)).as(account).isIn("0.00", null);
        }
    }

    private void allowanceOf(String debt, String amount) {
        council.as("auditor")
                .get("/v1/grants/" + grant + "/debts")
                .then()
                .body("items.find { it.id == '" + debt + "' }.lossAllowance.amount", is(amount));
    }

    private String account(String account) {
        return council.as("auditor")
                .get("/v1/grants/" + grant + "/ledger/trial-balance")
                .then()
                .extract()
                .path("accounts.find { it.account == '" + account + "' }?.balance?.amount");
    }

    private io.restassured.response.ValidatableResponse cancel(String debtId) {
        return council.creating("service")
                .body("{\"reason\":\"raised in error\"}")
                .post("/v1/grants/" + grant + "/debts/" + debtId + "/cancellation")
                .then();
    }

    @Test
    void shouldRepayOutOfWhatIsHeldAndNameWhatTheCouncilBears() {
        String unspent = created(after.notice("UNSPENT", "200.00"));
        String misspent = created(after.notice("MISSPENT", "50.00"));
        after.pay(unspent, "200.01", "").then().statusCode(409).body("code", is("NOTICE_EXCEEDED"));
        after.pay(unspent, "150.00", "").then().statusCode(201).body("status", is("PART_SETTLED"));
        after.pay(misspent, "50.01", "").then().statusCode(409);
        after.pay(misspent, "50.00", "50.01").then().statusCode(422).body("code", is("OWN_RESOURCES_EXCEED_PAYMENT"));
        after.pay(unspent, "50.00", "").then().statusCode(201).body("status", is("SETTLED"));
        after.pay(misspent, "50.00", "")
                .then()
                .statusCode(409)
                .body("code", is("REPAYMENT_EXCEEDS_HELD"))
                .body("shortfall.amount", is("50.00"));
        assertThat(council.balance(grant, "held")).isEqualTo("0.00");

        after.settle()
                .then()
                .statusCode(409)
                .body("code", is("NOT_ACCOUNTED_FOR"))
                .body("blockers", contains("NOTICES_OPEN"));
        after.pay(misspent, "50.00", "50.00").then().statusCode(201).body("discharges", hasSize(1));
        assertThat(council.balance(grant, "ownResources")).isEqualTo("50.00");
        assertThat(council.balance(grant, "repaid")).isEqualTo("250.00");
        after.pay(misspent, "1.00", "").then().statusCode(409).body("code", is("NOTICE_CLOSED"));

        after.settle()
                .then()
                .statusCode(201)
                .body("outcome", is("REPAID"))
                .body("unspentRepaid.amount", is("200.00"))
                .body("misspentRepaid.amount", is("50.00"))
                .body("blockers", empty());
    }

    @Test
    void shouldNeverLetHeldGoBelowZeroHoweverManyPayAtOnce() {
        String notice = created(after.notice("UNSPENT", "1000.00"));

        List<Integer> answers =
                Races.run(8, () -> after.pay(notice, "50.00", "").statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(4);
        assertThat(council.balance(grant, "held")).isEqualTo("0.00");
    }

    @Test
    void shouldTraceASetOffFromBothEnds() {
        String other = council.aGrantOf("1000.00");
        var shortGrant = new Aftermath(council, other);
        String notice = created(after.notice("UNSPENT", "200.00"));
        String plain = council.receive(other, 2, "400.00", "2022-06-01")
                .statusCode(201)
                .extract()
                .path("id");
        String receipt = shortGrant.receiveCut("420.00", grant);
        after.setOff(notice, plain, "10.00", "").then().statusCode(422).body("code", is("RECEIPT_NOT_SET_OFF"));
        after.setOff(notice, grant, "10.00", "").then().statusCode(422).body("code", is("RECEIPT_UNKNOWN"));
        after.setOff(notice, receipt, "180.01", "").then().statusCode(409).body("code", is("SET_OFF_EXCEEDS_RECEIPT"));
        assertThat(council.balance(other, "held")).isEqualTo("820.00");

        after.setOff(notice, receipt, "180.00", "")
                .then()
                .statusCode(201)
                .body("status", is("PART_SETTLED"))
                .body("discharges[0].otherGrantId", is(other));

        council.creating("finance")
                .body("{\"reason\":\"wrong\",\"reversedOn\":\"2022-06-20\"}")
                .post("/v1/grants/" + other + "/receipts/" + receipt + "/reversal")
                .then()
                .statusCode(409)
                .body("code", is("RECEIPT_MET_A_NOTICE"));
        assertThat(council.balance(other, "held")).as("made whole").isEqualTo("1000.00");
        assertThat(council.balance(other, "setOff")).isEqualTo("0.00");
        assertThat(council.balance(grant, "held")).isEqualTo("20.00");
        assertThat(council.balance(grant, "setOff")).isEqualTo("180.00");
        for (String end : List.of(grant, other)) {
            council.as("auditor")
                    .get("/v1/grants/" + end + "/repayment-set-offs")
                    .then()
                    .statusCode(200)
                    .body("items.noticeId", contains(notice))
                    .body("items.receiptGrantId", contains(other));
        }
    }

    @Test
    void shouldMeetANoticeByAnInstalmentKeptBackWhole() {
        String other = council.aGrantOf("1000.00");
        var shortGrant = new Aftermath(council, other);
        String notice = created(after.notice("UNSPENT", "200.00"));
        String move = shortGrant.keptBack("180.00", grant);
        String source = "\"instalmentMoveId\":\"" + move + "\",";
        after.setOffBy(notice, "", "1.00").then().statusCode(422).body("code", is("SET_OFF_SOURCE_AMBIGUOUS"));
        after.setOffBy(notice, source.replace(move, grant), "1.00")
                .then()
                .statusCode(422)
                .body("code", is("INSTALMENT_MOVE_UNKNOWN"));
        after.setOffBy(notice, source, "180.01").then().statusCode(409).body("code", is("SET_OFF_EXCEEDS_RECEIPT"));

        after.setOffBy(notice, source, "180.00")
                .then()
                .statusCode(201)
                .body("status", is("PART_SETTLED"))
                .body("discharges[0].instalmentMoveId", is(move))
                .body("discharges[0].otherGrantId", is(other));
        after.setOffBy(notice, source, "0.01").then().statusCode(409).body("code", is("SET_OFF_EXCEEDS_RECEIPT"));
        assertThat(council.balance(other, "held")).as("made whole").isEqualTo("180.00");
        assertThat(council.balance(other, "setOff")).isEqualTo("0.00");
        assertThat(council.balance(grant, "held")).isEqualTo("20.00");
        for (String end : List.of(grant, other)) {
            council.as("auditor")
                    .get("/v1/grants/" + end + "/repayment-set-offs")
                    .then()
                    .statusCode(200)
                    .body("items.instalmentMoveId", contains(move))
                    .body("items.receiptGrantId", contains(other));
        }

        String third = council.aGrantOf("1000.00");
        new Aftermath(council, third).receiveCut("590.00", grant);
        String told = council.as("auditor")
                .get("/v1/grants/" + third + "/set-off-trail")
                .then()
                .extract()
                .path("items[0].id");
        after.setOffBy(notice, source.replace(move, told), "10.00")
                .then()
                .statusCode(422)
                .body("code", is("INSTALMENT_MOVE_NOT_SET_OFF"));
    }

    @Test
    void shouldMeetANoticeByWhatWasWithheldFromTheSameGrant() {
        String held = council.aGrantOf("1000.00");
        var withheld = new Aftermath(council, held);
        council.receive(held, 2, "400.00", "2022-02-01").statusCode(201);
        String notice = created(withheld.notice("UNSPENT", "100.00"));
        String receipt = withheld.receiveCut("500.00", held);

        withheld.setOff(notice, receipt, "100.00", "1.00").then().statusCode(422);
        withheld.setOff(notice, receipt, "100.00", "")
                .then()
                .statusCode(201)
                .body("status", is("SETTLED"))
                .body("discharges.kind", contains("WITHHOLDING"));
        assertThat(council.balance(held, "held")).isEqualTo("900.00");
        assertThat(council.balance(held, "setOff")).isEqualTo("100.00");
    }

    @Test
    void shouldTakeNoMovementOnceSettledUntilAnotherPersonReopensIt() {
        String decision = council.aDecision(grant);
        String spend = Council.spendBody("200.00", "2022-01-06", "");
        String id = created(council.spend(grant, spend));
        after.settle().then().statusCode(201).body("outcome", is("NIL"));

        after.settle().then().statusCode(409).body("code", is("GRANT_SETTLED"));
        council.spend(grant, Council.spendBody("1.00", "2022-01-06", ""))
                .then()
                .statusCode(422)
                .body("code", is("ALLOCATION_EXCEEDED"));
        council.creating("finance")
                .body("{\"reason\":\"wrong\",\"reversedOn\":\"2022-02-01\"}")
                .post("/v1/grants/" + grant + "/direct-spend/" + id + "/reversal")
                .then()
                .statusCode(409)
                .body("code", is("GRANT_SETTLED"));
        after.notice("MISSPENT", "5.00").then().statusCode(409).body("code", is("GRANT_SETTLED"));
        after.recover(Aftermath.recoveryBody(unique("R"), "", "5.00"))
                .then()
                .statusCode(409)
                .body("code", is("GRANT_SETTLED"));
        council.reserve(grant, decision, unique("run"), "1.00")
                .then()
                .statusCode(409)
                .body("code", is("GRANT_SETTLED"));
        council.creating("grants-officer")
                .body("{\"reference\":\"D-9\",\"allocation\":" + Council.money("1200.00")
                        + ",\"determinedOn\":\"2022-07-01\",\"reason\":\"more\"}")
                .post("/v1/grants/" + grant + "/redeterminations")
                .then()
                .statusCode(409)
                .body("code", is("GRANT_SETTLED"));
        council.as("auditor").get("/v1/grants/" + grant).then().body("status", is("SETTLED"));

        reopen("finance").statusCode(422).body("code", is("REOPENING_NEEDS_TWO_PEOPLE"));
        reopenAs(Tokens.of(Council.CODE, "somebody-else", "finance"))
                .statusCode(200)
                .body("outcome", is("OPEN"));
        reopen("finance").statusCode(409).body("code", is("GRANT_NOT_SETTLED"));
        after.notice("MISSPENT", "5.00").then().statusCode(201);
        after.settlement()
                .then()
                .statusCode(200)
                .body("owedToDepartment.amount", is("5.00"))
                .body("blockers.code", contains("NOTICES_OPEN"));
    }

    private io.restassured.response.ValidatableResponse reopen(String role) {
        return reopenAs(council.token(role));
    }

    private io.restassured.response.ValidatableResponse reopenAs(String token) {
        return Contract.creating(token)
                .body("{\"reason\":\"found misspent\"}")
                .post("/v1/grants/" + grant + "/settlement/reopening")
                .then();
    }

    @Test
    void shouldSayEachThingThatStandsInTheWay() {
        String open = council.aGrantOf("1000.00");
        council.spend(open, Council.spendBody("10.00", "2022-01-05", "")).then().statusCode(201);
        var overspent = new Aftermath(council, open);
        overspent
                .settlement()
                .then()
                .statusCode(200)
                .body("held.amount", is("-10.00"))
                .body("blockers.code", containsInAnyOrder("MONEY_HELD", "INSTALMENTS_AWAITED"));

        overspent.ownResources("10.01").then().statusCode(409).body("code", is("OWN_RESOURCES_NOT_NEEDED"));
        String reference = unique("OWN");
        overspent.ownResources(reference, "4.00").then().statusCode(201);
        overspent.ownResources(reference, "4.00").then().statusCode(409).body("code", is("DISCHARGE_REFERENCE_USED"));
        String notice = created(overspent.notice("UNSPENT", "4.00"));
        overspent
                .pay(notice, "contribution/" + reference, "4.00", "4.00")
                .then()
                .statusCode(409)
                .body("code", is("DISCHARGE_REFERENCE_USED"));
        assertThat(council.balance(open, "ownResources")).isEqualTo("4.00");
        created(overspent.pay(notice, "4.00", "4.00"));
        overspent.ownResources("6.00").then().statusCode(201);
        overspent
                .settlement()
                .then()
                .body("blockers.code", contains("INSTALMENTS_AWAITED"))
                .body("ownResources.amount", is("14.00"));
    }

    @Test
    void shouldWarnOfANoticeThatDoesNotFitAndWithdrawIt() {
        String notice = after.notice("UNSPENT", "200.01")
                .then()
                .statusCode(201)
                .body("warnings.code", contains("NOTICE_BEYOND_UNSPENT"))
                .extract()
                .path("id");
        after.notice("MISSPENT", "800.01").then().body("warnings.code", contains("NOTICE_BEYOND_CHARGED"));
        String path = "/v1/grants/" + grant + "/repayment-notices/" + notice;
        council.creating("finance")
                .body("{\"reason\":\"a mistake of the department\"}")
                .post(path + "/withdrawal")
                .then()
                .statusCode(200)
                .body("status", is("WITHDRAWN"));
        council.as("auditor").get(path).then().statusCode(200).body("outstanding.amount", is("0.00"));
        after.pay(notice, "1.00", "").then().statusCode(409).body("code", is("NOTICE_CLOSED"));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/repayment-notices")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
    }

    @Test
    void shouldFreezeAnAwardUntilItsCaseEnds() {
        String body = """
                {"reference":"IR-1","title":"Two claims for one shift","description":"Timesheets overlap",
                 "detectedAt":"2022-03-01T10:00:00Z","awardReference":"award-7","providerReference":"1-100",
                 "amountAtRisk":{"amount":"50.00","currency":"GBP"}}""";
        String id = created(council.creating("finance").body(body).post("/v1/grants/" + grant + "/irregularities"));
        String path = "/v1/grants/" + grant + "/irregularities/" + id;
        council.creating("finance")
                .body(body)
                .post("/v1/grants/" + grant + "/irregularities")
                .then()
                .statusCode(409)
                .body("code", is("IRREGULARITY_REFERENCE_USED"));
        council.as("auditor")
                .get(path)
                .then()
                .statusCode(200)
                .body("frozen", is(true))
                .body("warnings.code", contains("DEPARTMENT_NOT_NOTIFIED"));
        frozen("award-7").body("items.irregularityId", contains(id));
        frozen("award-8").body("items", empty());

        String closing = "{\"outcome\":\"PART_RECOVERED\",\"reason\":\"agreed with the provider\"}";
        act("grants-officer", path + "/closing", closing).statusCode(409).body("code", is("IRREGULARITY_NOT_NOTIFIED"));
        String recovery = created(after.recover(Aftermath.recoveryBody(unique("R"), "", "30.00")));
        String link = "{\"recoveryId\":\"" + recovery + "\"}";
        act("grants-officer", path + "/recoveries", link).statusCode(409).body("code", is("IRREGULARITY_MOVE_REFUSED"));
        act("grants-officer", path + "/updates", "{\"text\":\"Provider asked\"}")
                .statusCode(200);
        String notified = "{\"notifiedAt\":\"2022-03-02T09:00:00Z\",\"channel\":\"EMAIL\",\"reference\":\"mail 4\"}";
        act("grants-officer", path + "/notification", notified)
                .statusCode(200)
                .body("status", is("NOTIFIED"))
                .body("warnings", empty());
        act("grants-officer", path + "/recoveries", link.replace(recovery, id))
                .statusCode(422)
                .body("code", is("RECOVERY_UNKNOWN"));
        act("grants-officer", path + "/recoveries", link).statusCode(200).body("recovered.amount", is("30.00"));
        act("grants-officer", path + "/recoveries", link).statusCode(409).body("code", is("RECOVERY_LINKED"));
        act("grants-officer", path + "/withdrawal", "{\"reason\":\"no\"}").statusCode(409);
        after.settlement().then().body("blockers.code", hasItems("IRREGULARITIES_OPEN"));

        act("finance", path + "/closing", closing).statusCode(422).body("code", is("CASE_NEEDS_TWO_PEOPLE"));
        act("grants-officer", path + "/closing", closing)
                .statusCode(200)
                .body("status", is("CLOSED"))
                .body("frozen", is(false))
                .body("history", hasSize(5));
        act("grants-officer", path + "/updates", "{\"text\":\"late\"}").statusCode(409);
        frozen("award-7").body("items", empty());
        after.settlement().then().body("blockers.code", not(hasItems("IRREGULARITIES_OPEN")));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/irregularities")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("PART_RECOVERED"));
    }

    private io.restassured.response.ValidatableResponse act(String role, String path, String body) {
        return council.creating(role).body(body).post(path).then();
    }

    private io.restassured.response.ValidatableResponse frozen(String award) {
        return council.as("service")
                .get("/v1/grants/" + grant + "/frozen-awards?awardReference=" + award)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldHideEverythingFromAnotherCouncil() {
        String notice = created(after.notice("UNSPENT", "10.00"));
        for (String path : List.of(
                "/debts",
                "/recoveries",
                "/irregularities",
                "/frozen-awards",
                "/repayment-notices",
                "/repayment-notices/" + notice,
                "/repayment-set-offs",
                "/settlement",
                "/admin-headroom",
                "/direct-spend-imports")) {
            Council.other()
                    .as("auditor")
                    .get("/v1/grants/" + grant + path)
                    .then()
                    .statusCode(404);
        }
    }
}
