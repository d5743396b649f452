package org.grantsuite.allocation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.Test;

/**
 * Filters partition the register: over 10,000 seeded lines at 2,800 places, each line is in the run or has one reason, the first
 * that a naive reading of the filters finds; and each place nobody counted is named.
 */
@AllocationServiceTest
class FilterPartitionPropertyTest {
    private static final int PLACES = 2_800;
    private static final int COUNTED = 2_500;
    private static final List<String> TYPES = List.of("CARE_HOME", "HOMECARE", "SUPPORTED_LIVING", "HOSPICE", "OTHER");

    private final Story story = new Story();
    private final SplittableRandom random = new SplittableRandom(2021);
    private final StringBuilder providers = new StringBuilder(Story.PROVIDER_HEADER);
    private final StringBuilder drivers = new StringBuilder(Story.DRIVER_HEADER);
    private final Map<String, String> expected = new HashMap<>();
    private final Set<String> lines = new HashSet<>();

    /** A place as the oracle sees it. */
    private record Place(
            String provider, String location, String type, String area, boolean registered, boolean agreed) {}

    private Place place(int number) {
        int state = random.nextInt(10);
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String area = List.of("", story.council, "E09000001").get(random.nextInt(3));
        Place place = new Place(
                "P%04d".formatted(number / 2),
                "L%04d".formatted(number),
                type,
                area,
                state != 0 && state != 1,
                random.nextInt(8) > 0);
        // Registered; never; until before the decision of 8 December; until after it.
        String register = switch (state) {
            case 0 -> "N,,";
            case 1 -> "N,2015-01-01,2021-12-08";
            case 2 -> "N,2015-01-01,2021-12-09";
            default -> "Y,2015-01-01,";
        };
        providers.append("%s,Provider %s,%s,Place,%s,%s,N,%s,%s,\n"
                .formatted(
                        place.provider(),
                        place.provider(),
                        place.location(),
                        type,
                        type.equals("CARE_HOME") ? "Y" : "N",
                        register,
                        area));
        return place;
    }

    private void count(Place place) {
        if (place.agreed()) {
            drivers.append("%s,%s,ANY,AGREED,1,\n".formatted(place.provider(), place.location()));
        }
        for (String service : List.of("DAY", "NIGHT")) {
            for (String driver : List.of("HOURS", "USERS")) {
                long units = random.nextLong(60);
                drivers.append(
                        "%s,%s,%s,%s,%d,\n".formatted(place.provider(), place.location(), service, driver, units));
                String key = String.join("|", place.provider(), place.location(), service, driver);
                String reason = reason(place, units);
                if (reason == null) {
                    lines.add(key);
                } else {
                    expected.put(key, reason);
                }
            }
        }
    }

    /** In the order of the recipe below. */
    private String reason(Place place, long units) {
        if (place.type().equals("OTHER") || place.type().equals("HOSPICE")) {
            return "LOCATION_TYPES";
        }
        if (place.area().equals("E09000001")) {
            return "IN_AREA";
        }
        if (!place.registered()) {
            return "REGISTERED";
        }
        if (place.provider().endsWith("7")) {
            return "NOT_PROVIDERS";
        }
        if (!place.agreed()) {
            return "HAS_DRIVER";
        }
        return units < 5 || units > 50 ? "UNITS" : null;
    }

    private List<Map<String, Object>> filters() {
        List<String> sevens = new ArrayList<>();
        for (int i = 7; i < PLACES / 2; i += 10) {
            sevens.add("P%04d".formatted(i));
        }
        return List.of(
                Map.of("kind", "LOCATION_TYPES", "values", List.of("CARE_HOME", "HOMECARE", "SUPPORTED_LIVING")),
                Map.of("kind", "IN_AREA"),
                Map.of("kind", "REGISTERED"),
                Map.of("kind", "NOT_PROVIDERS", "values", sevens),
                Map.of("kind", "HAS_DRIVER", "values", List.of("AGREED")),
                Map.of("kind", "UNITS", "atLeast", 5, "atMost", 50));
    }

    @Test
    void shouldGiveEachLineAPlaceOrTheFirstReason() {
        for (int i = 0; i < PLACES; i++) {
            Place place = place(i);
            if (i < COUNTED) {
                count(place);
            } else {
                expected.put(place.provider() + "|" + place.location(), "NOT_COUNTED");
            }
        }
        story.providers(providers.toString());
        UUID snapshotId = story.snapshot(drivers.toString());
        UUID runId = Story.id(story.asPreparer()
                .body(Map.of(
                        "planId",
                        story.approvedPlan(),
                        "potCode",
                        "CARE",
                        "snapshotId",
                        snapshotId,
                        "method",
                        "PRO_RATA",
                        "drivers",
                        List.of("HOURS", "USERS"),
                        "recipe",
                        Map.of("filters", filters())))
                .post("/v1/runs")
                .then());
        Map<String, String> excluded = new HashMap<>();
        pages("/v1/runs/" + runId + "/exclusions").forEach(page -> {
            List<String> keys = page.getList("items.lineKey");
            List<String> kinds = page.getList("items.kind");
            for (int i = 0; i < keys.size(); i++) {
                assertThat(excluded.put(keys.get(i), kinds.get(i)))
                        .as(keys.get(i))
                        .isNull();
            }
        });
        Set<String> inside = new HashSet<>();
        pages("/v1/runs/" + runId + "/lines").forEach(page -> inside.addAll(page.getList("items.lineKey")));
        assertThat(inside.size() + excluded.size()).isEqualTo(COUNTED * 4 + PLACES - COUNTED);
        assertThat(inside).isEqualTo(lines);
        assertThat(excluded).isEqualTo(expected);
    }

    private List<JsonPath> pages(String path) {
        List<JsonPath> pages = new ArrayList<>();
        String next = null;
        do {
            String query = "?limit=500" + (next == null ? "" : "&cursor=" + next);
            JsonPath page = story.reading()
                    .get(path + query)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            pages.add(page);
            next = page.getString("next");
        } while (next != null);
        return pages;
    }
}
