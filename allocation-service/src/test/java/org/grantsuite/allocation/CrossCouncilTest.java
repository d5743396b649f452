package org.grantsuite.allocation;

import static org.grantsuite.allocation.testing.Story.id;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;

/** A council with one of everything, and one that asks for it. */
@AllocationServiceTest
class CrossCouncilTest extends org.grantsuite.commons.testing.CrossCouncilTest {
    private final Story story = new Story();
    private final String stranger = new Story().council;

    @Override
    protected String owner() {
        return story.council;
    }

    @Override
    protected String stranger() {
        return stranger;
    }

    @Override
    protected Map<String, String> unproven() {
        return Map.of();
    }

    @Override
    protected Set<String> naturalKeys() {
        // The grants of grant-service: what this service knows of one it knows by the council's own rows.
        return Set.of("grantId");
    }

    @Override
    protected Map<String, String> ids() {
        UUID plan = story.accepted();
        UUID paymentRun = story.approvedPaymentRun(plan, "P1");
        story.grants.refusePostings(story.grantId, true);
        story.release(paymentRun).statusCode(200);
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("planId", plan.toString());
        ids.put("paymentRunId", paymentRun.toString());
        ids.put("paymentId", String.valueOf(story.payments(paymentRun).get(0).get("id")));
        ids.put("providerId", first("/v1/providers", "providerId"));
        ids.put("snapshotId", first("/v1/driver-snapshots", "id"));
        ids.put("runId", first("/v1/runs", "id"));
        ids.put("awardId", story.awards(plan).get(0).toString());
        ids.put("grantId", story.grantId.toString());
        ids.put("auditId", anAudit());
        ids.put("workItemId", aWorkItem());
        return ids;
    }

    private String anAudit() {
        return id(Contract.creating(Tokens.of(story.council, "farid", "finance"))
                        .contentType("text/csv")
                        .body(
                                "run_label,payment_date,supplier_no,amount_gbp\nP1,2021-12-16,s1,300.00\nP1,2021-12-16,s2,600.00\n")
                        .post("/v1/payment-audits?label=Published")
                        .then())
                .toString();
    }

    private String aWorkItem() {
        // All of them: a delivery under way would still move the owner's rows while the stranger is asking.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> pending() == 0 && !workItems().isEmpty());
        return workItems().get(0);
    }

    private int pending() {
        return story.reading()
                .get("/v1/grants/" + story.grantId + "/outbox-position?onOrBefore=2022-03-31")
                .path("pending");
    }

    private List<String> workItems() {
        return story.asReleaser().get("/v1/work-items?limit=500").path("items.id");
    }

    private String first(String list, String field) {
        return story.reading().get(list).then().statusCode(200).extract().path("items[0]." + field);
    }
}
