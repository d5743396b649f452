package org.grantsuite.reporting;

import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;

/** A council with one of everything, and one that asks for it. */
@ReportingServiceTest
class CrossCouncilTest extends org.grantsuite.commons.testing.CrossCouncilTest {
    private static final String HEADER = "provider_id,location_id,award_ids,signed_by,signed_on,new_expenditure,"
            + "no_double_funding,unspent,spend_retention\n";

    @Override
    protected String owner() {
        return Reporting.COUNCIL;
    }

    @Override
    protected String stranger() {
        return "E09000074";
    }

    @Override
    protected Map<String, String> unproven() {
        return Map.of();
    }

    @Override
    protected Set<String> naturalKeys() {
        return Set.of();
    }

    @Override
    protected Map<String, String> ids() {
        var grant = SiblingGrant.aGrantInUse().publish();
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("grantId", grant.id.toString());
        ids.put("providerReturnId", Reporting.accepted(grant, "1-A", "990.50", "9.50"));
        ids.put("departmentReturnId", aSignedReturn(grant));
        ids.put("importId", anImport());
        ids.put("workItemId", aWorkItem());
        return ids;
    }

    private static String aSignedReturn(SiblingGrant grant) {
        String id = Reporting.draft(grant, "RP2");
        Reporting.sign(id, "sam", "SECTION_151_OFFICER", Reporting.frozen(id)).statusCode(201);
        return id;
    }

    private static String anImport() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var file = HEADER + "1-A,1-A-L1," + grant.awardOf("1-A") + ",Petra,2022-04-10,Y,Y,10.00,990.00\n";
        return Contract.given(officer())
                .header("Idempotency-Key", Reporting.key())
                .contentType("text/csv")
                .body(file)
                .post("/v1/provider-return-imports?reportingPoint=RP2&grantId=" + grant.id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A notice that grant-service refused. */
    private static String aWorkItem() {
        var grant = SiblingGrant.aGrant().publish();
        grant.refuseSubmissions(422, "REPORTING_POINT_UNKNOWN");
        String id = Reporting.draft(grant, "RP1");
        Reporting.inputs(id, Map.of("nilReason", "NO_RECEIPT", "notes", "No cash yet"))
                .statusCode(200);
        Reporting.submit(id, Reporting.frozen(id), "2022-01-12T10:15:00Z").statusCode(200);
        String found = "items.find { it.grantId == '" + grant.id + "' }.id";
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        get(officer(), "/v1/work-items?limit=500").extract().path(found) != null);
        return get(officer(), "/v1/work-items?limit=500").extract().path(found);
    }
}
