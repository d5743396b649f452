package org.grantsuite.allocation.snapshot;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.grantsuite.allocation.provider.ProviderService.KnownLocation;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;
import org.grantsuite.commons.json.Sha256;
import org.jspecify.annotations.Nullable;

/** A driver snapshot as a file, judged line by line (R19, R20). */
final class DriverFile {
    private static final CsvLayout LAYOUT = new CsvLayout(
            List.of("provider_id", "location_id", "service", "driver", "units"), List.of("note"), 200_000);
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    /** Names of drivers that count beds; what else counts is a matter of the council's words. */
    private static final Pattern BEDS = Pattern.compile("(.*_)?BEDS?");

    private static final long MOST_UNITS = 1_000_000_000L;

    private final CsvTable table;
    private final Map<String, KnownLocation> locations;
    private final Map<String, String> providers;
    private final Map<String, Integer> lineOfKey = new HashMap<>();

    private DriverFile(CsvTable table, Map<String, KnownLocation> locations, Map<String, String> providers) {
        this.table = table;
        this.locations = locations;
        this.providers = providers;
    }

    /** One line; its key is provider × location × service × driver (R20). */
    record Line(
            String key,
            String providerId,
            @Nullable String locationId,
            String service,
            String driver,
            long units,
            @Nullable String note) {}

    /** Lines in the order of their keys; refuses the whole file when any is at fault. */
    static List<Line> read(String body, Map<String, KnownLocation> locations, Map<String, String> providers) {
        DriverFile file = new DriverFile(CsvTable.parse(body, LAYOUT), locations, providers);
        List<Line> lines = file.table.rows().stream()
                .map(file::line)
                .sorted(Comparator.comparing(Line::key))
                .toList();
        file.table.requireNoErrors();
        return lines;
    }

    /** A hash of the content, whatever the order of the lines in the file (R18). */
    static String contentHash(List<Line> lines) {
        StringBuilder content = new StringBuilder();
        lines.forEach(line ->
                content.append(line.key()).append('\t').append(line.units()).append('\n'));
        return Sha256.hex(content.toString());
    }

    private Line line(CsvRow row) {
        String providerId = row.text("provider_id");
        String locationId = row.find("location_id").orElse(null);
        String service = code(row, "service");
        String driver = code(row, "driver");
        long units = units(row);
        if (!providerId.isEmpty() && !providers.containsKey(providerId)) {
            table.error(row, "provider_id", "no provider " + providerId + " has been imported");
        } else if (locationId != null) {
            judgeLocation(row, providerId, locationId, driver);
        } else if (BEDS.matcher(driver).matches()) {
            table.error(row, "location_id", "beds need a location (R19)");
        }
        String key = String.join("|", providerId, locationId == null ? "" : locationId, service, driver);
        Integer before = lineOfKey.putIfAbsent(key, row.line());
        if (before != null) {
            table.error(row, "provider_id", "the same provider, location, service and driver as line " + before);
        }
        return new Line(
                key,
                providerId,
                locationId,
                service,
                driver,
                units,
                row.find("note").orElse(null));
    }

    /** R19: blank is not zero. */
    private long units(CsvRow row) {
        if (row.find("units").isEmpty()) {
            table.error(
                    row, "units", "DRIVER_BLANK: blank is not zero; state the number, or 0 where there is none (R19)");
            return 0;
        }
        long units = row.integer("units", 0);
        if (units > MOST_UNITS) {
            table.error(row, "units", "at most " + MOST_UNITS);
        }
        return units;
    }

    private void judgeLocation(CsvRow row, String providerId, String locationId, String driver) {
        KnownLocation location = locations.get(locationId);
        if (location == null || !location.providerId().equals(providerId)) {
            table.error(row, "location_id", "provider " + providerId + " has no location " + locationId);
            return;
        }
        if (location.dualRegistrationPrimaryId() != null) {
            table.error(
                    row,
                    "location_id",
                    "registered twice: count it at its primary, " + location.dualRegistrationPrimaryId() + " (R19)");
        }
        if (BEDS.matcher(driver).matches() && !location.careHome()) {
            table.error(row, "driver", "beds only where there is a care home (R19)");
        }
        if (BEDS.matcher(driver).matches() && location.dormant()) {
            table.error(row, "driver", "beds only where the care home is not dormant (R19)");
        }
    }

    private String code(CsvRow row, String column) {
        String code = row.text(column);
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            table.error(row, column, "capital letters, digits and underscore, at most 40, such as NURSING_BED");
        }
        return code;
    }
}
