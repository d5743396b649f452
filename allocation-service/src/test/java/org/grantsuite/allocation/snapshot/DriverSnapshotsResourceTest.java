package org.grantsuite.allocation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class DriverSnapshotsResourceTest {
    private final Story story = new Story();

    @Test
    void shouldKeepSourceDateHashAndTotals() {
        story.providers();
        story.takeSnapshot(Story.DRIVERS)
                .statusCode(201)
                .body("asOf", is("2021-11-30"))
                .body("source", is("Capacity Tracker"))
                .body("lines", is(5))
                .body("totals.driver", is(List.of("BED", "COMMUNITY_USER", "NURSING_BED")))
                .body("totals.units", is(List.of(100, 77, 35)));
    }

    @Test
    void shouldGiveTheSameHashWhateverTheOrderOfTheLines() {
        story.providers();
        List<String> lines = new ArrayList<>(Story.DRIVERS.lines().skip(1).toList());
        Collections.reverse(lines);
        String reversed = Story.DRIVER_HEADER + String.join("\n", lines) + "\n";
        String first = story.takeSnapshot(Story.DRIVERS).extract().path("contentHash");
        String second = story.takeSnapshot(reversed).extract().path("contentHash");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldRefuseABlankDriverBecauseBlankIsNotZero() {
        story.providers();
        story.takeSnapshot(Story.DRIVER_HEADER + "P1,L1,RESIDENTIAL,BED,40,\nP3,L4,HOMECARE,COMMUNITY_USER,,\n")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations[0].line", is(3))
                .body("violations[0].column", is("units"))
                .body("violations[0].message", containsString("DRIVER_BLANK"));
        story.reading().get("/v1/driver-snapshots").then().body("items", hasSize(0));
        story.takeSnapshot(Story.DRIVER_HEADER + "P1,L1,RESIDENTIAL,BED,40,\nP3,L4,HOMECARE,COMMUNITY_USER,0,\n")
                .statusCode(201);
    }

    @Test
    void shouldCountBedsOnlyWhereThereIsACareHomeInUse() {
        story.providers(Story.PROVIDERS + "P4,Ash Ltd,L5,Ash House,CARE_HOME,Y,Y,Y,2015-01-01,,,\n");
        assertRefused("P3,L4,HOMECARE,BED,5,", "driver", "care home");
        assertRefused("P4,L5,NURSING,NURSING_BED,5,", "driver", "dormant");
        assertRefused("P3,,HOMECARE,BEDS,5,", "location_id", "beds need a location");
    }

    @Test
    void shouldCountADuallyRegisteredPlaceOnce() {
        story.providers(Story.PROVIDERS + "P4,Ash Ltd,L5,Elm House,CARE_HOME,Y,N,Y,2015-01-01,,,L1\n");
        assertRefused("P4,L5,RESIDENTIAL,BED,40,", "location_id", "its primary, L1");
    }

    @Test
    void shouldRefuseWhatIsNotAWholeNumber() {
        story.providers();
        for (String units : List.of("-1", "1.5", "1e3", "n/a", "99999999999999999999")) {
            assertRefused("P1,L1,RESIDENTIAL,BED," + units + ",", "units", "");
        }
    }

    @Test
    void shouldRefuseUnknownAndRepeatedLines() {
        story.providers();
        assertRefused("P9,L1,RESIDENTIAL,BED,4,", "provider_id", "no provider P9");
        assertRefused("P1,L3,RESIDENTIAL,BED,4,", "location_id", "has no location L3");
        assertRefused("P1,L1,RESIDENTIAL,BED,4,\nP1,L1,RESIDENTIAL,BED,5,", "provider_id", "as line 2");
    }

    @Test
    void shouldListLinesInKeyOrder() {
        story.providers();
        UUID id = story.snapshot();
        story.reading()
                .get("/v1/driver-snapshots/" + id + "/lines?limit=3")
                .then()
                .statusCode(200)
                .body(
                        "items.lineKey",
                        is(List.of("P1|L1|RESIDENTIAL|BED", "P1|L2|RESIDENTIAL|BED", "P2|L3|NURSING|BED")));
    }

    private void assertRefused(String line, String column, String words) {
        story.takeSnapshot(Story.DRIVER_HEADER + line + "\n")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations[0].column", is(column))
                .body("violations[0].message", containsString(words));
    }
}
