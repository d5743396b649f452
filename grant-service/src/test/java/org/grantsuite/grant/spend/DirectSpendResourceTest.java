package org.grantsuite.grant.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.spendBody;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class DirectSpendResourceTest {
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldChargeALineOfTheGeneralLedger() {
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        String id = spend(spendBody("89387.00", "2022-01-05", ""))
                .statusCode(201)
                .body("warnings", empty())
                .extract()
                .path("id");

        assertThat(council.balance(grant, "direct")).isEqualTo("89387.00");
        council.as("returns-preparer")
                .get("/v1/grants/" + grant + "/direct-spend/" + id)
                .then()
                .statusCode(200)
                .body("measure", is("LOCAL_RECRUITMENT"));
        council.as("finance")
                .get("/v1/grants/" + grant + "/journals?kind=DIRECT_SPEND")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].postingRoute", is("ORIGINATED_IN_GL"))
                .body("items[0].transfers[0].measure", is("LOCAL_RECRUITMENT"));
    }

    @Test
    void shouldRefuseADayOutsideTheWindowAndChargeNothing() {
        spend(spendBody("5.00", "2021-10-20", ""))
                .statusCode(422)
                .body("code", is("SPEND_OUTSIDE_WINDOW"))
                .body("rule", is("R2"));

        assertThat(council.journals(grant)).isEmpty();
    }

    @Test
    void shouldWarnBeforeTheCashCame() {
        spend(spendBody("5.00", "2021-11-01", ""))
                .statusCode(201)
                .body("warnings.code", contains("SPEND_BEYOND_CASH_RECEIVED"));

        assertThat(council.balance(grant, "held")).isEqualTo("-5.00");
    }

    @Test
    void shouldCapAdministrationOnTheTotalAndWarnOnTheFirstInstalmentAlone() {
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        spend(admin("3317.89")).statusCode(201).body("warnings.code", hasItem("ADMIN_BEYOND_CASH_RECEIVED"));
        spend(admin("2211.93")).statusCode(422).body("code", is("ADMIN_CAP_EXCEEDED"));
        String last = created(council.spend(grant, admin("2211.92")));
        assertThat(council.balance(grant, "admin")).isEqualTo("5529.81");

        reverse(last, "2022-02-01").statusCode(201).body("status", is("REVERSED"));
        spend(admin("2211.92")).statusCode(201);
        assertThat(council.balance(grant, "admin")).isEqualTo("5529.81");
    }

    @Test
    void shouldRefuseUnknownMeasuresProhibitedUsesAndOldExpenditure() {
        spend(spendBody("5.00", "2022-01-05", "").replace("LOCAL_RECRUITMENT", "FREE_LUNCH"))
                .statusCode(422)
                .body("code", is("MEASURE_UNKNOWN"));
        spend(spendBody("5.00", "2022-01-05", ",\"uses\":[\"FEE_UPLIFT\"]"))
                .statusCode(422)
                .body("code", is("USE_PROHIBITED"));
        spend(spendBody("5.00", "2022-01-05", "").replace("\"newExpenditure\":true", "\"newExpenditure\":false"))
                .statusCode(422)
                .body("code", is("NOT_NEW_EXPENDITURE"));
        spend(spendBody("5.00", "2022-01-05", "").replace("LOCAL_RECRUITMENT", "OTHER"))
                .statusCode(422)
                .body("code", is("JUSTIFICATION_REQUIRED"));

        assertThat(council.journals(grant)).isEmpty();
    }

    @Test
    void shouldNeverChargeMoreThanTheAllocation() {
        spend(spendBody("552981.01", "2022-01-05", "")).statusCode(422).body("code", is("ALLOCATION_EXCEEDED"));
        spend(spendBody("552981.00", "2022-01-05", "")).statusCode(201);
    }

    @Test
    void shouldChargeALineOfTheGeneralLedgerOnce() {
        String body = spendBody("5.00", "2022-01-05", "");
        String id = created(council.spend(grant, body));

        spend(body).statusCode(409).body("code", is("GENERAL_LEDGER_REFERENCE_USED"));
        reverse(id, "2022-01-06").statusCode(201);
        spend(body.replace("5.00", "6.00")).statusCode(201);
        assertThat(council.balance(grant, "direct")).isEqualTo("6.00");
    }

    @Test
    void shouldReverseALineOnceAndKeepBothJournals() {
        String id = created(council.spend(grant, spendBody("5.00", "2022-01-05", "")));

        reverse(id, "2022-01-04").statusCode(422).body("code", is("REVERSAL_BEFORE_SPEND"));
        reverse(id, "2022-01-09").statusCode(201).body("reversal.reason", is("wrong grant"));
        reverse(id, "2022-01-09").statusCode(409).body("code", is("DIRECT_SPEND_REVERSED"));

        assertThat(council.journals(grant)).hasSize(2);
        assertThat(council.balance(grant, "direct")).isEqualTo("0.00");
    }

    /** Another letter lowers the right grant's total while a correction waits for its lock: the new total counts. */
    @Test
    void shouldChargeTheRightGrantByWhatItsTotalIsBehindTheLock() throws SQLException {
        String id = created(council.spend(grant, spendBody("5.00", "2022-01-05", "")));
        String right = council.aGrantOf("1000.00");
        String move = "{\"toGrantId\":\"" + right + "\",\"potCode\":\"HUB\",\"measure\":\"RETENTION\","
                + "\"reversedOn\":\"2022-01-09\",\"reason\":\"wrong grant\"}";
        try (Connection letter = PostgresResource.superuser();
                Statement statement = letter.createStatement()) {
            letter.setAutoCommit(false);
            statement.execute("select 1 from determined_grant where id = '" + right + "' for no key update");
            var moved = CompletableFuture.supplyAsync(() -> council.creating("finance")
                    .body(move)
                    .post("/v1/grants/" + grant + "/direct-spend/" + id + "/reattribution"));
            Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> hasWaiters(statement));
            statement.execute("update determined_grant set allocation_pence = 100 where id = '" + right + "'");
            letter.commit();

            moved.join().then().statusCode(422).body("code", is("ALLOCATION_EXCEEDED"));
        }
        assertThat(council.balance(grant, "direct")).isEqualTo("5.00");
    }

    private static boolean hasWaiters(Statement statement) throws SQLException {
        try (var row = statement.executeQuery(
                "select exists (select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid)))")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Test
    void shouldListByTheDayIncurred() {
        created(council.spend(grant, spendBody("5.00", "2021-11-30", "")));
        created(council.spend(grant, spendBody("6.00", "2021-12-01", "")));

        council.as("returns-preparer")
                .get("/v1/grants/" + grant + "/direct-spend?from=2021-10-21&to=2021-11-30")
                .then()
                .statusCode(200)
                .body("items.amount.amount", contains("5.00"));
    }

    private static String admin(String amount) {
        return spendBody(amount, "2022-01-05", "")
                .replace("\"measure\":\"LOCAL_RECRUITMENT\",", "")
                .replace("\"NONE\"", "\"DISTRIBUTION_AND_REPORTING\"");
    }

    private ValidatableResponse spend(String body) {
        return council.spend(grant, body).then();
    }

    private ValidatableResponse reverse(String id, String on) {
        return council.creating("finance")
                .body("{\"reason\":\"wrong grant\",\"reversedOn\":\"" + on + "\"}")
                .post("/v1/grants/" + grant + "/direct-spend/" + id + "/reversal")
                .then();
    }
}
