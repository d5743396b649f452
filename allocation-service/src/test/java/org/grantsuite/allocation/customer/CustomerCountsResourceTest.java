package org.grantsuite.allocation.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Races;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class CustomerCountsResourceTest {
    private final Story story = new Story();

    @BeforeEach
    void providers() {
        story.providers();
    }

    private static Map<String, Object> count(String provider, String location, String service, int customers) {
        Map<String, Object> count =
                new HashMap<>(Map.of("providerId", provider, "service", service, "customers", customers));
        if (location != null) {
            count.put("locationId", location);
        }
        return count;
    }

    private ValidatableResponse send(String reference, String driver, List<Map<String, Object>> counts) {
        return story.asPreparer()
                .body(Map.of(
                        "system",
                        "Liquidlogic",
                        "reference",
                        reference,
                        "asOf",
                        "2021-10-31",
                        "label",
                        "Customers of October",
                        "driver",
                        driver,
                        "counts",
                        counts))
                .post("/v1/customer-counts")
                .then();
    }

    @Test
    void shouldTakeCountsOncePerReferenceWhateverTheOrder() {
        List<Map<String, Object>> counts =
                List.of(count("P3", "L4", "HOMECARE", 77), count("P3", null, "SUPPORTED_LIVING", 5));
        String first = send("2021-10", "COMMUNITY_USER", counts)
                .statusCode(201)
                .body("repeated", is(false))
                .body("snapshot.totals[0].units", is(82))
                .body("snapshot.source", is("Liquidlogic 2021-10"))
                .extract()
                .path("snapshot.id");
        List<Map<String, Object>> turned = new ArrayList<>(counts);
        java.util.Collections.reverse(turned);
        send("2021-10", "COMMUNITY_USER", turned)
                .statusCode(201)
                .body("repeated", is(true))
                .body("snapshot.id", is(first));
        send("2021-10", "COMMUNITY_USER", List.of(count("P3", "L4", "HOMECARE", 78)))
                .statusCode(422)
                .body("code", is("CUSTOMER_COUNTS_DIFFER"));
        story.reading().get("/v1/driver-snapshots").then().body("items", hasSize(1));
    }

    @Test
    void shouldMakeOneSnapshotOfOneReferenceSentAtOnce() {
        List<String> ids = Races.run(
                4,
                () -> send("2021-11", "COMMUNITY_USER", List.of(count("P3", "L4", "HOMECARE", 77)))
                        .extract()
                        .path("snapshot.id"));
        assertThat(Set.copyOf(ids)).hasSize(1);
        story.reading().get("/v1/driver-snapshots").then().body("items", hasSize(1));
    }

    @Test
    void shouldTellEveryFaultByItsPlaceAndTakeNothing() {
        send(
                        "2021-12",
                        "COMMUNITY_USER",
                        List.of(
                                count("P9", null, "HOMECARE", 1),
                                count("P1", "L4", "HOMECARE", 1),
                                count("P3", "L4", "HOMECARE", 1),
                                count("P3", "L4", "HOMECARE", 2)))
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations.field", contains("counts[0].providerId", "counts[1].locationId", "counts[3]"));
        send("2021-12", "BED", List.of(count("P1", "L1", "RESIDENTIAL", 40)))
                .statusCode(422)
                .body("violations.field", contains("driver"));
        story.reading().get("/v1/driver-snapshots").then().body("items", hasSize(0));
    }
}
