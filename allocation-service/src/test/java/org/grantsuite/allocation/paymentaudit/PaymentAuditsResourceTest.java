package org.grantsuite.allocation.paymentaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class PaymentAuditsResourceTest {
    private static final String HEADER = "run_label,payment_date,supplier_no,amount_gbp\n";
    private final Story story = new Story();

    private RequestSpecification as(String role) {
        return Contract.given(Tokens.of(story.council, "person of " + role, role));
    }

    private ValidatableResponse examine(String csv, String query) {
        return as(Roles.FINANCE)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body(csv)
                .post("/v1/payment-audits?label=Published" + query)
                .then();
    }

    private static String published() throws IOException {
        try (InputStream file = PaymentAuditsResourceTest.class.getResourceAsStream("/payments/devon-wrrf.csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldTellWhatDoesNotFitInPublishedSpending() throws IOException {
        String id = examine(published(), "")
                .statusCode(201)
                .body("lines", is(788))
                .body("runs.find { it.label == 'WRRF1-P1' }.rate.amount", is("300.00"))
                .body("runs.find { it.label == 'WRRF1-P1' }.total.amount", is("989100.00"))
                .body("pairs.find { it.earlier == 'WRRF1-P1' }.predicted.amount", is("659400.00"))
                .body(
                        "findings.kind",
                        containsInAnyOrder(
                                "UNIT_COUNT_MOVED",
                                "MISSING_FROM_LATER",
                                "MISSING_FROM_EARLIER",
                                "MAY_BE_UNDER_THRESHOLD",
                                "PAID_IN_PARTS"))
                .extract()
                .path("id");
        as(Roles.AUDITOR)
                .get("/v1/payment-audits/" + id + "/findings?kind=UNIT_COUNT_MOVED&limit=500")
                .then()
                .statusCode(200)
                .body("items.supplierNo", containsInAnyOrder("209342", "244550", "86872", "90938", "90958"))
                .body("items.find { it.supplierNo == '209342' }.expected.amount", is("8000.00"));
        String next = as(Roles.AUDITOR)
                .get("/v1/payment-audits/" + id + "/findings?limit=6")
                .then()
                .statusCode(200)
                .body("items", hasSize(6))
                .extract()
                .path("next");
        as(Roles.AUDITOR)
                .get("/v1/payment-audits/" + id + "/findings?limit=6&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(4));
        as(Roles.AUDITOR).get("/v1/payment-audits").then().statusCode(200).body("items.id", hasItem(id));
    }

    @Test
    void shouldUseAStatedRateAndThreshold() throws IOException {
        examine(published(), "&rate=WRRF1-P1=300.00&publicationThreshold=0.00")
                .statusCode(201)
                .body("runs.find { it.label == 'WRRF1-P1' }.rateStated", is(true))
                .body("findings.find { it.kind == 'MISSING_FROM_LATER' }.count", is(2));
    }

    @Test
    void shouldRefuseAFileByLineAndColumnAndKeepNothing() {
        examine(HEADER + "P1,2021-12-16,s1,300.00\nP1,16/12/2021,,-5.00\n", "")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations.line", contains(3, 3, 3))
                .body("violations.column", containsInAnyOrder("payment_date", "supplier_no", "amount_gbp"));
        examine(HEADER, "").statusCode(422).body("code", is("PAYMENTS_MISSING"));
        examine(HEADER + "P1,2021-12-16,s1,300.00\n", "&rate=P2=300.00")
                .statusCode(422)
                .body("code", is("RATE_WITHOUT_RUN"));
        examine(HEADER + "P1,2021-12-16,s1,300.00\n", "&rate=P1=300.00&rate=P1=200.00")
                .statusCode(422)
                .body("code", is("RATE_REPEATED"));
        Contract.unchecked(Tokens.of(story.council, "farid", Roles.FINANCE))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body(HEADER + "P1,2021-12-16,s1,300.00\\n")
                .post("/v1/payment-audits?label=x&rate=P1")
                .then()
                .statusCode(400);
        as(Roles.AUDITOR).get("/v1/payment-audits").then().statusCode(200).body("items", empty());
    }

    @Test
    void shouldBeForThoseWhoseWorkItIsAndStayInItsCouncil() {
        String id = examine(HEADER + "P1,2021-12-16,s1,300.00\n", "")
                .statusCode(201)
                .extract()
                .path("id");
        as(Roles.PROVIDER).get("/v1/payment-audits/" + id).then().statusCode(403);
        String elsewhere = Tokens.of(new Story().council, "another", Roles.AUDITOR);
        assertThat(elsewhere).isNotBlank();
        Contract.given(elsewhere)
                .get("/v1/payment-audits/" + id)
                .then()
                .statusCode(404)
                .body("code", is("PAYMENT_AUDIT_UNKNOWN"));
        Contract.given(elsewhere)
                .get("/v1/payment-audits/" + id + "/findings")
                .then()
                .statusCode(404);
    }
}
