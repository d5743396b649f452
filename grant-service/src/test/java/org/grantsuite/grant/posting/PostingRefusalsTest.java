package org.grantsuite.grant.posting;

import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.spendBody;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.grantsuite.grant.testing.Refused;
import org.grantsuite.grant.testing.Rows;
import org.junit.jupiter.api.Test;

/** What chart, layouts, batches and the general ledger's extract refuse; each test has a council of its own. */
@GrantServiceTest
class PostingRefusalsTest {
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";

    private Council council;
    private Refused refused;
    private String code;

    private void council(String onsCode) {
        code = onsCode;
        council = new Council(onsCode);
        refused = Refused.in(onsCode);
    }

    private Response get(String path) {
        return council.as("finance").get(path);
    }

    private Response post(String path, String body) {
        return council.creating("finance").body(body).post(path);
    }

    private static String mappings(String... accounts) {
        return Stream.of(accounts)
                .map(account -> """
                        {"account":"%s","effectiveFrom":"2021-04-01","controlAccount":"9301","reason":"chart 2021",
                         "segments":{"subjective":"9301","costCentre":"C1"}}""".formatted(account))
                .collect(Collectors.joining(",", "{\"mappings\":[", "]}"));
    }

    @Test
    void shouldMapAnAccountOnceFromADay() {
        council("E08000022");

        refused.by(
                422,
                "CHART_MAPPING_REPEATED",
                () -> post("/v1/chart-mappings", mappings("GRANT_CASH", "CREDITORS", "GRANT_CASH")));
        get("/v1/chart-mappings").then().statusCode(200).body("items", empty());
        post("/v1/chart-mappings", mappings("GRANT_CASH", "CREDITORS")).then().statusCode(201);
    }

    @Test
    void shouldHoldTenThousandMappings() {
        council("E08000023");
        Rows.fill("""
                insert into chart_mapping (id, council_code, account, effective_from, control_account, segments, reason,
                  recorded_at, recorded_by)
                select gen_random_uuid(), ?, 'GRANT_CASH', date '1990-01-01' + n, '9301', '{"subjective":"9301"}'::jsonb,
                  'chart', now(), 'a-test'
                from generate_series(1, 9999) n""", code);

        refused.by(422, "CHART_FULL", () -> post("/v1/chart-mappings", mappings("GRANT_CASH", "CREDITORS")));
        post("/v1/chart-mappings", mappings("GRANT_CASH")).then().statusCode(201);
        refused.by(422, "CHART_FULL", () -> post("/v1/chart-mappings", mappings("CREDITORS")));
    }

    @Test
    void shouldKnowOnlyLayoutsThatAreHeld() {
        council("E08000024");
        String batch = "{\"layoutCode\":\"NONE\",\"layoutVersion\":1,\"throughOn\":\"2022-03-31\"}";

        refused.by(404, "POSTING_LAYOUT_UNKNOWN", () -> get("/v1/posting-layouts/NONE/versions/1"));
        refused.by(404, "POSTING_LAYOUT_UNKNOWN", () -> post("/v1/posting-batches", batch));
        refused.by(
                404,
                "POSTING_LAYOUT_UNKNOWN",
                () -> get("/v1/chart-mappings/completeness?from=2021-12-01&to=2022-03-31&layout=NONE"));
    }

