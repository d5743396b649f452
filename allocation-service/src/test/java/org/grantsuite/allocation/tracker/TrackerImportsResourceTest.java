package org.grantsuite.allocation.tracker;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Directory;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class TrackerImportsResourceTest {
    private static final String CARE_HOMES = """
            Extract of 30 November
            CQC_ID,Last updated,maximum capacity,occupied or used,Nurses_Employed,Care_Workers_Employed
            L1,2021-11-29,40,38,,21
            L2,2021-11-29,25,0,3,
            L4,2021-11-29,9,9,0,4
            L9,2021-11-29,10,10,1,1
            """;

    private final Story story = new Story();

    @BeforeEach
    void providers() {
        story.providers();
    }

    private ValidatableResponse take(String service, String csv, String asOf) {
        return take(service, csv.getBytes(StandardCharsets.UTF_8), "text/csv", asOf);
    }

    private ValidatableResponse take(String service, byte[] file, String type, String asOf) {
        return story.asPreparer()
                .contentType(type)
                .queryParam("service", service)
                .queryParam("asOf", asOf)
                .queryParam("source", "Capacity Tracker")
                .queryParam("label", "November 2021")
                .body(file)
                .post("/v1/tracker-imports")
                .then();
    }

    @Test
    void shouldTakeFilledNumbersCountBlankOnesAndQueueTheUnknown() {
        String snapshot = take("CARE_HOME", CARE_HOMES, "2021-11-30")
                .statusCode(201)
                .body("rows", is(4))
                .body("unplaced", is(1))
                .body("blanks.find { it.driver == 'NURSE_HEADS' }.locations", is(1))
                .body("blanks.find { it.driver == 'CARE_WORKER_HEADS' }.locations", is(1))
                .body("blanks", hasSize(2))
                .body("snapshot.totals.find { it.driver == 'NURSE_HEADS' }.units", is(3))
                .body("snapshot.totals.find { it.driver == 'NURSE_HEADS' }.lines", is(2))
                // the beds of L4, which is no care home, are no beds (R19); an occupied 0 is a 0
                .body("snapshot.totals.find { it.driver == 'CAPACITY_BEDS' }.units", is(65))
                .body("snapshot.totals.find { it.driver == 'OCCUPIED_BEDS' }.units", is(38))
                .body("snapshot.totals.find { it.driver == 'OCCUPIED_BEDS' }.lines", is(2))
                .extract()
                .path("snapshot.id");
        story.reading()
                .get("/v1/register-errors?status=OPEN")
                .then()
                .body("items.locationId", contains("L9"))
                .body("items.kind", contains("LOCATION_UNKNOWN"))
                .body("items.line", contains(6))
                .body("items.importId", contains(snapshot));
        story.reading()
                .get("/v1/driver-snapshots/" + snapshot + "/origin")
                .then()
                .body("kind", is("TRACKER"))
                .body("detail.bedsOfNoActiveCareHome", is(2));
    }

    @Test
    void shouldKnowALocationByTheMappingOfAnEarlierError() {
        take("CARE_HOME", CARE_HOMES, "2021-11-30").statusCode(201);
        String error = story.reading()
                .get("/v1/register-errors?status=OPEN")
                .then()
                .extract()
                .path("items[0].id");
        resolve(error, "L77").statusCode(422).body("code", is("REGISTER_RESOLUTION_UNFIT"));
        resolve(error, "L3").statusCode(200).body("resolvedTo", is("L3"));
        take("CARE_HOME", CARE_HOMES, "2021-12-31")
                .statusCode(201)
                .body("unplaced", is(0))
                .body("snapshot.totals.find { it.driver == 'CAPACITY_BEDS' }.units", is(75));
    }

    private ValidatableResponse resolve(String error, String to) {
        return Contract.creating(story.preparer())
                .body(Map.of("resolution", "MAP_LOCATION", "to", to, "reason", "its new number"))
                .post("/v1/register-errors/" + error + "/resolution")
                .then();
    }

    @Test
    void shouldTakeServiceUsersOfHomeCareAndShareByThem() {
        UUID snapshot = UUID.fromString(
                take("HOME_CARE", "CQC_ID,CQC_Care_Workers_Employed,service user count\nL4,12,77\n", "2021-11-30")
                        .statusCode(201)
                        .body("snapshot.totals.driver", containsInAnyOrder("CARE_WORKER_HEADS", "SERVICE_USERS"))
                        .extract()
                        .path("snapshot.id"));
        UUID planId = story.approvedPlan();
        story.run(planId, "CARE", snapshot, "SERVICE_USERS");
    }

    @Test
    void shouldRefuseFaultyExtractsWithTheirPlaceAndTakeNothing() {
        take("CARE_HOME", "CQC_ID,Nurses_Employed\nL1,-1\nL1,2.5\n", "2021-11-30")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations.line", contains(2, 3, 3))
                .body("violations.column", contains("Nurses_Employed", "CQC_ID", "Nurses_Employed"));
        take("CARE_HOME", "Home,Nurses_Employed\nL1,1\n", "2021-11-30")
                .statusCode(422)
                .body("code", is("SHEET_HEADER_MISSING"))
                .body("violations[0].column", is("CQC_ID"));
        take("CARE_HOME", "CQC_ID,Nurses_Employed\nL1,=1+1\n", "2021-11-30")
                .statusCode(422)
                .body("code", is("SHEET_UNSAFE"));
        take("CARE_HOME", "CQC_ID,Nurses_Employed\nL1,\n", "2021-11-30")
                .statusCode(422)
                .body("code", is("SNAPSHOT_EMPTY"));
        take("CARE_HOME", CARE_HOMES, "2999-11-30").statusCode(422).body("code", is("DATE_IN_FUTURE"));
        story.reading().get("/v1/driver-snapshots").then().body("items", hasSize(0));
        story.reading().get("/v1/register-errors").then().body("items", hasSize(0));
    }

    /** What the reader refuses is shown where it is tested; here, that an extract goes through that reader and leaves nothing. */
    @Test
    void shouldRefuseExtractsThatAreDamagedOrMeantToHarm() {
        String header = "CQC_ID,Nurses_Employed\n";
        damaged(header + "L1,1\nL2", "text/csv", "IMPORT_REFUSED", 3);
        damaged(header + "L1,1\n\"L2,1\n", "text/csv", "SHEET_UNREADABLE", 3);
        damaged((header + "caf\u00e9,1\n").getBytes(StandardCharsets.ISO_8859_1), "text/csv", "SHEET_UNREADABLE", 2);
        damaged(header + ",".repeat(1_000_000) + "\n", "text/csv", "SHEET_UNSAFE", 2);
        damaged("\n".repeat(1_000_000) + header, "text/csv", "SHEET_UNSAFE", 10_001);
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
        damaged(Directory.zip(Map.of("xl/workbook.xml", bomb)), Directory.XLSX, "SHEET_UNREADABLE", 1);
        damaged(Directory.zip(Map.of("content.xml", bomb)), Directory.ODS, "SHEET_UNSAFE", 1);
        damaged(
                Directory.zip(
                        Map.of("content.xml", "<a>" + ("<b>" + " ".repeat(900_000) + "</b>").repeat(40) + "</a>")),
                Directory.ODS,
                "SHEET_UNSAFE",
                1);
        story.reading().get("/v1/driver-snapshots").then().body("items", hasSize(0));
        story.reading().get("/v1/register-errors").then().body("items", hasSize(0));
    }

    private void damaged(String text, String type, String code, int line) {
        damaged(text.getBytes(StandardCharsets.UTF_8), type, code, line);
    }

    private void damaged(byte[] file, String type, String code, int line) {
        take("CARE_HOME", file, type, "2021-11-30")
                .statusCode(422)
                .body("code", is(code))
                .body("violations[0].line", is(line));
    }
}
