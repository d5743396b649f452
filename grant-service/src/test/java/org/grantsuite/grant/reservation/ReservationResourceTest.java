package org.grantsuite.grant.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.decisionBody;
import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.postingBody;
import static org.grantsuite.grant.testing.Council.reservationBody;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class ReservationResourceTest {
    private final Council council = Council.one();
    private String grant;
    private String decision;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
        decision = council.aDecision(grant);
    }

    @Test
    void shouldPayNothingBeforeTheCashOrAnUnderwriting() {
        reserve("run-1", "0.01")
                .statusCode(409)
                .body("code", is("FUNDS_NOT_AVAILABLE"))
                .body("available.amount", is("0.00"))
                .body("rule", is("R13"));

        assertThat(council.funding(grant, "reserved")).isEqualTo("0.00");
    }

    @Test
    void shouldPayOutOfCashOnTheDayItCameAndNotBefore() {
        council.receive(grant, 1, "331788.60", "2021-12-21").statusCode(201);

        reserve("run-1", "1.00").statusCode(409).body("code", is("FUNDS_NOT_AVAILABLE"));
        council.as("payments-releaser")
                .body(reservationBody(decision, "run-1", "331788.60", "2021-12-21"))
                .post("/v1/grants/" + grant + "/reservations")
                .then()
                .statusCode(201);
    }

    @Test
    void shouldPayAtTheCouncilsRiskUnderAnUnderwritingAndCountItOnce() {
        String more = ",\"underwriting\":{\"amount\":" + money("500.00") + "}";
        created(council.decide(grant, decisionBody("SCB-U", "\"UNDERWRITING\"", more)));

        reserve("run-1", "500.01").statusCode(409);
        reserve("run-1", "500.00").statusCode(201);
        council.receive(grant, 1, "331788.60", "2022-01-05").statusCode(201);
        assertThat(council.funding(grant, "available")).isEqualTo("331788.60");
        assertThat(council.funding(grant, "underwritten")).isEqualTo("500.00");
    }

    @Test
    void shouldNeverPayMoreThanTheAllocationEvenWhereTooMuchCame() {
        String small = council.aGrantOf("100.00");
        String body = Council.receiptBody(1, "BACS-X", "150.00", "2021-12-17")
                .replaceFirst("}$", ",\"variance\":{\"reason\":\"ERROR\",\"note\":\"paid twice\"}}");
        council.as("finance")
                .body(body)
                .post("/v1/grants/" + small + "/receipts")
                .then()
                .statusCode(201);
        String board = council.aDecision(small);

        council.reserve(small, board, "run-1", "100.01").then().statusCode(409);
        council.reserve(small, board, "run-1", "100.00").then().statusCode(201);
    }

    @Test
    void shouldPayNothingBeforeTheDecisionTakesEffect() {
        council.receive(grant, 1, "331788.60", "2021-12-01").statusCode(201);

        council.as("payments-releaser")
                .body(reservationBody(decision, "run-1", "1.00", "2021-12-15"))
                .post("/v1/grants/" + grant + "/reservations")
                .then()
                .statusCode(422)
                .body("code", is("DECISION_NOT_EFFECTIVE"));
    }

    @Test
    void shouldPayOnlyUnderADecisionThatLetsThisInstalmentBePaid() {
        council.receive(grant, 1, "331788.60", "2021-12-01").statusCode(201);
        String second =
                created(council.decide(grant, decisionBody("SCB-2", "\"PAYMENT\"", ",\"instalmentNumbers\":[2]")));
        String elsewhere = council.aDecision(council.aGrant());

        council.reserve(grant, second, "run-1", "1.00")
                .then()
                .statusCode(422)
                .body("code", is("DECISION_DOES_NOT_COVER"));
        council.reserve(grant, elsewhere, "run-1", "1.00")
                .then()
                .statusCode(422)
                .body("code", is("DECISION_UNKNOWN"));
    }

    @Test
    void shouldReserveARunOnce() {
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        String id = reserve("run-1", "100.00").statusCode(201).extract().path("id");

        reserve("run-1", "100.00")
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("id", is(id));
        reserve("run-1", "100.01").statusCode(409).body("code", is("RESERVATION_DIFFERS"));
        assertThat(council.funding(grant, "reserved")).isEqualTo("100.00");
        council.as("auditor")
                .get("/v1/grants/" + grant + "/reservations")
                .then()
                .body("items", hasSize(1));
    }

    @Nested
    class Posting {
        private String reservation;

        @BeforeEach
        void reserveFirst() {
            council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
            reservation = created(council.reserve(grant, decision, "run-1", "100.00"));
        }

        @Test
        void shouldPostEachPaymentExactlyOnce() {
            String journal =
                    post("payment/1", "40.00").statusCode(201).extract().path("journalId");

            post("payment/1", "40.00")
                    .statusCode(200)
                    .header("Idempotency-Replayed", "true")
                    .body("journalId", is(journal));
            post("payment/1", "41.00").statusCode(409).body("code", is("POSTING_DIFFERS"));
            assertThat(council.balance(grant, "transferred")).isEqualTo("40.00");
            assertThat(council.funding(grant, "reserved")).isEqualTo("60.00");
            assertThat(council.funding(grant, "available")).isEqualTo("331688.60");
        }

        @Test
        void shouldPostNoPennyMoreThanReserved() {
            post("payment/1", "100.01").statusCode(409).body("code", is("RESERVATION_EXCEEDED"));

            assertThat(council.balance(grant, "transferred")).isEqualTo("0.00");
        }

        @Test
        void shouldAskForLinesThatSum() {
            send(postingBody("payment/1", "40.00", "2021-12-20")
                            .replaceFirst("\"amount\":\\{\"amount\":\"40.00\"", "\"amount\":{\"amount\":\"41.00\""))
                    .statusCode(422)
                    .body("code", is("LINES_DO_NOT_SUM"));
        }

        /** A hundred of these are more than any number the books hold. */
        @Test
        void shouldRefuseSumsBeyondAllBounds() {
            String most = "999999999999999.99";
            String pots = IntStream.range(0, 100)
                    .mapToObj(pot -> "{\"potCode\":\"P" + pot + "\",\"amount\":" + money(most) + "}")
                    .collect(Collectors.joining(","));

            council.as("payments-releaser")
                    .body(reservationBody(decision, "run-9", most, "2021-12-20")
                            .replaceFirst("\\{", "{\"pots\":[" + pots + "],"))
                    .post("/v1/grants/" + grant + "/reservations")
                    .then()
                    .statusCode(422)
                    .body("code", is("LINES_DO_NOT_SUM"));
        }

        @Test
        void shouldKeepToTheInstalmentAndTheDayReservedFor() {
            send(postingBody("payment/1", "1.00", "2021-12-19"))
                    .statusCode(422)
                    .body("code", is("POSTING_BEFORE_RESERVATION"));
            send(postingBody("payment/1", "1.00", "2021-12-20")
                            .replace("\"instalmentNumber\":1", "\"instalmentNumber\":2"))
                    .statusCode(422)
                    .body("code", is("INSTALMENT_NOT_RESERVED"));
            assertThat(council.journals(grant)).hasSize(1);
        }

        @Test
        void shouldPostOnePaymentOutOfSeveralPots() {
            String lines = "[{\"potCode\":\"CARE\",\"amount\":" + money("30.00")
                    + "},{\"potCode\":\"NURSING\",\"amount\":" + money("10.00") + "}]";
            send(postingBody("payment/1", "40.00", "2021-12-20")
                            .replaceFirst("\"lines\":\\[[^]]*]", "\"lines\":" + lines))
                    .statusCode(201);

            council.as("finance")
                    .get("/v1/grants/" + grant + "/journals?kind=TRANSFER")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].transfers", hasSize(2))
                    .body("items[0].transfers[1].potCode", is("NURSING"))
                    .body("items[0].postingRoute", is("AP_INVOICE"))
                    .body("items[0].actingPerson", is("rita"));
        }

        @Test
        void shouldGiveBackWhatIsLeftAndPostNoMore() {
            post("payment/1", "40.00").statusCode(201);
            giveBack().statusCode(200).body("status", is("VOIDED")).body("posted.amount", is("40.00"));
            giveBack().statusCode(200).header("Idempotency-Replayed", "true");

            post("payment/2", "1.00").statusCode(409).body("code", is("RESERVATION_VOIDED"));
            post("payment/1", "40.00").statusCode(200);
            assertThat(council.funding(grant, "available")).isEqualTo("331748.60");
        }

        @Test
        void shouldGiveBackNothingOnceAllIsPosted() {
            post("payment/1", "100.00").statusCode(201);

            giveBack().statusCode(409).body("code", is("RESERVATION_POSTED"));
        }

        private ValidatableResponse post(String key, String amount) {
            return council.post(grant, reservation, key, amount).then();
        }

        private ValidatableResponse send(String body) {
            return council.as("payments-releaser")
                    .body(body)
                    .post("/v1/grants/" + grant + "/reservations/" + reservation + "/postings")
                    .then();
        }

        private ValidatableResponse giveBack() {
            return council.as("payments-releaser")
                    .body("{\"businessKey\":\"void/run-1\",\"reason\":\"run withdrawn\",\"actingPerson\":\"rita\"}")
                    .post("/v1/grants/" + grant + "/reservations/" + reservation + "/void")
                    .then();
        }
    }

    private ValidatableResponse reserve(String key, String amount) {
        return council.reserve(grant, decision, key, amount).then();
    }
}
