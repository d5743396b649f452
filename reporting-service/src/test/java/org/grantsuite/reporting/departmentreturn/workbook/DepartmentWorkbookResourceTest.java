package org.grantsuite.reporting.departmentreturn.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.auditor;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.sign;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** A blank LibreOffice built goes in, is mapped, comes out filled, and is what was sent. */
@ReportingServiceTest
class DepartmentWorkbookResourceTest {

    private static ValidatableResponse upload(String token, byte[] file) {
        return Contract.creating(token)
                .contentType("application/octet-stream")
                .body(file)
                .post("/v1/department-workbooks?schemeCode=WRRF-1&reportingPoint=RP2&label=April")
                .then();
    }

    private static ValidatableResponse map(String id, List<Map<String, String>> cells) {
        return Contract.given(preparer())
                .body(Map.of("cells", cells))
                .put("/v1/department-workbooks/" + id + "/mapping")
                .then();
    }

    private static Map<String, String> at(String code, String key, String cell) {
        var one = new LinkedHashMap<String, String>();
        one.put("code", code);
        if (key != null) {
            one.put("key", key);
        }
        one.put("sheet", "Return");
        one.put("cell", cell);
        return one;
    }

    private static List<Map<String, String>> mapping() {
        return new ArrayList<>(List.of(
                Map.of("header", "councilCode", "sheet", "Return", "cell", "B3"),
                Map.of("header", "periodTo", "sheet", "Return", "cell", "B5"),
                at("D4", "EXISTING_HOURS/DIRECT", "B8"),
                at("D4", "LOCAL_RECRUITMENT/DIRECT", "B10"),
                at("D4", "RETENTION/PROVIDER", "C9"),
                at("D14", null, "B16"),
                Map.of("code", "D7", "name", "Recruits")));
    }

    private static SiblingGrant reported() {
        var grant = SiblingGrant.aGrantInUse().publish();
        accepted(grant, "1-A", "990.00", "10.00");
        accepted(grant, "1-B", "500.50", "0.00");
        return grant;
    }

