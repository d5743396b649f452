package org.grantsuite.allocation.register;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Directory;
import org.grantsuite.allocation.testing.Refused;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.Test;

/** What the registers do not have: snapshots, rows in doubt, origins, and who a provider is in law. */
@AllocationServiceTest
class RegisterRefusalsTest {
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";

    private final Story story = new Story();
    private final Refused refused = Refused.in(story);

    /** A register of England with one row that cannot be placed. */
    private static String register(Story of) {
        return Registers.send(
                        of.preparer(),
                        new Directory().home("RTX04", "RTX", "8").csv(),
                        "text/csv",
                        "2021-02-01",
                        "ENGLAND")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response get(String path) {
        return story.reading().get(path);
    }

    @Test
    void shouldTellOnlyOfSnapshotsTheCouncilTook() {
        String mine = register(story);
        for (String unknown : List.of(NOBODY, register(new Story()))) {
            String path = "/v1/register-snapshots/" + unknown;
            for (String what : List.of("", "/locations", "/changes?since=" + mine)) {
                refused.by(404, "REGISTER_SNAPSHOT_UNKNOWN", () -> get(path + what));
            }
            refused.by(
                    404,
                    "REGISTER_SNAPSHOT_UNKNOWN",
                    () -> get("/v1/register-snapshots/" + mine + "/changes?since=" + unknown));
            refused.by(
                    404,
                    "REGISTER_SNAPSHOT_UNKNOWN",
                    () -> story.asPreparer()
                            .body(Map.of("driver", "BED", "label", "Beds of February"))
                            .post(path + "/driver-snapshots"));
        }
        get("/v1/driver-snapshots").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void shouldResolveOnlyARowOfTheCouncilsQueue() {
        Story other = new Story();
        register(other);
        String theirs = Contract.given(other.preparer())
                .get("/v1/register-errors?status=OPEN")
                .path("items[0].id");

        for (String unknown : List.of(NOBODY, theirs)) {
            refused.by(
                    404,
                    "REGISTER_ERROR_UNKNOWN",
                    () -> story.asPreparer()
                            .body(Map.of("resolution", "SET_ASIDE", "reason", "not ours"))
                            .post("/v1/register-errors/" + unknown + "/resolution"));
        }
        Contract.given(other.preparer())
                .get("/v1/register-errors?status=OPEN")
                .then()
                .statusCode(200)
                .body("items.id", contains(theirs));
    }

    @Test
    void shouldTellNoOriginOfASnapshotThatCameAsAFile() {
        UUID snapshotId = story.providers().snapshot();

        refused.by(404, "SNAPSHOT_NOT_DERIVED", () -> get("/v1/driver-snapshots/" + snapshotId + "/origin"));
        refused.by(404, "SNAPSHOT_UNKNOWN", () -> get("/v1/driver-snapshots/" + NOBODY + "/origin"));
    }

    @Test
    void shouldNotGuessWhoAProviderIsInLaw() {
        story.providers();

        refused.by(404, "LEGAL_ENTITY_UNKNOWN", () -> get("/v1/providers/P1/legal-entity"));
        refused.by(404, "PROVIDER_UNKNOWN", () -> get("/v1/providers/P99/legal-entity"));
        get("/v1/providers/P1/legal-entity/versions").then().statusCode(200).body("items", hasSize(0));
    }
}
