package org.grantsuite.reporting.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.auditor;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.finance;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.raw;
import static org.grantsuite.reporting.testing.Reporting.sign;
import static org.grantsuite.reporting.testing.Reporting.submit;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.grantsuite.reporting.testing.Siblings;
import org.junit.jupiter.api.Test;

/**
 * Received £331,788.60; spent £89,387.00 + £5,529.81 directly; paid £1,000.00 to A, which spent £990.00, and £500.50 to B, which spent
 * all. So unspent £331,788.60 - £94,916.81 - £1,490.50 = £235,381.29, of it £10.00 with A.
 */
@ReportingServiceTest
class ClosingResourceTest {

    private static final String UNSPENT = "235381.29";

    private static SiblingGrant aReportedGrant() {
        var grant = SiblingGrant.aGrantInUse().publish();
        accepted(grant, "1-A", "990.00", "10.00");
        accepted(grant, "1-B", "500.50", "0.00");
        return grant;
    }

    /** The final return is certified and sent. */
    private static SiblingGrant aSubmittedGrant() {
        var grant = aReportedGrant();
        submitFinal(grant, "2022-04-25T10:00:00Z");
        return grant;
    }

    private static void submitFinal(SiblingGrant grant, String sentAt) {
        send(draft(grant, "RP2"), sentAt).statusCode(200);
    }

    private static ValidatableResponse send(String id, String sentAt) {
        Map<String, String> unspent =
                get(preparer(), "/v1/department-returns/" + id).extract().path("totals.unspent");
        inputs(
                id,
                Map.of(
                        "hours",
                        "10.00",
                        "hoursBaseline",
                        "0.00",
                        "recruits",
                        1,
                        "recruitsBaseline",
                        0,
                        "leavers",
                        0,
                        "leaversBaseline",
                        0,
                        "coverage",
                        Map.of("providersInArea", 2, "providersAnswered", 2),
                        "misspent",
                        SiblingGrant.money("0.00"),
                        "finalUnspent",
                        unspent));
        var hash = frozen(id);
        sign(id, "sam", "SECTION_151_OFFICER", hash).statusCode(201);
        sign(id, "chris", "CHIEF_EXECUTIVE", hash).statusCode(201);
        return submit(id, hash, sentAt);
    }

    private static String path(SiblingGrant grant, String rest) {
        return "/v1/grants/" + grant.id + rest;
    }

