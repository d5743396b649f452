package org.grantsuite.allocation.provider;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;
import org.jspecify.annotations.Nullable;

/** The provider import as a file: read whole, every fault told with line and column. */
final class ProviderFile {
    private static final Set<String> TYPES = Set.of("CARE_HOME", "HOMECARE", "SUPPORTED_LIVING", "HOSPICE", "OTHER");
    private static final CsvLayout LAYOUT = new CsvLayout(
            List.of(
                    "provider_id",
                    "provider_name",
                    "location_id",
                    "location_name",
                    "location_type",
                    "care_home",
                    "dormant",
                    "registered"),
            List.of(
                    "registered_on",
                    "deregistered_on",
                    "local_authority_code",
                    "postcode",
                    "dual_registration_primary_id",
                    "note"),
            50_000);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern AUTHORITY = Pattern.compile("[EWSN]\\d{8}");

    private final CsvTable table;
    private final Map<String, ProviderRow> providers = new LinkedHashMap<>();
    private final Map<String, LocationRow> locations = new LinkedHashMap<>();

    private ProviderFile(CsvTable table) {
        this.table = table;
    }

    /** Registration of a provider is null unless a row without a location states it. */
    record ProviderRow(String id, String name, @Nullable Register register) {}

    record Register(
            boolean registered,
            @Nullable LocalDate registeredOn,
            @Nullable LocalDate deregisteredOn) {}

    record LocationRow(
            CsvRow row,
            String id,
            String providerId,
            String name,
            String type,
            boolean careHome,
            boolean dormant,
            Register register) {

        @Nullable
        String cell(String column) {
            return row.find(column).orElse(null);
        }

        Optional<String> dualRegistrationPrimaryId() {
            return row.find("dual_registration_primary_id");
        }
    }

    static ProviderFile read(String body) {
        ProviderFile file = new ProviderFile(CsvTable.parse(body, LAYOUT));
        file.table.rows().forEach(file::add);
        return file;
    }

    /** @param isKnown tells whether a location is there from an earlier import */
    void requireNoErrors(java.util.function.Predicate<String> isKnown) {
        for (LocationRow location : locations.values()) {
            location.dualRegistrationPrimaryId()
                    .filter(primary -> !locations.containsKey(primary) && !isKnown.test(primary))
                    .ifPresent(primary -> table.error(
                            location.row(),
                            "dual_registration_primary_id",
                            "no location " + primary + " in this file or before"));
        }
        table.requireNoErrors();
    }

    int rows() {
        return table.rows().size();
    }

    Map<String, ProviderRow> providers() {
        return providers;
    }

    Map<String, LocationRow> locations() {
        return locations;
    }

    private void add(CsvRow row) {
        String providerId = id(row, "provider_id");
        String name = row.text("provider_name");
        Optional<String> locationId = row.find("location_id");
        Register register = register(row);
        addProvider(row, new ProviderRow(providerId, name, locationId.isPresent() ? null : register));
        if (locationId.isPresent()) {
            addLocation(row, providerId, register);
        }
        authority(row);
    }

    private void addProvider(CsvRow row, ProviderRow provider) {
        ProviderRow before = providers.get(provider.id());
        if (before != null && !before.name().equals(provider.name())) {
            table.error(row, "provider_name", "the file also calls " + provider.id() + " '" + before.name() + "'");
        }
        if (before != null && before.register() != null && provider.register() != null) {
            table.error(row, "provider_id", "stands twice without a location");
        }
        if (before == null || provider.register() != null) {
            providers.put(provider.id(), provider);
        }
    }

    private void addLocation(CsvRow row, String providerId, Register register) {
        String id = id(row, "location_id");
        String type = row.text("location_type");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            table.error(
                    row, "location_type", "one of " + TYPES.stream().sorted().toList() + " is needed");
        }
        LocationRow location = new LocationRow(
                row,
                id,
                providerId,
                row.text("location_name"),
                type,
                row.yes("care_home"),
                row.yes("dormant"),
                register);
        if (location.dualRegistrationPrimaryId().filter(id::equals).isPresent()) {
            table.error(row, "dual_registration_primary_id", "leave it blank at the primary itself");
        }
        if (locations.putIfAbsent(id, location) != null) {
            table.error(row, "location_id", "stands twice in the file");
        }
    }

    private Register register(CsvRow row) {
        LocalDate registeredOn = row.findDate("registered_on");
        LocalDate deregisteredOn = row.findDate("deregistered_on");
        if (registeredOn != null && deregisteredOn != null && deregisteredOn.isBefore(registeredOn)) {
            table.error(row, "deregistered_on", "before registered_on");
        }
        return new Register(row.yes("registered"), registeredOn, deregisteredOn);
    }

    private String id(CsvRow row, String column) {
        String id = row.text(column);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            table.error(row, column, "letters, digits, dot, dash and underscore, at most 40");
        }
        return id;
    }

    private void authority(CsvRow row) {
        row.find("local_authority_code")
                .filter(code -> !AUTHORITY.matcher(code).matches())
                .ifPresent(code ->
                        table.error(row, "local_authority_code", "an ONS code such as E and eight digits is needed"));
    }
}
