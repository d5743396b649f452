package org.grantsuite.grant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.money;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The books of a grant: periods, capacity, accruals, commitments, statements and what finance reads out of them. */
@GrantServiceTest
class BooksResourceTest {
    private String code;
    private Council council;
    private String grant;

    @BeforeEach
    void begin() {
        beginIn("E08000012");
    }

    private void beginIn(String councilCode) {
        code = councilCode;
        council = new Council(code);
        grant = council.aGrant();
    }

    @Nested
    class Periods {
        /** Each test in a council of its own: what is closed is closed for every grant of it, and with all before it. */
        private static final Deque<String> COUNCILS =
                new ArrayDeque<>(List.of("E08000009", "E08000010", "E08000011", "E08000013", "E08000014", "E08000033"));

        @BeforeEach
        void beginAlone() {
            beginIn(COUNCILS.removeFirst());
        }

        @Test
        void shouldCloseAllThatLiesBefore() {
            council.receive(grant, 1, "331788.60", "2021-11-17").statusCode(201);
            String before = balances("2021-11-30");
            period(8, "closing", "{}", "ann").then().statusCode(200);

            spend("10.00", "2021-10-25")
                    .statusCode(422)
                    .body("code", is("PERIOD_CLOSED"))
                    .body("closedPeriod", is("2021-22/7"))
                    .body("openPeriod", is("2021-22/9"));
            assertThat(balances("2021-11-30")).isEqualTo(before);
            year(2020).body("items[11].status", is("CLOSED"));
            year(2021)
                    .body("items[6].status", is("CLOSED"))
                    .body("items[6].steps", hasSize(0))
                    .body("items[8].status", is("OPEN"));
            period(7, "closing", "{}", "ann").then().statusCode(409).body("code", is("PERIOD_MOVE_NOT_ALLOWED"));

            reopen(7);
            spend("10.00", "2021-10-25").statusCode(201);
            spend("10.00", "2021-11-25").statusCode(422);
            council.receive(grant, 2, "221192.40", "2021-09-25").statusCode(422).body("openPeriod", is("2021-22/7"));
            reopen(8);
            year(2020).body("items[11].status", is("OPEN"));
        }

        /** Neither what a moment knew of a year nor a closed year is changed by a judgement that is dated back. */
        @Test
        void shouldKeepTheWorkingPaperOfAClosedYearFromJudgementsDatedBack() {
            spend("100.00", "2022-01-05").statusCode(201);
            String moment = get("/journals").extract().path("items[0].postedAt");
            String before = paper(moment);
            approve(judge("2021-12-01")).statusCode(200);
            assertThat(paper(moment)).isEqualTo(before);
            get("/year-end?financialYear=2021").body("pots[0].capacity", is("AGENT"));

            String late = judge("2021-12-02");
            period(12, "closing", "{}", "ann").then().statusCode(200);
            approve(late)
                    .statusCode(422)
                    .body("code", is("PERIOD_CLOSED"))
                    .body("violations[0].field", is("effectiveOn"))
                    .body("openFrom", is("2022-04-01"));
            approve(judge("2022-04-01")).statusCode(200);
            get("/year-end?financialYear=2021")
                    .body("pots[0].effectiveOn", is("2021-12-01"))
                    .body("notes", hasItem(containsString("only by a recorded reopening")));
        }

