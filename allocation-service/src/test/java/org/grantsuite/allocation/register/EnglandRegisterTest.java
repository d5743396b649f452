package org.grantsuite.allocation.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Directory;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A directory of all England, made so that each authority's beds are those counted in the directory of February 2021
 * ({@code beds_2021_02.csv}, derived from the regulator's file): what comes out must be what was counted, name by name.
 */
@Tag("campaign")
@AllocationServiceTest
class EnglandRegisterTest {
    private static final String BURY = "E08000002";
    private static final int HOME = 29;

    /** One authority as counted. */
    record Counted(String name, String code, int beds, int nursingBeds, int homeCare) {}

    private static List<Counted> counted() throws IOException {
        List<Counted> counted = new ArrayList<>();
        try (InputStream in = EnglandRegisterTest.class.getResourceAsStream("/register/beds_2021_02.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                counted.add(new Counted(
                        row.getField("cqc_local_authority_name"),
                        row.getField("ons_code"),
                        number(row, "care_home_beds"),
                        number(row, "beds_in_homes_flagged_with_nursing"),
                        number(row, "domiciliary_care_locations")));
            }
        }
        return counted;
    }

    private static int number(NamedCsvRecord row, String column) {
        return row.getField(column).isEmpty() ? 0 : Integer.parseInt(row.getField(column));
    }

    private static int add(Directory directory, Counted authority, int from) {
        int number = from;
        int nursing = authority.nursingBeds();
        for (int left = authority.beds(); left > 0; left -= HOME) {
            String flag = nursing > 0 ? "Y" : "";
            nursing -= HOME;
            directory.home(
                    "1-" + (1_000_000 + number),
                    "1-" + (9_000_000 + number / 3),
                    String.valueOf(Math.min(HOME, left)),
                    "Location Local Authority",
                    authority.name(),
                    "Provider Name",
                    "Provider " + number / 3,
                    "Service type - Care home service with nursing",
                    flag);
            number++;
        }
        for (int i = 0; i < authority.homeCare(); i++) {
            directory.home(
                    "1-" + (1_000_000 + number),
                    "1-" + (9_000_000 + number / 3),
                    "n/a",
                    "Care home?",
                    "N",
                    "Location Local Authority",
                    authority.name(),
                    "Provider Name",
                    "Provider " + number / 3);
            number++;
        }
        return number;
    }

    @Test
    void shouldCountTheBedsOfEveryAuthorityAsTheyWereCounted() throws IOException {
        Registers.forget(BURY);
        String token = Tokens.of(BURY, "petra", "grants-officer", "allocation-preparer");
        Directory directory = new Directory();
        List<Counted> england = counted();
        int number = 0;
        for (Counted authority : england) {
            number = add(directory, authority, number);
        }
        int unplaced = england.stream()
                .filter(one -> one.code().isEmpty())
                .mapToInt(one -> (one.beds() + HOME - 1) / HOME + one.homeCare())
                .sum();
        int beds = england.stream()
                .filter(one -> !one.code().isEmpty())
                .mapToInt(Counted::beds)
                .sum();
        assertThat(number).isGreaterThan(24_000);
        String id = Registers.send(token, directory.xlsx(), Directory.XLSX, "2021-02-01", "ENGLAND")
                .statusCode(201)
                .body("rows", is(number))
                .body("unplaced", is(unplaced))
                .extract()
                .path("id");
        derive(token, id, "ALL", beds);
        derive(token, id, "COUNCIL", 1844);
        Registers.forget(BURY);
    }

    private static void derive(String token, String id, String area, int beds) {
        Contract.creating(token)
                .body(Map.of("driver", "BED", "label", "England", "area", area))
                .post("/v1/register-snapshots/" + id + "/driver-snapshots")
                .then()
                .statusCode(201)
                .body("snapshot.totals[0].units", is(beds));
    }
}
