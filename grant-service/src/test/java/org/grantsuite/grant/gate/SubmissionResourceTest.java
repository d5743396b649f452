package org.grantsuite.grant.gate;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class SubmissionResourceTest {
    private static final String ACKNOWLEDGED =
            ",\"acknowledgement\":{\"reference\":\"DHSC-77\",\"acknowledgedAt\":\"2022-01-13T09:00:00Z\"}";
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldShowDaysLeftAndAmountAtRiskOnABusinessDay() {
        gate("2021-12-08")
                .body("items[1].gate.status", is("OPEN"))
                .body("items[1].gate.daysLeft", is(37))
                .body("items[1].gate.amountAtRisk.amount", is("221192.40"))
                .body("items[1].gate.warning", nullValue())
                .body("items[0].gate", nullValue());
        gate("2022-01-04").body("items[1].gate.warning", containsString("10 days"));
        gate("2022-01-15").body("items[1].gate.status", is("MISSED"));
    }

    @Test
    void shouldMeetTheGateByASubmissionInTimeThatWasAcknowledged() {
        submit(body("RP1", "2022-01-12T10:15:00Z", ACKNOWLEDGED))
                .statusCode(201)
                .body("late", is(false))
                .body("gates", hasSize(1))
                .body("gates[0].instalmentNumber", is(2))
                .body("gates[0].status", is("MET"));

        gate("2022-02-01")
                .body("items[1].gate.status", is("MET"))
                .body("items[1].gate.amountAtRisk.amount", is("0.00"))
                .body("items[1].gate.evidence.acknowledgement.reference", is("DHSC-77"))
                .body("items[1].status", is("EXPECTED"));
        gate("2022-01-12").body("items[1].gate.status", is("OPEN")).body("items[1].gate.evidence", nullValue());
        gate("2022-01-13").body("items[1].gate.status", is("MET"));
    }

    @Test
    void shouldNotMeetTheGateByALateSubmission() {
        submit(body("RP1", "2022-01-15T00:00:00Z", ACKNOWLEDGED.replace("2022-01-13", "2022-01-16")))
                .statusCode(201)
                .body("late", is(true))
                .body("gates[0].status", is("MISSED"));
    }

    @Test
    void shouldMeetTheGateWhenTheAcknowledgementFollows() {
        String body = body("RP1", "2022-01-12T10:15:00Z", "");
        submit(body).statusCode(201).body("gates[0].status", is("MISSED"));

        submit(body.replace("\"submittedBy\"", ACKNOWLEDGED.substring(1) + ",\"submittedBy\""))
                .statusCode(200)
                .body("gates[0].status", is("MET"));
    }

    @Test
    void shouldTakeTheSameSubmissionOnce() {
        String body = body("RP1", "2022-01-12T10:15:00Z", ACKNOWLEDGED);
        submit(body).statusCode(201);

        submit(body).statusCode(200).header("Idempotency-Replayed", "true");
        submit(body.replace("EMAIL", "PORTAL")).statusCode(409).body("code", is("SUBMISSION_DIFFERS"));
        council.as("auditor").get("/v1/grants/" + grant + "/submissions").then().body("items", hasSize(1));
    }

    @Test
    void shouldRefuseAReportingPointTheEditionDoesNotHave() {
        submit(body("RP9", "2022-01-12T10:15:00Z", ACKNOWLEDGED))
                .statusCode(422)
                .body("code", is("REPORTING_POINT_UNKNOWN"));
    }

    @Test
    void shouldRefuseAMomentThatHasNotCome() {
        submit(body("RP1", Council.tomorrow() + "T10:15:00Z", ""))
                .statusCode(422)
                .body("code", is("FACT_IN_THE_FUTURE"));
    }

    private ValidatableResponse gate(String asOf) {
        return council.as("finance")
                .get("/v1/grants/" + grant + "/instalments?asOf=" + asOf)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse submit(String body) {
        return Contract.given(Tokens.ofService("reporting-service"))
                .header("X-Council-Code", Council.CODE)
                .body(body)
                .post("/v1/grants/" + grant + "/submissions")
                .then();
    }

    private static String body(String point, String sentAt, String more) {
        String template = """
                {"reportingPoint":"%s","departmentReturnId":"%s","version":1,"channel":"EMAIL","sentAt":"%s",
                 "fileName":"rp1.xlsx","fileHash":"%s"%s,"submittedBy":"carol"}""";
        return template.formatted(point, UUID.randomUUID(), sentAt, "ab".repeat(32), more);
    }
}