        private String paper(String moment) {
            return council.as("auditor")
                    .queryParam("asKnownAt", moment)
                    .get(path("/year-end?financialYear=2021"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("pots")
                    .toString();
        }

        private String judge(String effectiveOn) {
            return created(council.creating("finance")
                    .body("{\"capacity\":\"AGENT\",\"rationale\":\"a prescribed share\",\"effectiveOn\":\""
                            + effectiveOn + "\"}")
                    .post(path("/capacity-judgements")));
        }

        private ValidatableResponse approve(String judgement) {
            return as("bea")
                    .body("{\"approved\":true}")
                    .post(path("/capacity-judgements/" + judgement + "/answer"))
                    .then();
        }

        private void reopen(int number) {
            period(number, "reopening", "{\"reason\":\"an invoice came late\"}", "ann")
                    .then()
                    .statusCode(200);
            period(number, "reopening/answer", ANSWER, "bea").then().statusCode(200);
        }

        private ValidatableResponse year(int financialYear) {
            return council.as("auditor")
                    .get("/v1/accounting-periods?financialYear=" + financialYear)
                    .then()
                    .statusCode(200);
        }

        @Test
        void shouldRefuseAJournalInAClosedPeriodAndReopenItOnlyByTwo() {
            council.receive(grant, 1, "331788.60", "2021-11-17").statusCode(201);
            String before = balances("2021-11-30");
            period(8, "closing", "{}", "ann").then().statusCode(200).body("status", is("CLOSED"));

            spend("10.00", "2021-11-20")
                    .statusCode(422)
                    .body("code", is("PERIOD_CLOSED"))
                    .body("closedPeriod", is("2021-22/8"))
                    .body("openPeriod", is("2021-22/9"))
                    .body("openFrom", is("2021-12-01"));
            assertThat(balances("2021-11-30")).isEqualTo(before);
            spend("11.00", "2021-12-01").statusCode(201);

            period(8, "closing", "{}", "ann").then().statusCode(409).body("code", is("PERIOD_MOVE_NOT_ALLOWED"));
            period(8, "reopening/answer", ANSWER, "bea").then().statusCode(409);
            period(8, "reopening", "{\"reason\":\"an invoice came late\"}", "ann")
                    .then()
                    .statusCode(200)
                    .body("status", is("REOPENING_ASKED"));
            spend("10.00", "2021-11-20").statusCode(422);
            period(8, "reopening/answer", ANSWER, "ann")
                    .then()
                    .statusCode(403)
                    .body("code", is("PERIOD_ASKER_MAY_NOT_APPROVE"));
            spend("10.00", "2021-11-20").statusCode(422);
            period(8, "reopening/answer", ANSWER, "bea")
                    .then()
                    .statusCode(200)
                    .body("status", is("OPEN"))
                    .body("steps.action", contains("CLOSED", "REOPENING_ASKED", "REOPENING_APPROVED"))
                    .body("steps.recordedBy", contains("ann", "ann", "bea"));
            spend("10.00", "2021-11-20").statusCode(201);
            assertThat(balances("2021-11-30")).isNotEqualTo(before);
        }

        @Test
        void shouldCloseOnlyWhatHasEndedAndNameTheNextOpenPeriod() {
            int year = Council.tomorrow().getYear();
            post("finance", "/v1/accounting-periods/" + year + "/12/closing", "{}")
                    .then()
                    .statusCode(422)
                    .body("code", is("PERIOD_NOT_ENDED"));
            for (int period : List.of(2, 3)) {
                post("finance", "/v1/accounting-periods/2019/" + period + "/closing", "{}")
                        .then()
                        .statusCode(200);
            }
            receipt("2019-05-20").statusCode(422).body("openPeriod", is("2019-20/4"));
            year(2019)
                    .body("items", hasSize(12))
                    .body("items[0].status", is("CLOSED"))
                    .body("items[1].status", is("CLOSED"))
                    .body("items[3].status", is("OPEN"));
        }

        /** What was posted before the period closed may be told again for ever. */
        @Test
        void shouldStillRepeatAPostingOfAPeriodThatClosedSince() {
            String body = Council.receiptBody(1, "BACS-REPEAT-" + grant, "331788.60", "2018-05-20");
            council.as("finance")
                    .body(body)
                    .post("/v1/grants/" + grant + "/receipts")
                    .then()
                    .statusCode(201);
            post("finance", "/v1/accounting-periods/2018/2/closing", "{}")
                    .then()
                    .statusCode(200);

            council.as("finance")
                    .body(body)
                    .post("/v1/grants/" + grant + "/receipts")
                    .then()
                    .statusCode(200);
        }

        @Test
        void shouldNotCloseUnderTheFeetOfPosters() {
            AtomicReference<String> closedAt = new AtomicReference<>("");
            var callers = new AtomicInteger();
            List<Integer> answers = Races.run(8, () -> {
                if (callers.incrementAndGet() == 4) {
                    int status = post("finance", "/v1/accounting-periods/2017/1/closing", "{}")
                            .statusCode();
                    closedAt.set(balances("2017-04-30"));
                    return status;
                }
                return council.creating("finance")
                        .body("{\"businessKey\":\"" + Council.unique("PO") + "\",\"potCode\":\"HUB\",\"amount\":"
                                + money("1.00") + ",\"description\":\"race\",\"valueOn\":\"2017-04-20\"}")
                        .post(path("/commitments"))
                        .statusCode();
            });
            assertThat(answers)
                    .allMatch(status -> List.of(200, 201, 422).contains(status))
                    .containsOnlyOnce(200);
            assertThat(balances("2017-04-30")).isEqualTo(closedAt.get());
        }
    }

    @Nested
    class Capacities {
        @Test
        void shouldBookPaymentsAsAgentOnceAnotherHasApproved() {
            String decision = council.aDecision(grant);
            council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
            String reservation = created(council.reserve(grant, decision, "run-1", "300.00"));
            String judgement = created(council.creating("finance")
                    .body("{\"potCode\":\"CARE\",\"capacity\":\"AGENT\",\"rationale\":\"a prescribed share a bed\","
                            + "\"effectiveOn\":\"2021-12-01\"}")
                    .post(path("/capacity-judgements")));
            council.post(grant, reservation, "payment/1", "100.00").then().statusCode(201);

            answer(judgement, "a-finance").statusCode(403).body("code", is("JUDGE_MAY_NOT_APPROVE"));
            answer(judgement, "bea").statusCode(200).body("answer.recordedBy", is("bea"));
            answer(judgement, "cid").statusCode(409).body("code", is("JUDGEMENT_ANSWERED"));
            council.post(grant, reservation, "payment/2", "50.00").then().statusCode(201);
            council.post(grant, reservation, "payment/1", "100.00").then().statusCode(200);

            get("/ledger/trial-balance")
                    .body("accounts.account", hasItem("TRANSFERRED_AS_AGENT"))
                    .body("accounts.find { it.account == 'TRANSFERRED' }.balance.amount", is("100.00"))
                    .body("accounts.find { it.account == 'TRANSFERRED_AS_AGENT' }.balance.amount", is("50.00"));
            assertThat(council.balance(grant, "transferred")).isEqualTo("150.00");
            get("/year-end?financialYear=2021")
                    .body("pots[0].capacity", is("AGENT"))
                    .body("pots[0].approvedBy", is("bea"))
                    .body("pots[0].spentInYear.amount", is("150.00"))
                    .body("pots[0].spentAsAgentInYear.amount", is("50.00"))
                    .body("receiptsInAdvance.amount", is("331638.60"))
                    .body("notes", hasItem(containsString("Some pots are held as agent")));
            new Council(Council.OTHER)
                    .as("finance")
                    .get(path("/capacity-judgements"))
                    .then()
                    .statusCode(404);
        }

        private ValidatableResponse answer(String judgement, String person) {
            return as(person)
                    .body("{\"approved\":true,\"note\":\"agreed\"}")
                    .post(path("/capacity-judgements/" + judgement + "/answer"))
                    .then();
        }
    }

    @Nested
    class Accruals {
        @Test
        void shouldStandAtTheCutOffAndBeGoneTheDayAfter() {
            council.receive(grant, 1, "331788.60", "2022-01-17").statusCode(201);
            accrue("acc-1", "40.00", "2022-01-31", "")
                    .statusCode(201)
                    .body("takenBackOn", is("2022-02-01"))
                    .body("reversalJournalId", notNullValue());
            accrue("acc-1", "40.00", "2022-01-31", "").statusCode(201);
            accrue("acc-1", "41.00", "2022-01-31", "").statusCode(409).body("code", is("ACCRUAL_DIFFERS"));
            accrue("acc-2", "40.00", "2022-01-30", "").statusCode(422).body("code", is("CUT_OFF_NOT_PERIOD_END"));
            accrue("acc-2", "40.00", "2022-04-30", "").statusCode(422).body("code", is("CUT_OFF_OUTSIDE_WINDOW"));
            accrue("acc-2", "40.00", "2022-01-31", ",\"measure\":\"NONSUCH\"")
                    .statusCode(422)
                    .body("code", is("ACCRUAL_MEASURE_UNKNOWN"));

            get("/ledger/balances?asOf=2022-01-31")
                    .body("position.direct.amount", is("40.00"))
                    .body("position.cash.amount", is("331788.60"))
                    .body("position.held.amount", is("331748.60"));
            get("/ledger/balances?asOf=2022-02-01")
                    .body("position.direct.amount", is("0.00"))
                    .body("position.held.amount", is("331788.60"));
            get("/journals").body("items", hasSize(3)).body("items[2].kind", is("REVERSAL"));
            get("/accruals").body("items", hasSize(1));
        }

        @Test
        void shouldChargeNoMoreAtTheCutOffThanTheGrantCarriesAndNoLessThanNothing() {
            refused("552981.01", "ACCRUAL", false, "ACCRUAL_BEYOND_ALLOCATION");
            refused("5529.82", "ACCRUAL", true, "ACCRUAL_BEYOND_CAP");
            refused("0.01", "PREPAYMENT", false, "PREPAYMENT_BEYOND_CHARGE");
            spend("10.00", "2022-02-01").statusCode(201);
            refused("0.01", "PREPAYMENT", false, "PREPAYMENT_BEYOND_CHARGE");
            spend("10.00", "2022-01-31").statusCode(201);
            refused("10.01", "PREPAYMENT", false, "PREPAYMENT_BEYOND_CHARGE");
            refused("0.01", "PREPAYMENT", true, "PREPAYMENT_BEYOND_CHARGE");
            accrue(Council.unique("acc"), "10.00", "2022-01-31", "", "PREPAYMENT", false)
                    .statusCode(201);
            get("/ledger/balances?asOf=2022-01-31").body("position.direct.amount", is("0.00"));
            accrue(Council.unique("acc"), "5529.81", "2022-01-31", "", "ACCRUAL", true)
                    .statusCode(201);
        }

        private void refused(String amount, String kind, boolean admin, String code) {
            accrue(Council.unique("acc"), amount, "2022-01-31", "", kind, admin)
                    .statusCode(422)
                    .body("code", is(code));
        }

        private ValidatableResponse accrue(String key, String amount, String cutOff, String more) {
            return accrue(key, amount, cutOff, more, "ACCRUAL", false);
        }

        private ValidatableResponse accrue(
                String key, String amount, String cutOff, String more, String kind, boolean admin) {
            return council.creating("finance")
                    .body("{\"businessKey\":\"" + key + "\",\"kind\":\"" + kind + "\",\"potCode\":\"HUB\","
                            + "\"cappedAdministration\":" + admin + ",\"amount\":" + money(amount)
                            + ",\"description\":\"agency staff\",\"cutOffOn\":\"" + cutOff + "\"" + more + "}")
                    .post(path("/accruals"))
                    .then();
        }
    }

    @Nested
    class Commitments {
        @Test
        void shouldStandBesideTheActualsByPot() {
            String decision = council.aDecision(grant);
            council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
            String commitment = created(council.creating("finance")
                    .body("{\"businessKey\":\"PO-7\",\"potCode\":\"HUB\",\"amount\":" + money("500.00")
                            + ",\"description\":\"recruitment fair\",\"valueOn\":\"2022-01-04\"}")
                    .post(path("/commitments")));
            release(commitment, "500.01").statusCode(409).body("code", is("RELEASE_EXCEEDS_COMMITMENT"));
            release(commitment, "200.00").statusCode(200).body("standing.amount", is("300.00"));
            spend("190.00", "2022-01-05").statusCode(201);
            reserve(decision, "\"pots\":[{\"potCode\":\"CARE\",\"amount\":" + money("70.00") + "}]")
                    .then()
                    .statusCode(422)
                    .body("code", is("LINES_DO_NOT_SUM"));
            String reservation = created(reserve(
                    decision,
                    "\"pots\":[{\"potCode\":\"CARE\",\"amount\":" + money("70.00") + "},{\"potCode\":\"NURSING\","
                            + "\"amount\":" + money("30.00") + "}]"));
            council.post(grant, reservation, "payment/1", "20.00").then().statusCode(201);

            get("/commitment-position")
                    .body("pots.potCode", contains("CARE", "HUB", "NURSING"))
                    .body("pots[0].actual.amount", is("20.00"))
                    .body("pots[0].reserved.amount", is("50.00"))
                    .body("pots[1].actual.amount", is("190.00"))
                    .body("pots[1].committed.amount", is("300.00"))
                    .body("pots[2].reserved.amount", is("30.00"))
                    .body("total.total.amount", is("590.00"))
                    .body("uncommitted.amount", is("552391.00"));
            get("/commitment-position?asOf=2022-01-04").body("total.committed.amount", is("500.00"));
            assertThat(council.balance(grant, "held")).isEqualTo("331578.60");
        }

        private Response reserve(String decision, String pots) {
            String body = Council.reservationBody(decision, "run-9", "100.00", "2021-12-20");
            return council.as("payments-releaser")
                    .body(body.replaceFirst("\\{", "{" + pots + ","))
                    .post(path("/reservations"));
        }

        private ValidatableResponse release(String commitment, String amount) {
            return council.creating("finance")
                    .body("{\"amount\":" + money(amount) + ",\"valueOn\":\"2022-01-05\",\"reason\":\"invoiced\"}")
                    .post(path("/commitments/" + commitment + "/release"))
                    .then();
        }
    }

    @Nested
    class Statements {
        @Test
        void shouldOpenMoveAndCloseAndStandStillWhileItIsPaged() {
            council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
            for (String amount : List.of("1.00", "2.00", "3.00", "4.00")) {
                spend(amount, "2022-01-05").statusCode(201);
            }
            String range = "?from=2022-01-01&to=2022-03-31&limit=3";
            ValidatableResponse first = get("/ledger/statement" + range)
                    .body("opening.amount", is("331788.60"))
                    .body("items.amount.amount", contains("-1.00", "-2.00", "-3.00"))
                    .body("items.balance.amount", contains("331787.60", "331785.60", "331782.60"))
                    .body("closing.amount", is("331778.60"));
            String next = first.extract().path("next");
            spend("9.00", "2022-01-02").statusCode(201);

            page(range, next)
                    .statusCode(200)
                    .body("broughtForward.amount", is("331782.60"))
                    .body("items.amount.amount", contains("-4.00"))
                    .body("items.balance.amount", contains("331778.60"))
                    .body("closing.amount", is("331778.60"))
                    .body("next", nullValue());
            page(range + "&account=DIRECT_SPEND", next).statusCode(400).body("code", is("CURSOR_INVALID"));
            page(range, "AAAA").statusCode(400).body("code", is("CURSOR_INVALID"));
            council.as("finance")
                    .get(path("/ledger/statement?from=2022-02-01&to=2022-01-31"))
                    .then()
                    .statusCode(400);
            get("/ledger/statement?from=2022-01-01&to=2022-03-31&account=DIRECT_SPEND")
                    .body("opening.amount", is("0.00"))
                    .body("items.amount.amount", contains("9.00", "1.00", "2.00", "3.00", "4.00"))
                    .body("closing.amount", is("19.00"));
        }

        @Test
        void shouldSayWhatWasBelievedAtAMoment() {
            council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
            String moment = get("/journals").extract().path("items[0].postedAt");
            spend("5.00", "2021-12-17").statusCode(201);

            for (String path : List.of("/ledger/balances?asOf=2021-12-31", "/ledger/trial-balance?asOf=2021-12-31")) {
                ask(path, moment).body("accounts.account", not(hasItem("DIRECT_SPEND")));
                get(path).body("accounts.account", hasItem("DIRECT_SPEND"));
            }
            ask("/ledger/statement?from=2021-12-01&to=2021-12-31", moment)
                    .body("items", hasSize(1))
                    .body("closing.amount", is("331788.60"));
            ask("/year-end?financialYear=2021", moment).body("spentInYear.amount", is("0.00"));
            ask("/outturn?asOf=2022-03-31", moment).body("actual.amount", is("0.00"));
        }

        @Test
        void shouldStreamAsCsvWithoutFormulas() {
            council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
            council.spend(grant, Council.spendBody("5.00", "2022-01-05", "").replace("Recruitment fair", "=1+1"))
                    .then()
                    .statusCode(201);
            String csv = Contract.given(council.token("finance"))
                    .accept("text/csv")
                    .get(path("/ledger/statement.csv?from=2021-12-01&to=2022-03-31"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();

            List<String> lines = csv.lines().toList();
            assertThat(lines).hasSize(4);
            assertThat(lines.get(1)).contains("OPENING").endsWith(",0.00");
            assertThat(lines.get(3)).contains(",'=1+1,").endsWith("-5.00,331783.60");
        }

        private ValidatableResponse page(String range, String cursor) {
            return council.as("finance")
                    .queryParam("cursor", cursor)
                    .get(path("/ledger/statement" + range))
                    .then();
        }

        private ValidatableResponse ask(String path, String moment) {
            return council.as("auditor")
                    .queryParam("asKnownAt", moment)
                    .get(path(path))
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class FinanceViews {
        @Test
        void shouldProjectTheOutturnFromTheLatestForecast() {
            council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
            spend("100.00", "2022-01-05").statusCode(201);
            forecast("2022-01-01", "900.00", "2022-02", "10.00").statusCode(201);
            forecast("2022-01-20", "1000.00", "2022-02", "250.00").statusCode(201);

            get("/outturn?asOf=2022-01-31")
                    .body("forecastMadeOn", is("2022-01-20"))
                    .body("actual.amount", is("100.00"))
                    .body("forecast.amount", is("250.00"))
                    .body("outturn.amount", is("350.00"))
                    .body("projectedUnspent.amount", is("552631.00"))
                    .body("pots[0].projectedUnspent.amount", is("650.00"))
                    .body("months.month", contains("2022-01", "2022-02"));
            get("/outturn?asOf=2022-01-10").body("forecastMadeOn", is("2022-01-01"));
            forecast("2022-01-21", "1.00", "2022-02", "-1.00").statusCode(400);
            get("/forecasts").body("items", hasSize(2));
        }

        @Test
        void shouldListEveryGrantInTheRegister() {
            council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
            council.creating("finance")
                    .body("{\"kind\":\"SUSPENDED\",\"happenedOn\":\"2021-12-20\",\"reference\":\"DL-1\","
                            + "\"reason\":\"until further notice\"}")
                    .post(path("/instalments/2/moves"))
                    .then()
                    .statusCode(201);
            council.as("grants-officer")
                    .body("""
                            {"reportingPoint":"RP1","departmentReturnId":"%s","version":1,"channel":"EMAIL",
                             "sentAt":"2022-01-06T10:00:00Z","fileName":"rp1.xlsx","fileHash":"%s","submittedBy":"carol",
                             "acknowledgement":{"reference":"DHSC-7","acknowledgedAt":"2022-01-06T11:00:00Z"}}""".formatted(java.util.UUID.randomUUID(), "ab".repeat(32)))
                    .post(path("/submissions"))
                    .then()
                    .statusCode(201);
            spend("100.00", "2022-01-05").statusCode(201);

            String cursor = null;
            boolean found = false;
            do {
                var request = council.as("auditor");
                if (cursor != null) {
                    request.queryParam("cursor", cursor);
                }
                var page = request.get("/v1/grant-register?asOf=2022-01-07&limit=2")
                        .then()
                        .statusCode(200);
                List<String> ids = page.extract().path("items.grantId");
                int at = ids.indexOf(grant);
                if (at >= 0) {
                    found = true;
                    page.body("items[" + at + "].received.amount", is("331788.60"))
                            .body("items[" + at + "].spent.amount", is("100.00"))
                            .body("items[" + at + "].held.amount", is("331688.60"))
                            .body("items[" + at + "].atRisk.amount", is("221192.40"))
                            .body("items[" + at + "].nextDeadline.dueOn", is("2022-03-31"));
                }
                cursor = page.extract().path("next");
            } while (cursor != null);
            assertThat(found).isTrue();
            String csv = Contract.given(council.token("finance"))
                    .accept("text/csv")
                    .get("/v1/grant-register.csv?asOf=2022-01-07")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(csv.lines().filter(line -> line.endsWith(grant)))
                    .singleElement()
                    .asString()
                    .contains("331788.60,100.00,0.00,331688.60,221192.40");
        }

        private ValidatableResponse forecast(String madeOn, String budget, String month, String amount) {
            return Contract.unchecked(council.token("finance"))
                    .header("Idempotency-Key", Council.unique("forecast"))
                    .body("{\"madeOn\":\"" + madeOn + "\",\"pots\":[{\"potCode\":\"HUB\",\"budget\":" + money(budget)
                            + ",\"months\":[{\"month\":\"" + month + "\",\"amount\":" + money(amount) + "}]}]}")
                    .post(path("/forecasts"))
                    .then();
        }
    }

    @Test
    void shouldShowTheRulesAsData() {
        council.as("auditor")
                .get("/v1/posting-rules")
                .then()
                .statusCode(200)
                .body("rules.find { it.kind == 'TRANSFER' }.route", is("AP_INVOICE"))
                .body("rules.find { it.kind == 'TRANSFER' }.parts[0].legs[0].agentDebit", is("TRANSFERRED_AS_AGENT"))
                .body("rules.find { it.kind == 'REVERSAL' }.route", nullValue())
                .body("accounts.find { it.account == 'COMMITTED' }.place", is("MEMO"));
    }

    @Test
    void shouldKeepOthersOut() {
        for (String path : List.of(
                "/ledger/statement?from=2022-01-01&to=2022-01-31",
                "/ledger/statement.csv?from=2022-01-01&to=2022-01-31",
                "/accruals",
                "/commitments",
                "/commitment-position",
                "/forecasts",
                "/outturn",
                "/year-end")) {
            new Council(Council.OTHER).as("finance").get(path(path)).then().statusCode(404);
            council.as("provider").get(path(path)).then().statusCode(403);
        }
        post("grants-officer", "/v1/accounting-periods/2019/1/closing", "{}")
                .then()
                .statusCode(403);
    }

    private static final String ANSWER = "{\"approved\":true,\"reason\":\"seen the invoice\"}";

    private Response period(int number, String action, String body, String person) {
        return as(person).body(body).post("/v1/accounting-periods/2021/" + number + "/" + action);
    }

    private io.restassured.specification.RequestSpecification as(String person) {
        return Contract.creating(Tokens.of(code, person, "finance"));
    }

    private Response post(String role, String path, String body) {
        return council.creating(role).body(body).post(path);
    }

    private ValidatableResponse receipt(String receivedOn) {
        return council.receive(grant, 1, "331788.60", receivedOn);
    }

    private ValidatableResponse spend(String amount, String incurredOn) {
        return council.spend(grant, Council.spendBody(amount, incurredOn, "")).then();
    }

    private String balances(String asOf) {
        return get("/ledger/balances?asOf=" + asOf).extract().path("accounts").toString();
    }

    private String path(String rest) {
        return "/v1/grants/" + grant + rest;
    }

    private ValidatableResponse get(String path) {
        return council.as("finance").get(path(path)).then().statusCode(200);
    }
}
