package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.api.Desk.encode;
import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;

import com.fasterxml.jackson.databind.JsonNode;
import org.grantsuite.quickstart.api.Problem;

/** Providers and the drivers their money is shared by, from files. */
final class Register {
    private static final String DRIVERS =
            "/v1/driver-snapshots?source=" + encode("Made up; totals: CQC November 2021, Capacity Tracker October 2021")
                    + "&label=" + encode("Beds, users and hospice units") + "&assumed=false&asOf=" + Assumed.BEDS_AS_OF;
    private static final String NURSING = "/v1/driver-snapshots?source="
            + encode("Made up; total implied by the pot and its declared rate")
            + "&label=" + encode("Nursing beds, assumed") + "&assumed=true&asOf=" + Assumed.BEDS_AS_OF;

    private final Stage stage;
    private final MadeUpRegister register;

    Register(Stage stage, MadeUpRegister register) {
        this.stage = stage;
        this.register = register;
    }

    /** The two snapshots runs are frozen on. */
    record Snapshots(String units, String nursing) {}

    Snapshots tell() {
        stage.chapter("Providers and drivers: made-up locations with the published totals");
        stage.step("providers");
        JsonNode imported = stage.as(People.PREPARER)
                .postCsv(
                        ALLOCATION,
                        "/v1/provider-imports?madeUp=true&label=" + encode("Quickstart, made up"),
                        register.providersCsv(),
                        "providers/quickstart");
        stage.say(
                "%s providers with %s locations imported",
                imported.path("providers").asText(), imported.path("locations").asText());
        hospiceWithoutDriver();
        stage.step("drivers");
        JsonNode units = stage.as(People.PREPARER)
                .postCsv(
                        ALLOCATION,
                        DRIVERS,
                        register.driversCsv(String.valueOf(Assumed.HOSPICE_UNITS)),
                        "drivers/2021-11/with-hospice");
        JsonNode nursing = stage.as(People.PREPARER)
                .postCsv(ALLOCATION, NURSING, register.nursingCsv(), "drivers/2021-11/nursing");
        for (JsonNode snapshot : new JsonNode[] {units, nursing}) {
            snapshot.path("totals")
                    .forEach(total -> stage.say(
                            "%s %s%s",
                            total.path("units").asText(),
                            total.path("driver").asText(),
                            snapshot.path("assumed").asBoolean() ? " (assumed)" : ""));
        }
        return new Snapshots(units.path("id").asText(), nursing.path("id").asText());
    }

    /** R19: blank is not zero. */
    private void hospiceWithoutDriver() {
        Problem problem = stage.as(People.PREPARER)
                .refusedCsv(ALLOCATION, DRIVERS, register.driversCsv(""), "drivers/2021-11/blank-hospice", 422);
        JsonNode place = problem.violations().path(0);
        stage.say(
                "hospice without a driver refused: %s, line %s, column %s: %s",
                problem.code(),
                place.path("line").asText(),
                place.path("column").asText(),
                place.path("message").asText());
    }
}
