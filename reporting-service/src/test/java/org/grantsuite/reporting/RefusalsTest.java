package org.grantsuite.reporting;

import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.freeze;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.validate;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.UUID;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** What is asked for and not there, and what is asked of a return that is frozen. */
@ReportingServiceTest
class RefusalsTest {
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";

    @Test
    void shouldLeaveAFrozenReturnAsItIs() {
        var grant = SiblingGrant.aGrant().publish();
        var id = draft(grant, "RP1");
        inputs(id, Map.of("nilReason", "NO_RECEIPT", "notes", "No cash yet")).statusCode(200);
        var hash = frozen(id);
        var etag = get(preparer(), path(id, "")).extract().header("ETag");

        validate(id).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_OPEN"));
        freeze(id).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_OPEN"));
        get(preparer(), path(id, ""))
                .statusCode(200)
                .header("ETag", etag)
                .body("status", is("FROZEN"))
                .body("contentHash", is(hash));
    }

    @Test
    void shouldBeginNoReturnOfAGrantThatIsNotThere() {
        var grantId = UUID.randomUUID();

        post(preparer(), "/v1/department-returns", Map.of("grantId", grantId, "reportingPoint", "RP1"))
                .statusCode(404)
                .body("code", is("GRANT_UNKNOWN"));
        get(preparer(), "/v1/department-returns?grantId=" + grantId)
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void shouldAcceptOnlyAnImportThatWasMade() {
        var path = "/v1/provider-return-imports/" + NOBODY;

        get(officer(), path).statusCode(404).body("code", is("IMPORT_UNKNOWN"));
        post(officer(), path + "/acceptance", Map.of()).statusCode(404).body("code", is("IMPORT_UNKNOWN"));
    }
}
