package org.grantsuite.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.otherOfficer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.providerReturn;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

@ReportingServiceTest
class VerificationSampleResourceTest {

    private static final String PATH = "/v1/verification-samples";

    private static Map<String, Object> drawing(SiblingGrant grant, int size, String seed) {
        var request = new LinkedHashMap<String, Object>();
        request.put("grantId", grant.id);
        request.put("reportingPoint", "RP2");
        request.put("size", size);
        request.put("seed", seed);
        return request;
    }

    /** Weights by the default policy: 1 for being there, 2 late, 4 without evidence, 1 for each £10,000. */
    @Test
    void shouldWeighByRiskAndDrawWhatTheRecordedFactsDraw() throws Exception {
        var grant = SiblingGrant.aGrant();
        grant.award("1-A", "10.00");
        grant.award("1-B", "35000.00");
        grant.award("1-C", "10.00");
        grant.publish();
        handIn(grant, "1-A", "9.00", "2022-04-10", List.of("REF-A-" + grant.id));
        handIn(grant, "1-B", "35000.00", "2022-04-10", List.of("REF-B-" + grant.id));
        handIn(grant, "1-C", "9.00", "2022-05-03", List.of());
        var body = post(officer(), PATH, drawing(grant, 2, "seed-of-2022"))
                .statusCode(201)
                .body("method", is("sha256-weighted/1"))
                .extract()
                .jsonPath();
        List<Map<String, Object>> population = body.getList("population");
        Map<String, Long> weights = new TreeMap<>();
        Map<Object, Long> byProvider = new TreeMap<>();
        var drawn = new TreeMap<Integer, String>();
        for (var one : population) {
            weights.put(one.get("providerReturnId").toString(), ((Number) one.get("riskPoints")).longValue());
            byProvider.put(one.get("providerId"), ((Number) one.get("riskPoints")).longValue());
            drawn.put((Integer) one.get("drawn"), one.get("providerReturnId").toString());
        }
        assertThat(byProvider).containsEntry("1-A", 1L).containsEntry("1-B", 4L).containsEntry("1-C", 7L);
        drawn.remove(0);
        assertThat(new ArrayList<>(drawn.values())).isEqualTo(redrawn(weights, 2, "seed-of-2022"));
        String again = post(officer(), PATH, drawing(grant, 2, "seed-of-2022"))
                .extract()
                .path("populationHash");
        assertThat(again).isEqualTo(body.getString("populationHash"));
    }

    private static void handIn(
            SiblingGrant grant, String provider, String spent, String signedOn, List<String> references) {
        var request = providerReturn(grant, provider, spent, "0.00");
        request.put("signedOn", signedOn);
        request.put("evidenceReferences", references);
        post(officer(), "/v1/provider-returns", request).statusCode(201);
    }

    /** Worked out from the recorded facts alone, as an auditor would. */
    private static List<String> redrawn(Map<String, Long> weights, int size, String seed) throws Exception {
        var left = new TreeMap<>(weights);
        var drawn = new ArrayList<String>();
        for (int k = 1; k <= size; k++) {
            var hash = MessageDigest.getInstance("SHA-256").digest((seed + ":" + k).getBytes(StandardCharsets.UTF_8));
            long total = left.values().stream().mapToLong(Long::longValue).sum();
            long rest = new BigInteger(1, hash).mod(BigInteger.valueOf(total)).longValue();
            for (var one : new TreeMap<>(left).entrySet()) {
                rest -= one.getValue();
                if (rest < 0) {
                    drawn.add(one.getKey());
                    left.remove(one.getKey());
                    break;
                }
            }
        }
        return drawn;
    }

    @Test
    void shouldChooseAndRecordASeedWhereNoneIsGiven() {
        var grant = SiblingGrant.aGrantInUse().publish();
        accepted(grant, "1-A", "990.00", "10.00");
        var request = drawing(grant, 1, "x");
        request.remove("seed");
        String seed = post(officer(), PATH, request).statusCode(201).extract().path("seed");
        assertThat(seed).matches("[0-9a-f]{32}");
        get(officer(), PATH + "?grantId=" + grant.id).body("items", hasSize(1)).body("items[0].seed", is(seed));
    }

    @Test
    void shouldRefuseASampleOfNothingAndOneThatIsTooLarge() {
        var grant = SiblingGrant.aGrantInUse().publish();
        post(officer(), PATH, drawing(grant, 1, "12345678"))
                .statusCode(422)
                .body("code", is("SAMPLE_POPULATION_EMPTY"));
        accepted(grant, "1-A", "990.00", "10.00");
        post(officer(), PATH, drawing(grant, 2, "12345678")).statusCode(422).body("code", is("SAMPLE_TOO_LARGE"));
        var nowhere = drawing(grant, 1, "12345678");
        nowhere.put("reportingPoint", "RP9");
        post(officer(), PATH, nowhere).statusCode(422).body("code", is("REPORTING_POINT_UNKNOWN"));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldRecordOneResultByAnotherPersonForWhatWasDrawn() {
        var grant = SiblingGrant.aGrantInUse().publish();
        String sampled = accepted(grant, "1-A", "990.00", "10.00");
        String id =
                post(officer(), PATH, drawing(grant, 1, "12345678")).extract().path("id");
        var result = Map.of("providerReturnId", sampled, "outcome", "VERIFIED", "words", "Payslips seen");
        post(officer(), PATH + "/" + id + "/results", result)
                .statusCode(403)
                .body("code", is("SUBMITTER_MAY_NOT_VERIFY"));
        String other = accepted(grant, "1-B", "500.50", "0.00");
        post(
                        otherOfficer(),
                        PATH + "/" + id + "/results",
                        Map.of("providerReturnId", other, "outcome", "FAILED", "words", "x"))
                .statusCode(422)
                .body("code", is("RETURN_NOT_SAMPLED"));
        post(otherOfficer(), PATH + "/" + id + "/results", result)
                .statusCode(200)
                .body("population[0].outcome", is("VERIFIED"))
                .body("population[0].verifiedBy", is("olly"));
        post(otherOfficer(), PATH + "/" + id + "/results", result)
                .statusCode(409)
                .body("code", is("RESULT_RECORDED"));
        get(Tokens.of("E09000001", "sly", "grants-officer"), PATH + "/" + id)
                .statusCode(404)
                .body("code", is("SAMPLE_UNKNOWN"));
    }
}
