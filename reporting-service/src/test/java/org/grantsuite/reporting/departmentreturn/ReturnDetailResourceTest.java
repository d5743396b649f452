package org.grantsuite.reporting.departmentreturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.submit;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.Pdf;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

@ReportingServiceTest
class ReturnDetailResourceTest {

    private static final Map<String, Object> NIL = Map.of("nilReason", "NO_RECEIPT");

    @Test
    void shouldOpenACellDownToWhatItIsMadeOfPageByPage() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var first = accepted(grant, "1-A", "990.00", "10.00");
        var second = accepted(grant, "1-B", "500.50", "0.00");
        var id = draft(grant, "RP2");
        var cell = path(id, "/provenance?code=D4&key=RETENTION/PROVIDER&limit=1");
        String next = get(preparer(), cell)
                .statusCode(200)
                .body("value", is("1490.50"))
                .body("total", is(2))
                .body("items.reference", contains(first))
                .body("items.amount", contains("990.00"))
                .body("items.href", contains("/v1/provider-returns/" + first))
                .extract()
                .path("next");
        get(preparer(), cell + "&cursor=" + next)
                .body("items.reference", contains(second))
                .body("items.amount", contains("500.50"))
                .body("next", nullValue());
        get(preparer(), path(id, "/provenance?code=D2"))
                .body("items.source", contains("JOURNAL", "JOURNAL"))
                .body("items[0].href", is("/v1/grants/" + grant.id + "/journals"));
        get(preparer(), path(id, "/provenance?code=D4&key=NOSUCH"))
                .statusCode(404)
                .body("code", is("CELL_UNKNOWN"));
        post(preparer(), path(id, "/refresh")).statusCode(200);
        get(preparer(), cell + "&cursor=" + next).statusCode(400).body("code", is("CURSOR_INVALID"));
    }

    @Test
    void shouldStandBesideItsVersionBeforeTheEarlierPointAndTheBooks() {
        var grant = SiblingGrant.aGrant().publish();
        var nil = draft(grant, "RP1");
        inputs(nil, NIL);
        submit(nil, frozen(nil), "2022-01-12T10:15:00Z").statusCode(200);
        grant.receipt("331788.60", "2021-12-15")
                .spend("GL1", "LOCAL_RECRUITMENT", "NONE", "89387.00", "2022-01-10")
                .publish();
        var id = draft(grant, "RP2");
        get(preparer(), path(id, "/comparison"))
                .statusCode(200)
                .body("previousVersion", nullValue())
                .body("earlierPoint.departmentReturnId", is(nil))
                .body("earlierPoint.differences.find { it.code == 'D1' }.before", is("0.00"))
                .body("earlierPoint.differences.find { it.code == 'D1' }.after", is("89387.00"))
                .body("books", empty());
        grant.spend("GL2", "RETENTION", "NONE", "0.01", "2022-02-01").publish();
        get(preparer(), path(id, "/comparison"))
                .body("books.find { it.code == 'D1' }.before", is("89387.00"))
                .body("books.find { it.code == 'D1' }.after", is("89387.01"));
        String revised = post(
                        preparer(),
                        "/v1/department-returns",
                        Map.of("grantId", grant.id, "reportingPoint", "RP1", "revisionReason", "A late invoice"))
                .statusCode(201)
                .extract()
                .path("id");
        get(preparer(), path(revised, "/comparison"))
                .body("previousVersion.revision", is(1))
                .body("previousVersion.departmentReturnId", is(nil))
                .body("previousVersion.differences", empty());
    }

    @Test
    void shouldBeReadAsOdsCsvAndTaggedPdf() {
        var grant = SiblingGrant.aGrantInUse().publish();
        accepted(grant, "1-A", "990.00", "10.00");
        var id = draft(grant, "RP2");
        inputs(id, Map.of("notes", "=1+1", "hours", "0.25"));
        get(preparer(), path(id, "/file.pdf")).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));
        var hash = frozen(id);
        var csv = Contract.given(preparer())
                .accept("text/csv")
                .get(path(id, "/file.csv"))
                .asString();
        assertThat(csv)
                .contains("Cells,D1,,Total spent directly by the council,94916.81,GBP,CUMULATIVE\r\n")
                .contains(",'=1+1,")
                .contains("Return,Content hash (SHA-256)," + hash + "\r\n")
                .contains("Missing providers,1-B,500.50\r\n");
        var ods = Contract.given(preparer())
                .accept("application/vnd.oasis.opendocument.spreadsheet")
                .get(path(id, "/file.ods"))
                .asByteArray();
        assertThat(new String(ods, 30, 54, StandardCharsets.US_ASCII))
                .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
        var pdf = Contract.given(preparer()).accept("application/pdf").get(path(id, "/file.pdf"));
        assertThat(pdf.header("Content-Disposition")).contains("E08000002_31-5781_RP2_v1.pdf");
        assertThat(new String(pdf.asByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .contains("/MarkInfo")
                .contains("/StructTreeRoot");
        assertThat(Pdf.text(pdf.asByteArray()))
                .contains("D1 Total spent directly by the council 94916.81 GBP", "1-B 500.50", hash);
        get(preparer(), path(id, "")).body("contentHash", startsWith(hash.substring(0, 8)));
    }
}