    @Test
    void shouldFillTheDepartmentsWorkbookAndSendThatVeryFile() {
        var blank = Blanks.read("spend-return.xlsx");
        String workbook = upload(preparer(), blank)
                .statusCode(201)
                .body("kind", is("xlsx"))
                .body("sheets", contains("Return"))
                .body("names", contains("Recruits"))
                .body("fileHash", is(Sha256.hex(blank)))
                .body("mapping", nullValue())
                .extract()
                .path("id");
        map(workbook, mapping()).statusCode(200).body("mappedBy", is("pat")).body("mapping.code", hasItems("D4", "D7"));
        assertThat(Contract.given(preparer())
                        .get("/v1/department-workbooks/" + workbook + "/file")
                        .asByteArray())
                .isEqualTo(blank);
        var id = draft(reported(), "RP2");
        inputs(id, Map.of("notes", "=HYPERLINK(\"x\")"));
        fill(id, workbook).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));
        var hash = frozen(id);
        refuseToSendWhatWasNotFilled(id, hash);
        get(preparer(), path(id, "/file.workbook")).statusCode(404).body("code", is("WORKBOOK_UNKNOWN"));
        String fileHash = fill(id, workbook)
                .statusCode(201)
                .body("fileName", is("E08000002_31-5781_RP2_v1.department.xlsx"))
                .body("filled.find { it.place == 'Return!C9' }.figure", is("D4 RETENTION/PROVIDER"))
                .body("withoutPlace", hasItems("D1", "D2"))
                .body("withoutPlace", not(hasItem("D7")))
                .extract()
                .path("fileHash");
        var file = Contract.given(preparer()).get(path(id, "/file.workbook")).asByteArray();
        assertThat(Sha256.hex(file)).isEqualTo(fileHash);
        var cells = BlankWorkbook.open(file).cells();
        assertThat(cells.get(Blanks.place("Return!B3")).text()).isEqualTo("E08000002");
        assertThat(cells.get(Blanks.place("Return!B5")).text()).isEqualTo("44651");
        assertThat(cells.get(Blanks.place("Return!B8")).text()).isEqualTo("0.00");
        assertThat(cells.get(Blanks.place("Return!B10")).text()).isEqualTo("89387.00");
        assertThat(cells.get(Blanks.place("Return!C9")).text()).isEqualTo("1490.50");
        assertThat(cells.get(Blanks.place("Return!B15")).text()).isEqualTo("4");
        assertThat(cells.get(Blanks.place("Return!B16"))).isEqualTo(new CellContent("=HYPERLINK(\"x\")", null));
        sendIt(id, fileHash);
    }

    private static void refuseToSendWhatWasNotFilled(String id, String hash) {
        sign(id, "chris", "CHIEF_EXECUTIVE", hash).statusCode(201);
        sign(id, "sam", "SECTION_151_OFFICER", hash).statusCode(201);
        var sending = Reporting.sending(hash, "2022-04-20T09:00:00Z");
        sending.put("fileFormat", "WORKBOOK");
        post(preparer(), path(id, "/submission"), sending).statusCode(409).body("code", is("FILE_HASH_MISMATCH"));
        get(preparer(), path(id, "")).body("status", is("CERTIFIED"));
    }

    private static void sendIt(String id, String fileHash) {
        var sending = Reporting.sending(fileHash, "2022-04-20T09:00:00Z");
        sending.put("fileFormat", "WORKBOOK");
        post(preparer(), path(id, "/submission"), sending)
                .statusCode(200)
                .body("submission.fileHash", is(fileHash))
                .body("submission.fileName", is("E08000002_31-5781_RP2_v1.department.xlsx"));
    }

    @Test
    void shouldFillAnOdsAgainWhereItWasMappedWrongly() throws IOException {
        String ods = upload(preparer(), Blanks.read("spend-return.ods"))
                .statusCode(201)
                .body("kind", is("ods"))
                .extract()
                .path("id");
        map(ods, mapping()).statusCode(200);
        var grant = reported().archive();
        var id = draft(grant, "RP2");
        var figures = frozen(id);
        String hash = fill(id, ods).statusCode(201).extract().path("fileHash");
        fill(id, ods).statusCode(201).body("fileHash", is(hash));
        map(ods, List.of(at("D2", null, "B8"))).statusCode(200);
        String mended = fill(id, ods)
                .statusCode(201)
                .body("fileHash", not(is(hash)))
                .extract()
                .path("fileHash");
        assertThat(workbookOf(id)).isEqualTo(mended);
        // what was sent is what is shown from then on, though another was filled after it
        sign(id, "chris", "CHIEF_EXECUTIVE", figures).statusCode(201);
        sign(id, "sam", "SECTION_151_OFFICER", figures).statusCode(201);
        var sending = Reporting.sending(hash, "2022-04-20T09:00:00Z");
        sending.put("fileFormat", "WORKBOOK");
        post(preparer(), path(id, "/submission"), sending).statusCode(200).body("submission.fileHash", is(hash));
        assertThat(workbookOf(id)).isEqualTo(hash);
        assertThat(packed(grant)).contains(figures + "-" + hash + ".workbook", figures + "-" + mended + ".workbook");
    }

    /** The files of the final return in the audit pack. */
    private static List<String> packed(SiblingGrant grant) throws IOException {
        var pack = Contract.given(auditor())
                .accept("application/zip")
                .get("/v1/grants/" + grant.id + "/audit-pack.zip")
                .asByteArray();
        var folder = "reporting/files/RP2-v1/";
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith(folder)) {
                    names.add(entry.getName().substring(folder.length()));
                }
            }
        }
        return names;
    }

    private static String workbookOf(String id) {
        return Sha256.hex(
                Contract.given(preparer()).get(path(id, "/file.workbook")).asByteArray());
    }

    @Test
    void shouldLookAtEveryPlaceBeforeAMappingIsKept() {
        String id =
                upload(preparer(), Blanks.read("spend-return.xlsx")).extract().path("id");
        map(id, mapping()).statusCode(200);
        var wrong = mapping();
        wrong.add(at("D1", null, "D8"));
        wrong.add(at("D2", null, "C4"));
        wrong.add(at("D12", null, "B8"));
        wrong.add(Map.of("code", "D5", "name", "Hours"));
        map(id, wrong)
                .statusCode(422)
                .body("code", is("WORKBOOK_CELL_FORMULA"))
                .body("violations.field", contains("Return!D8", "Return!C4", "Return!B8", "Hours"));
        get(preparer(), "/v1/department-workbooks/" + id).body("mapping", hasSize(7));
        map("0190b0b0-0000-7000-8000-000000000001", mapping()).statusCode(404).body("code", is("WORKBOOK_UNKNOWN"));
    }

    @Test
    void shouldRefuseAFigureTheReturnDoesNotHaveAndKeepNoFile() {
        String workbook =
                upload(preparer(), Blanks.read("fortnight.xlsx")).extract().path("id");
        var id = draft(reported(), "RP2");
        frozen(id);
        fill(id, workbook).statusCode(422).body("code", is("WORKBOOK_NOT_MAPPED"));
        var unknown = at("D4", "NO_SUCH_MEASURE/DIRECT", "B4");
        unknown.put("sheet", "Fortnight 3");
        map(workbook, List.of(unknown)).statusCode(200);
        fill(id, workbook).statusCode(422).body("code", is("WORKBOOK_FIGURE_UNKNOWN"));
        get(preparer(), path(id, "/file.workbook")).statusCode(404);
    }

    @Test
    void shouldFollowAReissuedBlank() {
        var before = Blanks.read("several-sheets.xlsx");
        var after = Blanks.changed(before, "xl/sharedStrings.xml", "Transferred<", "Passed on<");
        String earlier = upload(preparer(), before).extract().path("id");
        String later = upload(preparer(), after).extract().path("id");
        var cell = at("D2", null, "B3");
        cell.put("sheet", "Input");
        map(earlier, List.of(cell)).statusCode(200);
        get(preparer(), "/v1/department-workbooks/" + later + "/drift?earlierId=" + earlier)
                .statusCode(200)
                .body("total", is(2))
                .body("changes.kind", contains("CELL_RENAMED", "INPUT_UNCERTAIN"))
                .body("changes[0].textAfter", is("Passed on"));
        get(preparer(), "/v1/department-workbooks/" + later + "/drift?earlierId=" + later)
                .body("changes", empty());
    }

    @Test
    void shouldTakeTheSameBlankOnceAndShowItToItsOwnCouncilOnly() {
        var blank = Blanks.read("fortnight.ods");
        String id = upload(preparer(), blank).statusCode(201).extract().path("id");
        upload(preparer(), blank).statusCode(201).body("id", is(id));
        var stranger = Tokens.of("E08000003", "stan", "returns-preparer");
        get(stranger, "/v1/department-workbooks/" + id).statusCode(404).body("code", is("WORKBOOK_UNKNOWN"));
        get(stranger, "/v1/department-workbooks").body("items.id", not(hasItem(id)));
        get(preparer(), "/v1/department-workbooks?schemeCode=WRRF-1&limit=500").body("items.id", hasItem(id));
        upload(Reporting.auditor(), blank).statusCode(403).body("code", is("ROLE_MISSING"));
    }

    @Test
    void shouldRefuseWhatIsNoWorkbook() {
        upload(preparer(), new byte[] {1, 2, 3})
                .statusCode(422)
                .body("code", is("WORKBOOK_UNREADABLE"))
                .body("detail", containsString("not a zip file"));
        upload(preparer(), Blanks.with(Blanks.read("fortnight.xlsx"), "xl/vbaProject.bin", new byte[] {1}))
                .statusCode(422)
                .body("code", is("WORKBOOK_HAS_MACROS"));
    }

    private static ValidatableResponse fill(String id, String workbook) {
        return post(preparer(), path(id, "/workbook"), Map.of("workbookId", workbook));
    }
}
