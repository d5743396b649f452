package org.grantsuite.reporting.departmentreturn.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One place holds one figure: of two, the department would be sent the one that was written last. */
@ReportingServiceTest
class WorkbookPlacesTest {

    @Test
    void shouldTakeAFormatWhoseNumberIsNoneForNoDate() {
        var styles = new XlsxStyles(
                "<styleSheet><cellXfs><xf numFmtId=\"many\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        assertThat(styles.isDate(0)).isFalse();
        assertThat(styles.isDate(1)).isTrue();
    }

    private static final Map<String, String> RECRUITS = Map.of("code", "D7", "name", "Recruits");

    /** A blank of this test's own: one blank is one workbook of a council, with one mapping. */
    private final byte[] blank =
            Blanks.changed(Blanks.read("spend-return.xlsx"), "xl/sharedStrings.xml", ">Retention<", ">Retaining<");

    private String workbook;

    @BeforeEach
    void upload() {
        workbook = Contract.creating(preparer())
                .contentType("application/octet-stream")
                .body(blank)
                .post("/v1/department-workbooks?schemeCode=WRRF-1&reportingPoint=RP2&label=April")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        map(RECRUITS).statusCode(200);
    }

    @SafeVarargs
    private ValidatableResponse map(Map<String, String>... cells) {
        return Contract.given(preparer())
                .body(Map.of("cells", List.of(cells)))
                .put("/v1/department-workbooks/" + workbook + "/mapping")
                .then();
    }

    private static Map<String, String> at(String code, String cell) {
        return Map.of("code", code, "sheet", "Return", "cell", cell);
    }

    private void stillMapsRecruitsOnly() {
        get(preparer(), "/v1/department-workbooks/" + workbook).body("mapping.code", contains("D7"));
    }

    @Test
    void shouldPutTwoFiguresInTwoPlaces() {
        map(RECRUITS, at("D1", "B8"), at("D2", "B8"))
                .statusCode(422)
                .body("code", is("WORKBOOK_CELL_REPEATED"))
                .body("detail", is("Return!B8 is meant for D1 and for D2"))
                .body("violations.field", contains("Return!B8"));
        stillMapsRecruitsOnly();
    }

    @Test
    void shouldKnowACellByItsNameAndByItsAddress() {
        var place = BlankWorkbook.open(blank).names().get("Recruits");
        map(RECRUITS, at("D8", place.reference()))
                .statusCode(422)
                .body("code", is("WORKBOOK_CELL_REPEATED"))
                .body("detail", is(place + " is meant for D7 and for D8"));
        stillMapsRecruitsOnly();
    }
}
