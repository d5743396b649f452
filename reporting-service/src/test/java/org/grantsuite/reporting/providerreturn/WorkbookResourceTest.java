package org.grantsuite.reporting.providerreturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.otherOfficer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.provider;
import static org.grantsuite.reporting.testing.Reporting.providerReturn;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.providerreturn.file.Filled;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** A workbook goes out filled, comes back filled in, and is read like every other return. */
@ReportingServiceTest
class WorkbookResourceTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int FIRST = 4;

    private static SiblingGrant grant() {
        var grant = SiblingGrant.aGrant();
        grant.award("1-A", "1-A-L1", "1200.00", "800.00");
        grant.acceptedInPart("1000.00");
        grant.award("1-A", "1-A-L2", "500.00", "500.00");
        grant.award("1-B", "1-B-L1", "500.50", "500.50");
        // closed once it was paid: it is reported on all the same
        return grant.ended("CLOSED").publish();
    }

    private static ValidatableResponse template(String token, SiblingGrant grant, String more) {
        return get(token, "/v1/provider-return-template.xlsx?reportingPoint=RP2&grantId=" + grant.id + more);
    }

    private static Filled fetched(String token, SiblingGrant grant) {
        return Filled.of(template(token, grant, "").statusCode(200).extract().asByteArray());
    }

    private static ValidatableResponse send(String token, SiblingGrant grant, String more, byte[] workbook) {
        return Contract.given(token)
                .contentType(XLSX)
                .header("Idempotency-Key", Reporting.key())
                .body(workbook)
                .post("/v1/provider-return-workbooks?reportingPoint=RP2&grantId=" + grant.id + more)
                .then();
    }

    @Test
    void shouldStartFilledWithWhatTheCouncilKnows() {
        var grant = grant();
        var early = providerReturn(grant, "1-A", "250.00", "550.00");
        early.put("reportingPoint", "RP1");
        early.put("periodTo", "2021-11-30");
        early.put("locationId", "1-A-L1");
        String id = post(officer(), "/v1/provider-returns", early)
                .statusCode(201)
                .extract()
                .path("id");
        post(otherOfficer(), "/v1/provider-returns/" + id + "/acceptance", Map.of())
                .statusCode(200);
        var workbook = fetched(officer(), grant);
        assertThat(workbook.at(FIRST, "location_id")).isEqualTo("1-A-L1");
        assertThat((BigDecimal) workbook.at(FIRST, "awarded")).isEqualByComparingTo("1000.00");
        assertThat((BigDecimal) workbook.at(FIRST, "paid")).isEqualByComparingTo("800.00");
        assertThat((BigDecimal) workbook.at(FIRST, "before_retention")).isEqualByComparingTo("250.00");
        assertThat((BigDecimal) workbook.at(FIRST, "before_hours")).isEqualByComparingTo("120.50");
        assertThat(workbook.at(FIRST, "award_ids"))
                .isEqualTo(grant.awardOf("1-A").toString());
        assertThat(workbook.at(FIRST, "spend_retention")).isNull();
        assertThat(workbook.at(FIRST + 1, "before_retention")).isNull();
        assertThat(workbook.at(FIRST + 2, "location_id")).isEqualTo("1-B-L1");
    }

    @Test
    void shouldTakeTheFilledWorkbookWholeWithItsItems() {
        var grant = grant();
        var filled = fetched(provider("1-A"), grant)
                .row(FIRST, "700.00", "100.00")
                .row(FIRST + 1, "500.00", "0.00")
                .put(FIRST, "leavers", BigDecimal.ZERO)
                .put(FIRST, "forecast_retention", new BigDecimal("800.00"))
                .item(
                        "provider_id",
                        "1-A",
                        "location_id",
                        "1-A-L1",
                        "measure",
                        "RETENTION",
                        "incurred_on",
                        LocalDate.of(2022, 2, 1),
                        "amount",
                        new BigDecimal("700.00"),
                        "evidence_reference",
                        "INV-" + grant.id);
        send(provider("1-A"), grant, "&dryRun=true", filled.bytes())
                .statusCode(200)
                .body("rows", is(2))
                .body("items", is(1))
                .body("spent.amount", is("1200.00"))
                .body("findings", empty());
        get(officer(), "/v1/provider-returns?grantId=" + grant.id).body("items", empty());
        send(provider("1-A"), grant, "", filled.bytes())
                .statusCode(201)
                .body("rows", is(2))
                .body("received", is(2))
                .body("spent.amount", is("1200.00"));
        String first = get(officer(), "/v1/provider-returns?grantId=" + grant.id)
                .body("items.locationId", contains("1-A-L1", "1-A-L2"))
                .body("items.leavers", contains(0, null))
                .body("items[0].forecast[0].amount.amount", is("800.00"))
                .extract()
                .path("items[0].id");
        get(officer(), "/v1/provider-returns/" + first + "/items").body("items.amount.amount", contains("700.00"));
    }

    /** The same fault in JSON, CSV and a workbook is told by the same rule and column. */
    @Test
    void shouldTellTheSameErrorInEachFormat() {
        var grant = grant();
        var json = providerReturn(grant, "1-A", "1.00", "0.00");
        json.put("signedOn", "2999-01-01");
        fault(post(officer(), "/v1/provider-returns", json), "request", 1);
        var csv = "provider_id,location_id,award_ids,signed_by,signed_on,new_expenditure,no_double_funding,unspent,"
                + "spend_retention\n1-A,1-A-L1," + grant.awardOf("1-A") + ",Petra,2999-01-01,Y,Y,0.00,1.00\n";
        fault(
                Contract.given(officer())
                        .header("Idempotency-Key", Reporting.key())
                        .contentType("text/csv")
                        .body(csv)
                        .post("/v1/provider-return-imports?reportingPoint=RP2&grantId=" + grant.id)
                        .then(),
                "file",
                2);
        var workbook =
                fetched(officer(), grant).row(FIRST, "1.00", "0.00").put(FIRST, "signed_on", LocalDate.of(2999, 1, 1));
        fault(send(officer(), grant, "", workbook.bytes()), "Returns", FIRST);
        get(officer(), "/v1/provider-returns?grantId=" + grant.id).body("items", empty());
    }

    private static void fault(ValidatableResponse answer, String sheet, int row) {
        answer.statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].sheet", is(sheet))
                .body("errors[0].row", is(row))
                .body("errors[0].column", is("signed_on"))
                .body("errors[0].severity", is("ERROR"))
                .body("errors[0].rule", is("DATE_IN_FUTURE"));
    }

    @Test
    void shouldGiveAProviderItsOwnAndTakeItsOwn() {
        var grant = grant();
        template(provider("1-A"), grant, "&providerId=1-B").statusCode(403).body("code", is("PROVIDER_NOT_YOURS"));
        template(provider("1-Z"), grant, "").statusCode(422).body("code", is("TEMPLATE_HAS_NO_LOCATION"));
        var own = fetched(provider("1-B"), grant);
        assertThat(own.at(FIRST, "location_id")).isEqualTo("1-B-L1");
        send(provider("1-A"), grant, "", own.row(FIRST, "500.50", "0.00").bytes())
                .statusCode(403)
                .body("code", is("PROVIDER_NOT_YOURS"));
        get(officer(), "/v1/provider-returns?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldRefuseAnOversizedBodyAndWhatIsNoWorkbook() {
        var grant = grant();
        send(officer(), grant, "", new byte[27_000_000]).statusCode(413).body("code", is("BODY_TOO_LARGE"));
        send(officer(), grant, "", new byte[] {1, 2, 3})
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("errors[0].rule", is("NOT_A_WORKBOOK"));
        get(officer(), "/v1/provider-returns?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldTakeOneWorkbookOnceUnderOneKey() {
        var grant = grant();
        var bytes = fetched(officer(), grant).row(FIRST, "700.00", "100.00").bytes();
        var key = Reporting.key();
        for (int i = 0; i < 2; i++) {
            Contract.given(officer())
                    .contentType(XLSX)
                    .header("Idempotency-Key", key)
                    .body(bytes)
                    .post("/v1/provider-return-workbooks?reportingPoint=RP2&grantId=" + grant.id)
                    .then()
                    .statusCode(201)
                    .body("rows", is(1));
        }
        get(officer(), "/v1/provider-returns?grantId=" + grant.id).body("items", hasSize(1));
        // Handed in again under another key, the location has its return already: told in its place.
        send(officer(), grant, "", bytes)
                .statusCode(422)
                .body("errors[0].rule", is("PROVIDER_RETURN_EXISTS"))
                .body("errors[0].row", is(FIRST));
    }
}