    /** Half a cost centre is another cost centre: the batch is refused, and its number stays free. */
    @Test
    void shouldCutNoCodeThatIsLongerThanItsColumn() {
        council("E08000025");
        String grant = council.aGrant();
        council.spend(grant, spendBody("5.00", "2022-01-05", "")).then().statusCode(201);
        String own = "{\"reference\":\"%s\",\"amount\":%s,\"contributedOn\":\"2022-01-06\",\"reason\":\"overspent\"}";
        post("/v1/grants/" + grant + "/own-resources", own.formatted(unique("OWN"), money("5.00")))
                .then()
                .statusCode(201);
        post("/v1/chart-mappings", mappings("GRANT_CASH", "OWN_RESOURCES"))
                .then()
                .statusCode(201);
        for (int most : List.of(1, 2)) {
            council.as("finance")
                    .body(Contract.read("layouts/unit4-gl07.json")
                            .replace("\"UNIT4-GL07\"", "\"MOST-" + most + "\"")
                            .replace("\"costCentre\", \"maxLength\": 25", "\"costCentre\", \"maxLength\": " + most))
                    .post("/v1/posting-layouts")
                    .then()
                    .statusCode(201);
        }
        String batch = "{\"layoutCode\":\"MOST-1\",\"layoutVersion\":1,\"throughOn\":\"2022-03-31\"}";

        refused.by(422, "POSTING_VALUE_TOO_LONG", () -> post("/v1/posting-batches", batch))
                .body("detail", containsString("dim_1"));
        refused.by(422, "POSTING_VALUE_TOO_LONG", () -> post("/v1/posting-batches?dryRun=true", batch));
        post("/v1/posting-batches", batch.replace("MOST-1", "MOST-2"))
                .then()
                .statusCode(201)
                .body("number", is(1))
                .body("lineCount", is(2));
    }

    private Response actuals(String from, String to) {
        return actuals(from, to, "GL-1,9301,2021-12-31,1.00,\r\n");
    }

    private Response actuals(String from, String to, String lines) {
        return council.creating("finance")
                .contentType("text/csv")
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("controlAccount", "9301")
                .queryParam("label", "Extract")
                .body("ledger_reference,control_account,posted_on,amount,reference\r\n" + lines)
                .post("/v1/actuals-imports");
    }

    @Test
    void shouldReadNoExtractWhosePeriodEndsBeforeItBegins() {
        council("E08000026");

        refused.by(422, "ACTUALS_PERIOD_REVERSED", () -> actuals("2021-12-31", "2021-12-30"))
                .body("violations[0].field", is("to"));
        String lines = IntStream.rangeClosed(1, 93)
                .mapToObj(n -> "GL-" + n + ",9301,2021-12-31,999999999999999.99,\r\n")
                .collect(Collectors.joining());
        refused.by(422, "ACTUALS_TOTAL_TOO_LARGE", () -> actuals("2021-12-31", "2021-12-31", lines))
                .body("violations[0].field", is("line 94"));
        get("/v1/actuals-imports").then().statusCode(200).body("items", empty());
        actuals("2021-12-31", "2021-12-31").then().statusCode(201);
    }

    @Test
    void shouldReconcileOnlyAnImportThatWasMade() {
        council("E08000027");

        refused.by(404, "ACTUALS_IMPORT_UNKNOWN", () -> get("/v1/actuals-imports/" + NOBODY));
        refused.by(404, "ACTUALS_IMPORT_UNKNOWN", () -> get("/v1/actuals-imports/" + NOBODY + "/reconciliation"));
    }

    /** Two sides a transfer: a hundred thousand of them are compared, and one more is not. */
    @Test
    void shouldCompareTwoHundredThousandSidesAtOnce() {
        council("E08000028");
        String grant = council.aGrant();
        String journal = UUID.randomUUID().toString();
        Rows.pour("""
                insert into journal (id, council_code, grant_id, sequence, kind, value_on, posted_at, business_key,
                  content_hash, description, posting_route, acting_person)
                values (?::uuid, ?, ?::uuid, 1, 'OWN_RESOURCES', '2021-12-20', now(), 'many', 'x', 'many', 'GL_JOURNAL',
                  'a-test')""", journal, code, grant);
        transfers(grant, journal, 1, 100_000);
        String id = actuals("2021-12-01", "2021-12-31")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = "/v1/actuals-imports/" + id + "/reconciliation";

        get(path).then().statusCode(200).body("reconciled", is(false));
        transfers(grant, journal, 100_001, 100_001);
        refused.by(422, "RECONCILIATION_TOO_LARGE", () -> get(path));
    }

    private void transfers(String grant, String journal, int from, int to) {
        Rows.pour("""
                insert into transfer (council_code, journal_id, line, debit_account, credit_account, amount_pence, grant_id,
                  sequence, value_on, posted_at)
                select ?, ?::uuid, n, 'GRANT_CASH', 'OWN_RESOURCES', 1, ?::uuid, 1, '2021-12-20', now()
                from generate_series(?::int, ?::int) n""", code, journal, grant, from, to);
    }
}
