package org.grantsuite.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.Test;

/** What people and programs really send: each a clear problem, and nothing stored. */
@AllocationServiceTest
class BadInputTest {
    private final Story story = new Story();

    private Response draft(Object body) {
        return Contract.unchecked(story.preparer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/plans");
    }

    private String planWith(String from, String to) throws JsonProcessingException {
        String plan = new ObjectMapper().writeValueAsString(story.boardPlan());
        assertThat(plan).contains(from);
        return plan.replace(from, to);
    }

    @Test
    void shouldRefuseEachClearlyAndStoreNothing() throws JsonProcessingException {
        Map<String, Object> bad = new LinkedHashMap<>();
        bad.put("malformed", "{\"grantId\":");
        bad.put("array", "[]");
        bad.put("null", "null");
        bad.put("unknown field", planWith("\"name\":", "\"nmae\":1,\"name\":"));
        bad.put("wrong type", planWith("\"instalmentNumber\":1", "\"instalmentNumber\":\"one\""));
        bad.put("number for text", planWith("\"Instalment 1\"", "7"));
        bad.put("three decimals", planWith("331788.60", "331788.600"));
        bad.put("negative", planWith("331788.60", "-331788.60"));
        bad.put("zero", planWith("331788.60", "0.00"));
        bad.put("ten to the twenty", planWith("331788.60", "100000000000000000000.00"));
        bad.put("exponent", planWith("\"331788.60\"", "3.3178860e5"));
        bad.put("number for money", planWith("\"331788.60\"", "331788.60"));
        bad.put("euro", planWith("\"GBP\"", "\"EUR\""));
        bad.put("unknown basis", planWith("\"basis\":\"AMOUNT\"", "\"basis\":\"FEELING\""));
        bad.put("seven decimals", planWith("\"45\"", "\"45.1234567\""));
        bad.put("NUL", planWith("Instalment 1", "Instalment\\u00001"));
        bad.put("half a pair", planWith("Instalment 1", "Instalment \\ud83d"));
        bad.put("invalid UTF-8", "{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        bad.forEach((what, body) -> {
            Response answer = draft(body);
            assertThat(answer.statusCode()).as(what + ": " + answer.asString()).isEqualTo(400);
            assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("code")).as(what).matches("[A-Z][A-Z0-9_]+");
            assertThat(answer.asString())
                    .as(what)
                    .doesNotContain("org.grantsuite")
                    .doesNotContain("jackson");
        });
        story.reading().get("/v1/plans").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void shouldRefuseABodyOfTwentyMegabytes() {
        byte[] body = new byte[20 << 20];
        java.util.Arrays.fill(body, (byte) ' ');
        draft(body).then().statusCode(413).body("code", is("BODY_TOO_LARGE"));
    }

    @Test
    void shouldRefuseAnotherMediaType() {
        Contract.unchecked(story.preparer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/plain")
                .body("plan")
                .post("/v1/plans")
                .then()
                .statusCode(415);
    }

    @Test
    void shouldAskForAnIdempotencyKey() {
        Contract.unchecked(story.preparer())
                .body(story.boardPlan())
                .post("/v1/plans")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldRefuseParametersItCannotRead() {
        for (String path : new String[] {
            "/v1/plans?limit=501",
            "/v1/plans?limit=0",
            "/v1/plans?limit=abc",
            "/v1/plans?cursor=nonsense",
            "/v1/awards?status=LOST",
            "/v1/awards?status=",
            "/v1/recovery-ageing?asOf=",
            "/v1/plans?cursor=" + "x".repeat(20_000),
            "/v1/payments?from=yesterday"
        }) {
            Response answer = Contract.unchecked(story.preparer()).get(path);
            assertThat(answer.statusCode()).as(path + answer.asString()).isIn(400, 404);
            assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
        }
    }

    @Test
    void shouldRefuseAKindOfInvoiceThereIsNot() {
        Contract.unchecked(story.auditor())
                .get("/v1/grants/" + UUID.randomUUID()
                        + "/debtor-invoices.csv?kind=AAA&datedOn=2022-01-01&layoutCode=X&layoutVersion=1")
                .then()
                .statusCode(400)
                .body("code", is("PARAMETER_INVALID"))
                .body("detail", containsString("kind"));
    }

    @Test
    void shouldRefuseDaysNoCalendarHolds() {
        story.providers();
        UUID planId = story.approvedPlan();
        for (String day : new String[] {"+999999-01-01", "-0001-01-01", "1899-12-31"}) {
            Contract.unchecked(story.preparer())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(Map.of("offeredOn", day))
                    .post("/v1/plans/" + planId + "/awards")
                    .then()
                    .statusCode(400)
                    .body("code", is("FIELD_INVALID"))
                    .body("violations[0].field", is("offeredOn"));
            Contract.unchecked(story.preparer())
                    .queryParam("from", day)
                    .get("/v1/payments")
                    .then()
                    .statusCode(400)
                    .body("code", is("PARAMETER_INVALID"));
        }
        Contract.unchecked(story.preparer())
                .queryParam("asOf", "-999999999-01-01")
                .get("/v1/subsidy-totals")
                .then()
                .statusCode(400)
                .body("code", is("PARAMETER_INVALID"));
    }

    /** Each within its limits, and together beyond what is counted exactly. */
    @Test
    void shouldRefuseFiguresThatAreTooLargeTogether() {
        story.providers();
        Map<String, Object> plan = new LinkedHashMap<>(story.boardPlan());
        plan.remove("residual");
        plan.put("amount", Story.gbp("999999999999999.99"));
        plan.put(
                "pots",
                java.util.stream.IntStream.range(0, 94)
                        .mapToObj(i -> Story.pot("P" + i, "PROVIDERS", "1", "999999999999999.99"))
                        .toList());
        draft(plan).then().statusCode(422).body("code", is("FIGURES_TOO_LARGE"));
        plan.put("amount", Story.gbp("10000000000000.00"));
        plan.put("pots", java.util.List.of(Story.pot("CARE", "PROVIDERS", "100", "10000000000000.00")));
        UUID planId = Story.id(draft(plan).then());
        UUID snapshotId = story.snapshot(Story.DRIVER_HEADER + "P1,L1,RESIDENTIAL,BED,1,\n");
        story.asPreparer()
                .body(story.proRata(planId, "CARE", snapshotId, "BED"))
                .post("/v1/runs?dryRun=true")
                .then()
                .statusCode(422)
                .body("code", is("FIGURES_TOO_LARGE"));
    }

    @Test
    void shouldRefuseCsvThatIsNotText() {
        byte[] latin = (Story.PROVIDER_HEADER + "P1,Caf\u00e9,L1,x,CARE_HOME,Y,N,Y,,,,\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Contract.unchecked(story.preparer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .queryParam("label", "x")
                .body(latin)
                .post("/v1/provider-imports")
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
        Contract.unchecked(story.preparer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .queryParam("label", "x")
                .body(Story.PROVIDER_HEADER + "P1,A\u0000B,L1,x,CARE_HOME,Y,N,Y,,,,\n")
                .post("/v1/provider-imports")
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
        story.reading().get("/v1/providers").then().body("items", hasSize(0));
    }
}
