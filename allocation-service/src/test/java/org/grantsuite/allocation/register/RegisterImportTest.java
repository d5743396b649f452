package org.grantsuite.allocation.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Directory;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directory imported, placed, compared and made into drivers, as one council sees it: Bury, and later North Northamptonshire. */
@AllocationServiceTest
class RegisterImportTest {
    private static final String NURSING = "Service type - Care home service with nursing";
    private static final String RESIDENTIAL = "Service type - Care home service without nursing";
    private static final java.util.concurrent.atomic.AtomicInteger PERSONS =
            new java.util.concurrent.atomic.AtomicInteger();

    private final String council = "E08000002";
    private final String person = "petra" + PERSONS.incrementAndGet();

    @BeforeEach
    void forgetTheCouncil() {
        Registers.forget("E08000002");
        Registers.forget("E06000061");
    }

    private String token() {
        return Tokens.of(council, person, "grants-officer", "allocation-preparer");
    }

    private ValidatableResponse take(byte[] file, String type, String publishedOn, String scope) {
        return Registers.send(token(), file, type, publishedOn, scope);
    }

    private ValidatableResponse take(Directory directory, String publishedOn) {
        return take(directory.csv(), "text/csv", publishedOn, "COUNCIL").statusCode(201);
    }

    private static String id(ValidatableResponse answer) {
        return answer.extract().path("id");
    }

    private ValidatableResponse get(String path) {
        return Contract.given(token()).get(path).then();
    }

    /** Eight rows of which each is another case of DOMAIN 7 and 8. */
    private static Directory traps() {
        return new Directory()
                .preamble("Care directory with filters", "1 February 2021", "")
                .home("1-101", "1-901", "40")
                .home("1-102", "1-901", "25", NURSING, "Y")
                .home("1-103", "1-902", "n/a")
                .home("1-104", "1-902", "", "Dormant (Y/N)", "Y")
                .home("1-105", "1-903", "12", "Care home?", "N", "Service type - Domiciliary care service", "Y")
                .home("1-106", "1-904", "30", "Location Dual Registered", "Dual Registration")
                .home(
                        "1-107",
                        "1-905",
                        "30",
                        "Location Dual Registered",
                        "Dual Registration",
                        "Primary ID (Dual registration locations)",
                        "1-106")
                .home("1-108", "1-906", "50", "Location Local Authority", "Rochdale")
                .home("1-109", "1-907", "7", "Location Local Authority", "Unspecified")
                .home("1-110", "1-907", "0");
    }

