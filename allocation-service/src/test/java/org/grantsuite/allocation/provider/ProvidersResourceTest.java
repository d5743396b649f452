package org.grantsuite.allocation.provider;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class ProvidersResourceTest {
    private final Story story = new Story();

    @Test
    void shouldTakeProvidersWithTheirLocations() {
        story.importProviders(Story.PROVIDERS)
                .statusCode(201)
                .body("providers", is(3))
                .body("locations", is(4))
                .body("rows", is(4))
                .body("madeUp", is(true));
        story.reading()
                .get("/v1/providers/P1")
                .then()
                .statusCode(200)
                .body("name", is("Elm Care Ltd"))
                .body("registered", is(true))
                .body("locations", hasSize(2));
        story.reading()
                .get("/v1/locations?locationType=HOMECARE")
                .then()
                .statusCode(200)
                .body("items.locationId", is(java.util.List.of("L4")));
    }

    @Test
    void shouldPageThroughProviders() {
        story.providers();
        String next = story.reading()
                .get("/v1/providers?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .path("next");
        story.reading()
                .queryParam("cursor", next)
                .get("/v1/providers?limit=2")
                .then()
                .statusCode(200)
                .body("items.providerId", is(java.util.List.of("P3")));
        story.reading()
                .queryParam("cursor", next)
                .get("/v1/locations")
                .then()
                .statusCode(400)
                .body("code", is("CURSOR_INVALID"));
    }

    @Test
    void shouldReplaceWhatIsImportedAgain() {
        story.providers();
        story.providers(Story.PROVIDER_HEADER + "P1,Elm Care 2022 Ltd,L1,Elm House,CARE_HOME,Y,Y,Y,2015-01-01,,,\n");
        story.reading()
                .get("/v1/providers/P1")
                .then()
                .body("name", is("Elm Care 2022 Ltd"))
                .body("locations", hasSize(2))
                .body("locations.dormant", hasItem(true));
    }

    @Test
    void shouldRefuseTheWholeFileForLine400AndSayWhere() {
        StringBuilder csv = new StringBuilder(Story.PROVIDER_HEADER);
        for (int line = 2; line <= 500; line++) {
            csv.append("Q")
                    .append(line)
                    .append(",Provider ")
                    .append(line)
                    .append(",M")
                    .append(line);
            csv.append(",Place,CARE_HOME,").append(line == 400 ? "yes" : "Y").append(",N,Y,2015-01-01,,,\n");
        }
        story.importProviders(csv.toString())
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations", hasSize(1))
                .body("violations[0].line", is(400))
                .body("violations[0].column", is("care_home"));
        story.reading().get("/v1/providers").then().body("items", hasSize(0));
    }

    @Test
    void shouldTellAllFaultsOfAFileAtOnce() {
        story.importProviders(Story.PROVIDER_HEADER
                        + "P1,One,L1,Place,PALACE,Y,N,Y,2015-01-01,,,\n"
                        + "P1,Other name,L1,Place,CARE_HOME,Y,N,Y,2015-01-01,2014-01-01,Bury,\n"
                        + "P1,One,L2,Place,CARE_HOME,Y,N,Y,2015-01-01,,,L9\n")
                .statusCode(422)
                .body(
                        "violations.column",
                        is(java.util.List.of(
                                "location_type",
                                "deregistered_on",
                                "provider_name",
                                "location_id",
                                "local_authority_code",
                                "dual_registration_primary_id")));
    }

    @Test
    void shouldShowNothingOfAnotherCouncil() {
        story.providers();
        new Story().reading().get("/v1/providers/P1").then().statusCode(404).body("code", is("PROVIDER_UNKNOWN"));
    }
}
