package org.grantsuite.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.evidence.Files.named;
import static org.grantsuite.reporting.evidence.Files.pdf;
import static org.grantsuite.reporting.evidence.Files.upload;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.provider;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.grantsuite.reporting.testing.Siblings;
import org.junit.jupiter.api.Test;

@ReportingServiceTest
class InformationAnswerResourceTest {

    private static final String PATH = "/v1/information-answers";

    private static String evidence(SiblingGrant grant, String reference) {
        return upload(officer(), grant.id, named(reference, "a.pdf"), pdf(reference + grant.id))
                .extract()
                .path("id");
    }

    private static Map<String, Object> answer(SiblingGrant grant, UUID request, String... evidence) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("grantId", grant.id);
        answer.put("informationRequestId", request);
        answer.put("answeredOn", "2022-05-10");
        answer.put("answer", "The receipts are enclosed.");
        answer.put("evidenceIds", List.of(evidence));
        return answer;
    }

    @Test
    void shouldTellGrantServiceTheAnswerWithTheHashesOfItsEvidence() {
        var grant = SiblingGrant.aGrant().publish();
        var request = UUID.randomUUID();
        grant.takeAnswer(request);
        var id = evidence(grant, "EV-17");
        post(officer(), PATH, answer(grant, request, id)).statusCode(201).body("answeredBy", is("ann"));
        var asked = Siblings.asked("POST", request.toString());
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).json().path("answer").asText()).isEqualTo("The receipts are enclosed.");
        assertThat(asked.get(0).json().path("answeredOn").asText()).isEqualTo("2022-05-10");
        assertThat(asked.get(0).json().path("evidence").asText())
                .isEqualTo("EV-17 sha256 " + Sha256.hex(pdf("EV-17" + grant.id)));
        get(officer(), PATH + "?grantId=" + grant.id).body("items.evidenceIds[0]", contains(id));
    }

    @Test
    void shouldRecordNothingThatGrantServiceRefuses() {
        var grant = SiblingGrant.aGrant().publish();
        var request = UUID.randomUUID();
        grant.refuseAnswer(request);
        post(officer(), PATH, answer(grant, request, evidence(grant, "EV-1")))
                .statusCode(409)
                .body("code", is("SIBLING_REFUSED"))
                .body("detail", containsString("INFORMATION_REQUEST_MOVE_NOT_ALLOWED"));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldRefuseEvidenceItDoesNotKnowAnotherGrantsAndTomorrow() {
        var grant = SiblingGrant.aGrant().publish();
        var other = SiblingGrant.aGrant().publish();
        var request = UUID.randomUUID();
        grant.takeAnswer(request);
        post(officer(), PATH, answer(grant, request, UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", is("EVIDENCE_UNKNOWN_HERE"));
        post(officer(), PATH, answer(grant, request, evidence(other, "EV-1")))
                .statusCode(422)
                .body("code", is("EVIDENCE_OF_ANOTHER_GRANT"));
        var tomorrow = answer(grant, request, evidence(grant, "EV-1"));
        tomorrow.put("answeredOn", "2999-01-01");
        post(officer(), PATH, tomorrow).statusCode(422).body("code", is("DATE_IN_FUTURE"));
        post(provider("1-A"), PATH, answer(grant, request, evidence(grant, "EV-2")))
                .statusCode(403);
        assertThat(Siblings.asked("POST", request.toString())).isEmpty();
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }
}