    @Test
    void shouldReadTheSameFromEachFormat() {
        String csv = id(take(traps().csv(), "text/csv", "2021-02-01", "ENGLAND").statusCode(201));
        String xlsx =
                id(take(traps().xlsx(), Directory.XLSX, "2021-02-02", "ENGLAND").statusCode(201));
        String ods =
                id(take(traps().ods(), Directory.ODS, "2021-02-03", "ENGLAND").statusCode(201));
        List<Map<String, Object>> fromCsv = locations(csv);
        assertThat(fromCsv).hasSize(10);
        assertThat(locations(xlsx)).isEqualTo(fromCsv);
        assertThat(locations(ods)).isEqualTo(fromCsv);
        get("/v1/register-snapshots/" + xlsx + "/changes?since=" + csv)
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private List<Map<String, Object>> locations(String id) {
        List<Map<String, Object>> items = get("/v1/register-snapshots/" + id + "/locations?limit=500")
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .map(item -> {
                    Map<String, Object> copy = new java.util.TreeMap<>(item);
                    copy.remove("line");
                    return copy;
                })
                .collect(java.util.stream.Collectors.toList());
    }

    @Test
    void shouldKeepTheCouncilsRowsAndEveryUnplacedOne() {
        ValidatableResponse taken = take(traps(), "2021-02-01")
                .body("rows", is(10))
                .body("kept", is(9))
                .body("outside", is(1))
                .body("unplaced", is(1))
                .body("applied", is(true));
        String id = id(taken);
        get("/v1/register-snapshots/" + id + "/locations")
                .body("items.find { it.locationId == '1-103' }.beds", nullValue())
                .body("items.find { it.locationId == '1-103' }.verdict", is("BEDS_BLANK"))
                .body("items.find { it.locationId == '1-104' }.verdict", is("DORMANT"))
                .body("items.find { it.locationId == '1-105' }.verdict", is("NOT_CARE_HOME"))
                .body("items.find { it.locationId == '1-106' }.verdict", is("COUNTED"))
                .body("items.find { it.locationId == '1-107' }.verdict", is("COUNTED_AT_PRIMARY"))
                .body("items.find { it.locationId == '1-109' }.verdict", is("UNPLACED"))
                .body("items.find { it.locationId == '1-110' }.verdict", is("COUNTED"))
                .body("items.find { it.locationId == '1-110' }.beds", is(0))
                .body("items.find { it.locationId == '1-101' }.localAuthorityCode", is("E08000002"))
                .body("items.find { it.locationId == '1-101' }.registeredOn", is("2011-04-01"))
                .body("items.find { it.locationId == '1-101' }.brandName", nullValue())
                .body("items.find { it.locationId == '1-101' }.line", is(5));
        get("/v1/register-snapshots/" + id + "/locations?verdict=DORMANT").body("items.locationId", contains("1-104"));
        get("/v1/providers/1-905")
                .statusCode(200)
                .body("locations[0].dualRegistrationPrimaryId", is("1-106"))
                .body("registered", is(true));
        get("/v1/register-errors?status=OPEN")
                .body("items", hasSize(1))
                .body("items[0].kind", is("AUTHORITY_UNMAPPED"))
                .body("items[0].locationId", is("1-109"))
                .body("items[0].line", is(13));
    }

    @Test
    void shouldCountBedsOnceAndSayWhatBecameOfEveryLocation() {
        String id = id(take(traps(), "2021-02-01"));
        ValidatableResponse derived = derive(id, Map.of("driver", "BED", "label", "Beds of February"))
                .statusCode(201)
                .body("snapshot.totals[0].driver", is("BED"))
                // 40 + 25 + 30 at the primary + 0: blank, dormant, secondary, elsewhere and unplaced are not in it
                .body("snapshot.totals[0].units", is(95))
                .body("snapshot.totals[0].lines", is(4))
                .body("snapshot.assumed", is(false))
                .body("verdicts.find { it.verdict == 'COUNTED' }.beds", is(95))
                .body("verdicts.find { it.verdict == 'COUNTED_AT_PRIMARY' }.beds", is(30))
                .body("verdicts.find { it.verdict == 'UNPLACED' }.beds", is(7))
                .body("verdicts.locations.sum()", is(9))
                .body("warnings.code", containsInAnyOrder("REGISTER_ROWS_UNPLACED", "REGISTER_BEDS_BLANK"));
        String snapshot = derived.extract().path("snapshot.id");
        get("/v1/driver-snapshots/" + snapshot + "/lines")
                .body(
                        "items.lineKey",
                        contains(
                                "1-901|1-101|RESIDENTIAL|BED",
                                "1-901|1-102|NURSING_AND_RESIDENTIAL|BED",
                                "1-904|1-106|RESIDENTIAL|BED",
                                "1-907|1-110|RESIDENTIAL|BED"));
        get("/v1/driver-snapshots/" + snapshot + "/origin")
                .statusCode(200)
                .body("kind", is("REGISTER"))
                .body("sourceId", is(id))
                .body("detail.verdicts.COUNTED.beds", is(95));
    }

    @Test
    void shouldNeverTakeAFlagForANumberOfNursingBeds() {
        String id = id(take(traps().home("1-111", "1-908", "60", NURSING, "Y", RESIDENTIAL, ""), "2021-02-01"));
        derive(id, Map.of("driver", "NURSING_BED", "label", "Nursing"))
                .statusCode(422)
                .body("code", is("REGISTER_NURSING_BEDS_WRONG"));
        for (Map<String, Object> wrong : List.of(
                Map.<String, Object>of("locationId", "1-102", "beds", 26),
                Map.<String, Object>of("locationId", "1-101", "beds", 1),
                Map.<String, Object>of("locationId", "1-107", "beds", 1))) {
            derive(id, nursing(List.of(wrong))).statusCode(422).body("code", is("REGISTER_NURSING_BEDS_WRONG"));
        }
        get("/v1/driver-snapshots").body("items", hasSize(0));
        derive(id, nursing(List.of(Map.of("locationId", "1-102", "beds", 20))))
                .statusCode(201)
                .body("snapshot.assumed", is(true))
                .body("snapshot.totals[0].units", is(20))
                .body("snapshot.source", containsString("nursing beds stated by the board paper"))
                .body(
                        "warnings.code",
                        containsInAnyOrder("REGISTER_ROWS_UNPLACED", "REGISTER_BEDS_BLANK", "NURSING_BEDS_NOT_STATED"));
    }

    private static Map<String, Object> nursing(List<Map<String, Object>> beds) {
        return Map.of("driver", "NURSING_BED", "label", "Nursing", "statedBy", "the board paper", "nursingBeds", beds);
    }

    private ValidatableResponse derive(String id, Map<String, Object> request) {
        return Contract.creating(token())
                .body(request)
                .post("/v1/register-snapshots/" + id + "/driver-snapshots")
                .then();
    }

    @Test
    void shouldAskForADecisionWhereAPairNamesEachOther() {
        String dual = "Location Dual Registered";
        String primary = "Primary ID (Dual registration locations)";
        String id = id(take(
                new Directory()
                        .home("1-201", "1-911", "30", dual, "Dual Registration", primary, "1-202")
                        .home("1-202", "1-912", "30", dual, "Dual Registration", primary, "1-201")
                        .home("1-203", "1-913", "9", dual, "Dual Registration", primary, "1-999"),
                "2021-02-01"));
        get("/v1/register-snapshots/" + id + "/locations")
                .body("items.verdict", contains("PRIMARY_UNKNOWN", "PRIMARY_UNKNOWN", "PRIMARY_UNKNOWN"));
        resolve(error("1-201"), Map.of("resolution", "PRIMARY", "to", "1-201", "reason", "holds the contract"))
                .statusCode(200);
        resolve(error("1-202"), Map.of("resolution", "PRIMARY", "to", "1-201", "reason", "same building"))
                .statusCode(200);
        get("/v1/register-snapshots/" + id + "/locations")
                .body("items.verdict", contains("COUNTED", "COUNTED_AT_PRIMARY", "PRIMARY_UNKNOWN"));
        // the next edition has the same fault, and the answer is remembered
        take(
                        new Directory()
                                .home("1-201", "1-911", "30", dual, "Dual Registration", primary, "1-202")
                                .home("1-202", "1-912", "30", dual, "Dual Registration", primary, "1-201"),
                        "2021-03-01")
                .body("unplaced", is(0));
    }

    private String error(String location) {
        return get("/v1/register-errors?status=OPEN&limit=500")
                .extract()
                .path("items.find { it.locationId == '" + location + "' }.id");
    }

    private ValidatableResponse resolve(String error, Map<String, Object> request) {
        return Contract.creating(token())
                .body(request)
                .post("/v1/register-errors/" + error + "/resolution")
                .then();
    }

    @Test
    void shouldPlaceNorthamptonshireByTheDay() {
        String north = Tokens.of("E06000061", person, "grants-officer", "allocation-preparer");
        String authority = "Location Local Authority";
        Directory before = new Directory()
                .home("1-301", "1-921", "10", authority, "Northamptonshire")
                .home("1-302", "1-922", "20", authority, "Northamptonshire")
                .home("1-303", "1-923", "30", authority, "North Northamptonshire");
        Registers.send(north, before.csv(), "text/csv", "2021-03-31", "ENGLAND")
                .statusCode(201)
                .body("unplaced", is(1));
        Contract.given(north)
                .get("/v1/register-errors?status=OPEN")
                .then()
                .body("items.locationId", contains("1-303"))
                .body("items[0].kind", is("AUTHORITY_NOT_IN_FORCE"))
                .body("items[0].message", containsString("E06000061 from 2021-04-01"));
        String id = id(Registers.send(north, before.csv(), "text/csv", "2021-04-01", "ENGLAND")
                .statusCode(201)
                .body("unplaced", is(2)));
        String first = Contract.given(north)
                .get("/v1/register-errors?status=OPEN&limit=500")
                .then()
                .extract()
                .path("items.find { it.locationId == '1-301' }.id");
        for (String wrong : List.of("Northamptonshire", "E0600006")) {
            Contract.creating(north)
                    .body(Map.of("resolution", "MAP_LOCATION", "to", wrong, "reason", "Kettering"))
                    .post("/v1/register-errors/" + first + "/resolution")
                    .then()
                    .statusCode(422)
                    .body("code", is("REGISTER_RESOLUTION_UNFIT"));
        }
        Contract.creating(north)
                .body(Map.of("resolution", "MAP_LOCATION", "to", "E06000061", "reason", "Kettering"))
                .post("/v1/register-errors/" + first + "/resolution")
                .then()
                .statusCode(200)
                .body("status", is("RESOLVED"))
                .body("resolvedBy", is(person));
        Contract.creating(north)
                .body(Map.of("resolution", "SET_ASIDE", "reason", "again"))
                .post("/v1/register-errors/" + first + "/resolution")
                .then()
                .statusCode(409)
                .body("code", is("REGISTER_ERROR_RESOLVED"));
        Contract.given(north)
                .get("/v1/register-snapshots/" + id + "/locations")
                .then()
                .body("items.verdict", contains("COUNTED", "UNPLACED", "COUNTED"));
        Contract.given(north)
                .get("/v1/providers/1-921")
                .then()
                .body("locations[0].localAuthorityCode", is("E06000061"));
    }

    @Test
    void shouldMapANameOnceForEveryRowAndForLaterImports() {
        String authority = "Location Local Authority";
        String id = id(take(
                new Directory()
                        .home("1-401", "1-931", "10", authority, "Metropolitan Bury")
                        .home("1-402", "1-931", "20", authority, "metropolitan  bury"),
                "2021-02-01"));
        resolve(error("1-401"), Map.of("resolution", "MAP_NAME", "to", "E08000002", "reason", "a slip of the source"))
                .statusCode(200);
        get("/v1/register-errors?status=OPEN").body("items", hasSize(0));
        get("/v1/register-snapshots/" + id + "/locations").body("items.verdict", contains("COUNTED", "COUNTED"));
        take(new Directory().home("1-401", "1-931", "10", authority, "Metropolitan Bury"), "2021-03-01")
                .body("unplaced", is(0));
    }

    @Test
    void shouldQueueWhatIsNoIdOfTheRegulatorAndRefuseASlip() {
        take(new Directory().home("RTX04", "RTX", "8"), "2021-02-01").body("unplaced", is(1));
        get("/v1/register-errors").body("items[0].kind", is("LOCATION_ID_FORM"));
        take(new Directory().home("1-12x4", "1-900", "8").csv(), "text/csv", "2021-02-02", "COUNCIL")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations[0].line", is(2))
                .body("violations[0].column", is("Location ID"));
        resolve(error("RTX04"), Map.of("resolution", "MAP_NAME", "to", "E08000002", "reason", "x"))
                .statusCode(422)
                .body("code", is("REGISTER_RESOLUTION_UNFIT"));
        resolve(error("RTX04"), Map.of("resolution", "SET_ASIDE", "reason", "a ward, no care home"))
                .statusCode(200);
    }

    @Test
    void shouldTellWhatChangedAndEndWhatIsListedNoMore() {
        String uprn = "Location UPRN ID";
        String first = id(take(
                new Directory()
                        .home("1-501", "1-941", "40")
                        .home("1-502", "1-941", "20")
                        .home("1-503", "1-942", "30", uprn, "100012345678")
                        .home("1-504", "1-943", "", "Location Postal Code", "BL9 1XX"),
                "2021-02-01"));
        String second = id(take(
                new Directory()
                        .home("1-501", "1-941", "42")
                        .home("1-502", "1-949", "20")
                        .home("1-504", "1-943", "0", "Location Postal Code", "BL8 1XX")
                        .home("1-505", "1-950", "31", uprn, "100012345678", "Location Name", "New name"),
                "2021-03-01"));
        get("/v1/register-snapshots/" + second + "/changes?since=" + first)
                .statusCode(200)
                .body(
                        "items.collect { it.locationId + ' ' + it.kind }",
                        contains(
                                "1-501 BEDS_CHANGED",
                                "1-502 OWNER_CHANGED",
                                "1-503 CLOSED",
                                "1-503 SUCCESSOR_LINKED",
                                "1-504 BEDS_CHANGED",
                                "1-504 MOVED",
                                "1-505 OPENED"))
                .body("items[0].before", is("40"))
                .body("items[0].after", is("42"))
                .body("items[3].successorLocationId", is("1-505"))
                .body("items[3].matchedBy", is("PROPERTY_REFERENCE"))
                .body("items[4].before", is("blank"))
                .body("items[4].after", is("0"))
                .body("items[5].after", is("E08000002 BL8 1XX"));
        get("/v1/register-snapshots/" + second + "/changes?kind=CLOSED&since=" + first)
                .body("items.locationId", contains("1-503"));
        get("/v1/register-snapshots/" + first + "/changes?since=" + second)
                .statusCode(422)
                .body("code", is("REGISTER_ORDER_WRONG"));
        get("/v1/register-snapshots/" + second).body("noLongerListed", is(1));
        get("/v1/providers/1-942").body("registered", is(false)).body("locations[0].deregisteredOn", is("2021-03-01"));
    }

    @Test
    void shouldNotFollowAnOlderFileThatComesLate() {
        take(new Directory().home("1-601", "1-961", "42"), "2021-03-01");
        take(new Directory().home("1-601", "1-961", "40").home("1-602", "1-962", "5"), "2021-02-01")
                .body("applied", is(false));
        get("/v1/providers/1-962").body("registered", is(false)).body("locations[0].deregisteredOn", is("2021-03-01"));
    }

    @Test
    void shouldTakeAFileOnceAndAnswerARepetitionTheSame() {
        byte[] file = traps().csv();
        String first = id(take(file, "text/csv", "2021-02-01", "COUNCIL").statusCode(201));
        take(file, "text/csv", "2021-02-01", "COUNCIL")
                .statusCode(409)
                .body("code", is("REGISTER_SNAPSHOT_TAKEN"))
                .body("registerId", is(first));
        String key = UUID.randomUUID().toString();
        String once = id(Registers.sendWithKey(token(), key, file, "2021-02-02"));
        String twice =
                id(Registers.sendWithKey(token(), key, file, "2021-02-02").header("Idempotency-Replayed", is("true")));
        assertThat(twice).isEqualTo(once);
        get("/v1/register-snapshots").body("items", hasSize(2));
    }

    @Test
    void shouldKnowWhoAProviderIsInLaw() {
        take(
                new Directory()
                        .home(
                                "1-701",
                                "1-971",
                                "40",
                                "Brand ID",
                                "BD123",
                                "Brand Name",
                                "BRAND Oak",
                                "Provider Companies House Number",
                                "01234567")
                        .home("1-702", "1-972", "40"),
                "2021-02-01");
        get("/v1/providers/1-971/legal-entity")
                .statusCode(200)
                .body("kind", is("COMPANY"))
                .body("enterprise", is("BRAND:BD123"))
                .body("organisationId", is("GB-COH-01234567"));
        get("/v1/providers/1-972/legal-entity").body("kind", is("NOT_STATED")).body("enterprise", is("PROVIDER:1-972"));
        Contract.creating(token())
                .body(Map.of(
                        "legalName", "Oak Charity",
                        "kind", "CHARITY",
                        "charityNumber", "1234567",
                        "validFrom", "2021-02-01",
                        "source", "register of charities"))
                .post("/v1/providers/1-972/legal-entity")
                .then()
                .statusCode(201)
                .body("version", is(2));
        // what a person recorded stands over what the next directory lists
        take(new Directory().home("1-702", "1-972", "40", "Provider Name", "Renamed"), "2021-03-01");
        get("/v1/providers/1-972/legal-entity").body("enterprise", is("CHARITY:1234567"));
        get("/v1/providers/1-972/legal-entity/versions").body("items.version", contains(3, 2, 1));
        get("/v1/providers/1-000/legal-entity").statusCode(404).body("code", is("PROVIDER_UNKNOWN"));
    }
}