    private static Map<String, Object> statement(String on, String unspent, String recruitment) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("statedOn", on);
        statement.put("unspent", SiblingGrant.money(unspent));
        statement.put(
                "spendByMeasure",
                List.of(
                        measure("LOCAL_RECRUITMENT", recruitment, "0.00"),
                        measure("DISTRIBUTION_AND_REPORTING", "5529.81", "0.00"),
                        measure("RETENTION", "0.00", "1490.50")));
        return statement;
    }

    private static Map<String, Object> measure(String code, String direct, String via) {
        return Map.of("measure", code, "direct", SiblingGrant.money(direct), "viaProviders", SiblingGrant.money(via));
    }

    private static ValidatableResponse state(SiblingGrant grant, Map<String, Object> statement) {
        return post(finance("farid"), path(grant, "/final-values"), statement);
    }

    private static Map<String, Object> because(Map<String, Object> statement) {
        statement.put("reason", "An invoice was credited");
        return statement;
    }

    @Test
    void shouldTellWhatIsUnspentForTheCouncilAndPerProvider() {
        var grant = aReportedGrant();

        get(auditor(), path(grant, "/closing?asOf=2022-07-31"))
                .statusCode(200)
                .body("received.amount", is("331788.60"))
                .body("directSpend.amount", is("94916.81"))
                .body("paidToProviders.amount", is("1500.50"))
                .body("acceptedSpend.amount", is("1490.50"))
                .body("unspent.amount", is(UNSPENT))
                .body("unspentWithProviders.amount", is("10.00"))
                .body("councilBalance.amount", is("235371.29"))
                .body("dueToDepartment.amount", is(UNSPENT))
                .body("lockedAfter", is("2022-06-30"))
                .body("stated", nullValue());
        get(auditor(), path(grant, "/closing/providers?asOf=2022-07-31"))
                .body("items.providerId", contains("1-A", "1-B"))
                .body("items.recoverable.amount", contains("10.00", "0.00"))
                .body("items.statedUnspent.amount", contains("10.00", "0.00"));
    }

    @Test
    void shouldAgeWhatAProviderOwes() {
        var grant = SiblingGrant.aGrantInUse()
                .owes("1-A", "UNSPENT", "10.00", "2022-07-01")
                .publish();
        accepted(grant, "1-A", "990.00", "10.00");

        get(auditor(), path(grant, "/closing/providers?asOf=2022-10-01"))
                .body("items[0].raised.amount", is("10.00"))
                .body("items[0].oldestDebtOn", is("2022-07-01"))
                .body("items[0].ageDays", is(92));
    }

    @Test
    void shouldRaiseARecoveryOnceInAllocationServiceAndSayWhatItWouldRaise() {
        var grant = aReportedGrant().raises("1-A", "UNSPENT", "10.00");
        var body = Map.of("raisedOn", "2022-07-04");
        String raise = path(grant, "/provider-recoveries");

        post(finance("farid"), raise + "?dryRun=true", body)
                .statusCode(200)
                .body("total.amount", is("10.00"))
                .body("items[0].dueOn", is("2022-08-03"))
                .body("items[0].recoveryId", nullValue());
        assertThat(Siblings.asked("POST", grant.spendStatements("1-A"))).isEmpty();
        Races.run(
                2,
                () -> post(finance("farid"), raise, body)
                        .statusCode(200)
                        .body("items.providerId", contains("1-A"))
                        .body("items.amount.amount", contains("10.00"))
                        .body("items[0].recoveryId", notNullValue()));

        var asked = Siblings.asked("POST", grant.spendStatements("1-A"));
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).body()).isEqualTo(asked.get(1).body());
        var told = asked.get(0).json();
        assertThat(told.path("statementReference").asText())
                .isEqualTo("closing/" + grant.awardOf("1-A") + "/2022-07-04/99000/0/0");
        assertThat(told.at("/paid/amount").asText()).isEqualTo("1000.00");
        assertThat(told.at("/acceptedSpend/amount").asText()).isEqualTo("990.00");
        assertThat(told.has("misspent")).isFalse();
        assertThat(told.path("dueOn").asText()).isEqualTo("2022-08-03");
        grant.owes("1-A", "UNSPENT", "10.00", "2022-07-04").publish();
        post(finance("farid"), raise, body).statusCode(409).body("code", is("RECOVERY_NOTHING_DUE"));
        assertThat(Siblings.asked("POST", grant.spendStatements("1-A"))).hasSize(2);
        assertThat(Siblings.asked("POST", grant.id + "/debts")).isEmpty();
    }

    /** Whoever asked: what allocation-service asks for already is not asked for by closing, nor what came back though it may go out again. */
    @Test
    void shouldRaiseOnlyWhatNobodyAskedForBefore() {
        var grant = SiblingGrant.aGrantInUse()
                .owes("1-A", "OVERPAID", "4.00", "2022-05-10")
                .cameDown("RECEIPT", "1.50", "2022-06-01")
                .cameDown("FREED", "1.50", "2022-06-10")
                .publish();
        accepted(grant, "1-A", "990.00", "10.00");
        grant.raises("1-A", "UNSPENT", "6.00");

        get(auditor(), path(grant, "/closing/providers?asOf=2022-07-01"))
                .body("items[0].returned.amount", is("1.50"))
                .body("items[0].raised.amount", is("2.50"))
                .body("items[0].recoverable.amount", is("8.50"));
        post(finance("farid"), path(grant, "/provider-recoveries?dryRun=true"), Map.of("raisedOn", "2022-07-04"))
                .body("items.amount.amount", contains("6.00", "500.50"));
        post(
                        finance("farid"),
                        path(grant, "/provider-recoveries"),
                        Map.of("raisedOn", "2022-07-04", "providerId", "1-A"))
                .statusCode(200);
        assertThat(Siblings.asked("POST", grant.spendStatements("1-A"))
                        .get(0)
                        .json()
                        .path("statementReference")
                        .asText())
                .endsWith("/99000/0/400");
    }

    /** Taken back whole and owed once more on the same day: not the statement that was told before. */
    @Test
    void shouldAskAnewForWhatWasTakenBack() {
        var grant = SiblingGrant.aGrantInUse()
                .owes("1-A", "UNSPENT", "10.00", "2022-07-04")
                .cameDown("CREDIT", "10.00", "2022-07-05")
                .publish();
        accepted(grant, "1-A", "990.00", "10.00");
        grant.raises("1-A", "UNSPENT", "10.00");

        post(
                        finance("farid"),
                        path(grant, "/provider-recoveries"),
                        Map.of("raisedOn", "2022-07-04", "providerId", "1-A"))
                .statusCode(200)
                .body("items.amount.amount", contains("10.00"));
        assertThat(Siblings.asked("POST", grant.spendStatements("1-A"))
                        .get(0)
                        .json()
                        .path("statementReference")
                        .asText())
                .endsWith("/99000/0/1000");
    }

    @Test
    void shouldRaiseUnspentAndMisspentApart() {
        var grant = aReportedGrant();
        found(grant, "1-A", "90.00", "2022-08-01").statusCode(201).body("afterLock", is(true));
        grant.raises("1-A", "UNSPENT", "10.00", "MISSPENT", "90.00");

        var on = Map.of("raisedOn", "2022-08-02");
        post(finance("farid"), path(grant, "/provider-recoveries?dryRun=true"), on)
                .body("items.reason", contains("UNSPENT", "MISSPENT"))
                .body("items.amount.amount", contains("10.00", "90.00"))
                .body("total.amount", is("100.00"));
        post(finance("farid"), path(grant, "/provider-recoveries"), on).body("total.amount", is("100.00"));
        var told = Siblings.asked("POST", grant.spendStatements("1-A")).get(0).json();
        assertThat(told.at("/acceptedSpend/amount").asText()).isEqualTo("900.00");
        assertThat(told.at("/misspent/amount").asText()).isEqualTo("90.00");
    }

    @Test
    void shouldRaiseNothingWhileAPaymentIsUnderWayNorDueBeforeItIsAskedFor() {
        var grant = SiblingGrant.aGrantInUse().pay("1-A", "50.00", "2099-01-01").publish();
        accepted(grant, "1-A", "990.00", "10.00");
        String raise = path(grant, "/provider-recoveries");

        post(finance("farid"), raise, Map.of("raisedOn", "2022-07-04", "dueOn", "2022-07-03"))
                .statusCode(422)
                .body("code", is("RECOVERY_DUE_BEFORE_RAISED"));
        post(finance("farid"), raise, Map.of("raisedOn", "2022-07-04"))
                .statusCode(409)
                .body("code", is("RECOVERY_PAYMENT_UNDER_WAY"));
        assertThat(Siblings.asked("POST", "/spend-statements").stream()
                        .filter(one -> one.path().contains(grant.awardOf("1-A").toString())))
                .isEmpty();
    }

    @Test
    void shouldSayWhatAllocationServiceRefused() {
        var grant = aReportedGrant().refuseStatements("1-A", 409, "STATEMENT_OF_ANOTHER_PAYMENT");

        post(finance("farid"), path(grant, "/provider-recoveries"), Map.of("raisedOn", "2022-07-04"))
                .statusCode(409)
                .body("code", is("SIBLING_REFUSED"))
                .body("detail", containsString("STATEMENT_OF_ANOTHER_PAYMENT"));
    }

    /** allocation-service was told of one award when the request broke off: the same request, sent again, answers with both debts. */
    @Test
    void shouldAnswerWithAllItRaisedWhenItComesAgainAfterItBrokeOff() {
        var grant = aReportedGrant().raises("1-A", "UNSPENT", "10.00").refuseStatements("1-B", 503, "BUSY");
        found(grant, "1-B", "20.00", "2022-08-01").statusCode(201);

        raise(grant, "broke-off")
                .statusCode(503)
                .body("code", is("SIBLING_UNAVAILABLE"))
                .body("detail", containsString("try again, a change with its Idempotency-Key"));
        grant.owes("1-A", "UNSPENT", "10.00", "2022-08-02").publish();
        grant.raises("1-B", "MISSPENT", "20.00");

        for (int again = 0; again < 2; again++) {
            raise(grant, "broke-off")
                    .statusCode(200)
                    .body("items.providerId", contains("1-A", "1-B"))
                    .body("total.amount", is("30.00"));
        }
        var told = Siblings.asked("POST", grant.spendStatements("1-A"));
        assertThat(told).hasSize(2);
        assertThat(told.get(0).body()).isEqualTo(told.get(1).body());
        assertThat(Siblings.asked("POST", grant.spendStatements("1-B"))).hasSize(2);
    }

    /** What was refused is judged anew, by the facts of then, under the same key. */
    @Test
    void shouldAskForWhatIsOwedThenAfterARefusal() {
        var grant =
                aReportedGrant().raises("1-A", "UNSPENT", "10.00").refuseStatements("1-B", 409, "STATEMENT_DIFFERS");
        found(grant, "1-B", "20.00", "2022-08-01").statusCode(201);

        raise(grant, "refused").statusCode(409).body("code", is("SIBLING_REFUSED"));
        grant.owes("1-A", "UNSPENT", "10.00", "2022-08-02").publish();
        found(grant, "1-B", "5.00", "2022-08-01").statusCode(201);
        grant.raises("1-B", "MISSPENT", "25.00");

        raise(grant, "refused").statusCode(200).body("total.amount", is("35.00"));
        var told = Siblings.asked("POST", grant.spendStatements("1-B"));
        assertThat(told).hasSize(2);
        assertThat(told.get(0).json().at("/misspent/amount").asText()).isEqualTo("20.00");
        assertThat(told.get(1).json().at("/misspent/amount").asText()).isEqualTo("25.00");
    }

    private static ValidatableResponse raise(SiblingGrant grant, String key) {
        return Contract.given(finance("farid"))
                .header("Idempotency-Key", key + "/" + grant.id)
                .body(Map.of("raisedOn", "2022-08-02"))
                .post(path(grant, "/provider-recoveries"))
                .then();
    }

    private static ValidatableResponse found(SiblingGrant grant, String provider, String amount, String on) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("amount", SiblingGrant.money(amount), "foundOn", on, "reason", "Not a measure of the fund"));
        if (!provider.isEmpty()) {
            body.put("providerId", provider);
        }
        return post(finance("farid"), path(grant, "/misspend-findings"), body);
    }

    @Test
    void shouldFindNoMoreMisspentThanWasSpent() {
        var grant = aReportedGrant();

        found(grant, "1-A", "990.01", "2022-06-01").statusCode(422).body("code", is("MISSPEND_BEYOND_SPEND"));
        found(grant, "", "94916.82", "2022-06-01").statusCode(422).body("code", is("MISSPEND_BEYOND_SPEND"));
        found(grant, "1-A", "1.00", LocalDate.now().plusDays(2).toString())
                .statusCode(422)
                .body("code", is("CLOSING_DATE_IN_FUTURE"));
        get(auditor(), path(grant, "/misspend-findings")).body("items", empty());
        found(grant, "1-A", "990.00", "2022-06-01").statusCode(201).body("afterLock", is(false));
        found(grant, "1-A", "0.01", "2022-06-01").statusCode(422);
        get(auditor(), path(grant, "/closing")).body("misspent.amount", is("990.00"));
    }

    @Test
    void shouldLetAnotherPersonWithdrawAFinding() {
        var grant = aReportedGrant();
        String id = found(grant, "", "1000.00", "2022-06-01").extract().path("id");
        String withdrawal = path(grant, "/misspend-findings/" + id + "/withdrawal");
        var why = Map.of("reason", "The invoice turned up");

        post(finance("farid"), withdrawal, why).statusCode(403).body("code", is("MISSPEND_WITHDRAWN_BY_ITS_AUTHOR"));
        get(auditor(), path(grant, "/closing")).body("misspentByCouncil.amount", is("1000.00"));
        post(finance("fiona"), withdrawal, why).statusCode(200).body("withdrawnBy", is("fiona"));
        post(finance("fiona"), withdrawal, why).statusCode(409).body("code", is("MISSPEND_WITHDRAWN"));
        get(auditor(), path(grant, "/closing")).body("misspentByCouncil.amount", is("0.00"));
        post(finance("fiona"), path(grant, "/misspend-findings/" + grant.id + "/withdrawal"), why)
                .statusCode(404)
                .body("code", is("MISSPEND_UNKNOWN"));
    }

    @Test
    void shouldStateTheFinalValueAfterTheFinalReturnOnly() {
        var grant = aReportedGrant();

        state(grant, statement("2022-05-10", UNSPENT, "89387.00"))
                .statusCode(409)
                .body("code", is("FINAL_RETURN_NOT_SUBMITTED"));
        submitFinal(grant, "2022-04-25T10:00:00Z");
        state(grant, statement("2022-05-10", UNSPENT, "89387.00"))
                .statusCode(201)
                .body("version", is(1))
                .body("received.amount", is("331788.60"))
                .body("reportedSpend.amount", is("96407.31"));
    }

    @Test
    void shouldRefuseAFinalValueThatDoesNotAddUp() {
        var grant = aSubmittedGrant();

        state(grant, statement("2022-05-10", "235381.28", "89387.00"))
                .statusCode(422)
                .body("code", is("FINAL_VALUE_DOES_NOT_ADD_UP"))
                .body("violations[0].message", is("the difference is £0.01"));
        state(grant, statement("2022-05-10", UNSPENT, "-1.00"))
                .statusCode(422)
                .body("code", is("FINAL_VALUE_NEGATIVE"));
        var unknown = statement("2022-05-10", UNSPENT, "89387.00");
        unknown.put("spendByMeasure", List.of(measure("GOLF", "1.00", "0.00")));
        state(grant, unknown).statusCode(422).body("code", is("MEASURE_UNKNOWN"));
        var twice = statement("2022-05-10", UNSPENT, "89387.00");
        twice.put(
                "spendByMeasure", List.of(measure("RETENTION", "1.00", "0.00"), measure("RETENTION", "1.00", "0.00")));
        state(grant, twice).statusCode(422).body("code", is("MEASURE_REPEATED"));
        state(grant, statement(LocalDate.now().plusDays(2).toString(), UNSPENT, "89387.00"))
                .statusCode(422)
                .body("code", is("CLOSING_DATE_IN_FUTURE"));
        state(grant, statement("2021-10-20", UNSPENT, "89387.00"))
                .statusCode(422)
                .body("code", is("CLOSING_DATE_TOO_EARLY"));
        var beyond = statement("2022-05-10", "999999999999999.99", "999999999999999.99");
        state(grant, beyond).statusCode(422).body("code", is("FINAL_VALUE_DOES_NOT_ADD_UP"));
        get(auditor(), path(grant, "/final-values")).body("items", empty());
    }

    /** Nothing a caller can write is our fault, and another council sees nothing of what stands here. */
    @Test
    void shouldRefuseWhatCannotBeMeantAndHideTheRest() {
        var grant = aSubmittedGrant();
        state(grant, statement("2022-05-10", UNSPENT, "89387.00")).statusCode(201);
        var elsewhere = Tokens.of("E09000002", "eve", "auditor");

        get(elsewhere, path(grant, "/final-values")).statusCode(200).body("items", empty());
        get(elsewhere, path(grant, "/closing")).body("stated", nullValue());
        for (var asOf : List.of("+999999999-12-31", "-999999999-01-01", "0001-01-01", "yesterday")) {
            Contract.unchecked(auditor())
                    .queryParam("asOf", asOf)
                    .get(path(grant, "/closing/providers"))
                    .then()
                    .statusCode(anyOf(is(400), is(404)));
        }
        for (var on : List.of("-999999999-01-01", "+999999999-12-31")) {
            raw(finance("farid"), path(grant, "/provider-recoveries"), "{\"raisedOn\":\"" + on + "\"}")
                    .statusCode(anyOf(is(400), is(422)));
            raw(finance("fiona"), path(grant, "/final-value-lock"), "{\"lockedOn\":\"" + on + "\"}")
                    .statusCode(anyOf(is(400), is(422)));
        }
        raw(finance("farid"), path(grant, "/final-values"), "{\"statedOn\":\"2022-05-10\"}")
                .statusCode(400);
        assertThat(Siblings.asked("POST", grant.spendStatements("1-A"))).isEmpty();
        get(auditor(), path(grant, "/final-value-lock")).statusCode(404);
    }

    @Test
    void shouldAmendWithAReasonUntilTheLastDayAndNotAfterIt() {
        var grant = aSubmittedGrant();
        state(grant, statement("2022-05-10", UNSPENT, "89387.00")).statusCode(201);

        state(grant, statement("2022-06-30", "235481.29", "89287.00"))
                .statusCode(422)
                .body("code", is("FINAL_VALUE_REASON_MISSING"));
        state(grant, because(statement("2022-06-30", "235481.29", "89287.00")))
                .statusCode(201)
                .body("version", is(2));
        state(grant, because(statement("2022-07-01", UNSPENT, "89387.00")))
                .statusCode(422)
                .body("code", is("FIGURES_LOCKED"));
        get(auditor(), path(grant, "/final-values")).body("items.unspent.amount", contains(UNSPENT, "235481.29"));
    }

    @Test
    void shouldChangeNothingOnceLockedHoweverItIsDatedWhileARecoveryStillPosts() {
        var grant = aSubmittedGrant();
        String lock = path(grant, "/final-value-lock");
        post(finance("fiona"), lock, Map.of("lockedOn", "2022-07-01"))
                .statusCode(409)
                .body("code", is("FINAL_VALUE_UNKNOWN"));
        String hash = state(grant, statement("2022-05-10", UNSPENT, "89387.00"))
                .extract()
                .path("contentHash");

        get(auditor(), lock).statusCode(404).body("code", is("FIGURES_NOT_LOCKED"));
        post(finance("fiona"), lock, Map.of("lockedOn", "2022-06-30"))
                .statusCode(422)
                .body("code", is("LOCK_BEFORE_ITS_DATE"));
        post(finance("farid"), lock, Map.of("lockedOn", "2022-07-01"))
                .statusCode(403)
                .body("code", is("LOCKED_BY_ITS_AUTHOR"));
        get(auditor(), lock).statusCode(404);
        post(finance("fiona"), lock, Map.of("lockedOn", "2022-07-01"))
                .statusCode(201)
                .body("contentHash", is(hash))
                .body("version", is(1));
        post(finance("fiona"), lock, Map.of("lockedOn", "2022-07-02"))
                .statusCode(409)
                .body("code", is("FIGURES_LOCKED_ALREADY"));

        state(grant, because(statement("2022-06-01", "235481.29", "89287.00")))
                .statusCode(422)
                .body("code", is("FIGURES_LOCKED"));
        get(auditor(), path(grant, "/final-values")).body("items.contentHash", contains(hash));
        grant.raises("1-A", "UNSPENT", "10.00");
        post(finance("farid"), path(grant, "/provider-recoveries"), Map.of("raisedOn", "2022-07-04"))
                .statusCode(200)
                .body("items", hasSize(1));
        get(auditor(), path(grant, "/closing"))
                .body("lock.contentHash", is(hash))
                .body("stated.unspent.amount", is(UNSPENT));
    }

    /** R38: a later version of the final return is held to the lock as well, unless it changes no money. */
    @Test
    void shouldRefuseALaterReturnThatChangesMoneyAfterTheLock() {
        var grant = aSubmittedGrant();
        state(grant, statement("2022-05-10", UNSPENT, "89387.00")).statusCode(201);
        grant.spend("GL3", "LOCAL_RECRUITMENT", "NONE", "1.00", "2022-03-01").publish();
        String id = revision(grant);

        send(id, "2022-07-01T09:00:00Z").statusCode(422).body("code", is("FIGURES_LOCKED"));
        get(preparer(), "/v1/department-returns/" + id).body("status", is("CERTIFIED"));
    }

    @Test
    void shouldTakeALaterReturnThatChangesNoMoneyAfterTheLock() {
        var grant = aSubmittedGrant();

        send(revision(grant), "2022-07-01T09:00:00Z").statusCode(200).body("status", is("SUBMITTED"));
    }

    @Test
    void shouldTakeALaterReturnThatChangesMoneyBeforeTheLock() {
        var grant = aSubmittedGrant();
        grant.spend("GL3", "LOCAL_RECRUITMENT", "NONE", "1.00", "2022-03-01").publish();

        send(revision(grant), "2022-06-30T21:00:00Z").statusCode(200);
    }

    private static String revision(SiblingGrant grant) {
        return post(
                        preparer(),
                        "/v1/department-returns",
                        Map.of("grantId", grant.id, "reportingPoint", "RP2", "revisionReason", "Corrected"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void shouldLockOnceAmongManyWhoAmendAndLockAtOnce() {
        var grant = aSubmittedGrant();
        state(grant, statement("2022-05-10", UNSPENT, "89387.00")).statusCode(201);
        var turn = new AtomicInteger();

        Races.run(8, () -> {
            int mine = turn.getAndIncrement();
            return mine % 2 == 0
                    ? post(finance("fiona"), path(grant, "/final-value-lock"), Map.of("lockedOn", "2022-07-01"))
                            .extract()
                            .statusCode()
                    : state(grant, because(statement("2022-06-01", "235481.29", "89287.00")))
                            .extract()
                            .statusCode();
        });

        int versions = get(auditor(), path(grant, "/final-values")).extract().path("items.size()");
        get(auditor(), path(grant, "/final-value-lock")).statusCode(200).body("version", is(versions));
    }

    /** Invariant 9 stands in the database too: nobody who can write rows can get round it. */
    @Test
    void shouldKeepTheLockInTheDatabase() throws SQLException {
        var grant = aSubmittedGrant();
        state(grant, statement("2022-05-10", UNSPENT, "89387.00")).statusCode(201);
        post(finance("fiona"), path(grant, "/final-value-lock"), Map.of("lockedOn", "2022-07-01"))
                .statusCode(201);
        try (var app = PostgresResource.app()) {
            app.setAutoCommit(false);
            app.createStatement().execute("select set_config('app.council', '" + SiblingGrant.COUNCIL + "', true)");
            assertThatThrownBy(() -> app.createStatement().execute("""
                    insert into final_value select gen_random_uuid(), council_code, grant_id, 2, stated_on, received_pence,
                      reported_spend_pence, unspent_pence, spend_by_measure, 'x', content_hash, stated_by, recorded_at
                    from final_value where grant_id = '%s'""".formatted(grant.id)))
                    .hasMessageContaining("final_value_never_after_the_lock");
        }
        for (var sql : List.of(
                "update final_value set unspent_pence = 0",
                "delete from final_value",
                "delete from final_value_lock",
                "update misspend_finding set amount_pence = 1")) {
            try (var app = PostgresResource.app()) {
                assertThatThrownBy(() -> app.createStatement().execute(sql)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void shouldSayWhereAnEditionHasNoFinalPoint() {
        var grant = SiblingGrant.aGrantInUse()
                .edition(edition ->
                        edition.path("reportingPoints").forEach(point -> ((ObjectNode) point).put("final", false)))
                .publish();

        get(auditor(), path(grant, "/closing")).statusCode(409).body("code", is("FINAL_POINT_UNKNOWN"));
        get(auditor(), "/v1/grants/" + java.util.UUID.randomUUID() + "/closing")
                .statusCode(404)
                .body("code", is("GRANT_UNKNOWN"));
    }

    @Test
    void shouldLetFinanceAloneAskBackAndNoProviderLook() {
        var grant = aReportedGrant();

        post(preparer(), path(grant, "/provider-recoveries"), Map.of("raisedOn", "2022-07-04"))
                .statusCode(403);
        get(org.grantsuite.reporting.testing.Reporting.provider("1-A"), path(grant, "/closing"))
                .statusCode(403);
    }
}
