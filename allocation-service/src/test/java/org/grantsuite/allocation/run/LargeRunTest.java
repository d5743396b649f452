package org.grantsuite.allocation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many lines: in by CSV, shared, frozen, out by CSV. {@code -Dallocation.test.lines=27000} makes them as many as England has
 * locations.
 */
@Tag("campaign")
@AllocationServiceTest
class LargeRunTest {
    private static final int LINES = Integer.getInteger("allocation.test.lines", 3_000);
    private final Story story = new Story();

    @Test
    void shouldCarryManyLinesToThePenny() {
        StringBuilder providers = new StringBuilder(Story.PROVIDER_HEADER);
        StringBuilder drivers = new StringBuilder(Story.DRIVER_HEADER);
        for (int i = 0; i < LINES; i++) {
            providers.append("1-%1$06d,Provider %1$06d,2-%1$06d,Place,CARE_HOME,Y,N,Y,2015-01-01,,,\n".formatted(i));
            drivers.append("1-%1$06d,2-%1$06d,RESIDENTIAL,BED,%2$d,\n".formatted(i, i * 7919L % 97));
        }
        story.providers(providers.toString());
        UUID snapshotId = story.snapshot(drivers.toString());
        UUID planId = story.approvedPlan();
        UUID runId = story.run(planId, "CARE", snapshotId, "BED");
        String csv = story.reading()
                .accept("text/csv")
                .get("/v1/runs/" + runId + "/lines.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(LINES + 1);
        assertThat(csv.lines()
                        .skip(1)
                        .map(line -> new BigDecimal(line.split(",")[7]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("148608.00");
        story.run(planId, "NURSING", snapshotId, "BED");
        story.asPreparer()
                .body("{\"offeredOn\":\"2021-12-15\"}")
                .post("/v1/plans/" + planId + "/awards")
                .then()
                .statusCode(201)
                .body("total.amount", is("231786.00"));
    }
}
