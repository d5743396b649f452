package org.grantsuite.allocation.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.bulk.BulkLoad;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.jspecify.annotations.Nullable;

/** Imports providers and says what is known of a location. */
@ApplicationScoped
public class ProviderService {
    private static final String PROVIDER_COLUMNS =
            "id, council_code, provider_id, name, registered, registered_on, deregistered_on, made_up, import_id";
    private static final String REPLACE_PROVIDER = """
            on conflict (council_code, provider_id) do update set name = excluded.name,
              registered = coalesce(excluded.registered, provider.registered),
              registered_on = case when excluded.registered is null then provider.registered_on
                else excluded.registered_on end,
              deregistered_on = case when excluded.registered is null then provider.deregistered_on
                else excluded.deregistered_on end,
              made_up = excluded.made_up, import_id = excluded.import_id""";
    private static final String LOCATION_COLUMNS =
            "id, council_code, location_id, provider_id, name, location_type, care_home, dormant, registered,"
                    + " registered_on, deregistered_on, local_authority_code, postcode, dual_registration_primary_id, note,"
                    + " import_id";
    private static final String REPLACE_LOCATION = """
            on conflict (council_code, location_id) do update set
              provider_id = excluded.provider_id, name = excluded.name,
              location_type = excluded.location_type, care_home = excluded.care_home, dormant = excluded.dormant,
              registered = excluded.registered, registered_on = excluded.registered_on,
              deregistered_on = excluded.deregistered_on, local_authority_code = excluded.local_authority_code,
              postcode = excluded.postcode, dual_registration_primary_id = excluded.dual_registration_primary_id,
              note = excluded.note, import_id = excluded.import_id""";

    private final Jdbc jdbc;
    private final BulkLoad bulk;
    private final Stamps stamps;
    private final Audit audit;

    ProviderService(Jdbc jdbc, BulkLoad bulk, Stamps stamps, Audit audit) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.stamps = stamps;
        this.audit = audit;
    }

    /** What an import did. */
    public record Imported(
            UUID id,
            String label,
            boolean madeUp,
            String contentHash,
            int providers,
            int locations,
            int rows,
            String importedBy,
            OffsetDateTime recordedAt) {}

    /** What matters of a location when its drivers are judged (R19). */
    public record KnownLocation(
            String providerId,
            boolean careHome,
            boolean dormant,
            @Nullable String dualRegistrationPrimaryId) {}

    /** Adds or replaces what the file names, all of it or nothing. */
    public Imported take(String body, String label, boolean madeUp) {
        ProviderFile file = ProviderFile.read(body);
        file.requireNoErrors(this::isKnownLocation);
        Imported imported = new Imported(
                stamps.id(),
                label,
                madeUp,
                Sha256.hex(body),
                file.providers().size(),
                file.locations().size(),
                file.rows(),
                stamps.person(),
                stamps.now());
        store(imported);
        storeProviders(file.providers().values(), imported);
        storeLocations(file.locations().values(), imported.id());
        audit.record(
                "PROVIDERS_IMPORTED",
                "provider-import",
                imported.id(),
                label,
                Map.of("rows", imported.rows(), "contentHash", imported.contentHash(), "madeUp", madeUp));
        return imported;
    }

    /** Every location of the council by its id. */
    public Map<String, KnownLocation> knownLocations() {
        Map<String, KnownLocation> known = new HashMap<>();
        jdbc.list(
                "select location_id, provider_id, care_home, dormant, dual_registration_primary_id from location",
                row -> known.put(
                        row.getString(1),
                        new KnownLocation(row.getString(2), row.getBoolean(3), row.getBoolean(4), row.getString(5))));
        return known;
    }

    /** Name of every provider of the council by its id. */
    public Map<String, String> providerNames() {
        Map<String, String> names = new HashMap<>();
        jdbc.list("select provider_id, name from provider", row -> names.put(row.getString(1), row.getString(2)));
        return names;
    }

    private boolean isKnownLocation(String locationId) {
        return jdbc.find("select 1 from location where location_id = ?", row -> row.getInt(1), locationId)
                .isPresent();
    }

    private void store(Imported imported) {
        jdbc.update(
                "insert into provider_import (id, council_code, label, made_up, content_hash, provider_count,"
                        + " location_count, row_count, imported_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                imported.id(),
                stamps.council(),
                imported.label(),
                imported.madeUp(),
                imported.contentHash(),
                imported.providers(),
                imported.locations(),
                imported.rows(),
                imported.importedBy(),
                imported.recordedAt());
    }

    private void storeProviders(Collection<ProviderFile.ProviderRow> providers, Imported imported) {
        CopyText rows = new CopyText();
        for (ProviderFile.ProviderRow provider : providers) {
            ProviderFile.Register register = provider.register();
            rows.value(stamps.id())
                    .value(stamps.council())
                    .value(provider.id())
                    .value(provider.name())
                    .value(register == null ? null : register.registered())
                    .value(register == null ? null : register.registeredOn())
                    .value(register == null ? null : register.deregisteredOn())
                    .value(imported.madeUp())
                    .value(imported.id())
                    .endRow();
        }
        bulk.merge("provider", PROVIDER_COLUMNS, rows, REPLACE_PROVIDER);
    }

    private void storeLocations(Collection<ProviderFile.LocationRow> locations, UUID importId) {
        CopyText rows = new CopyText();
        for (ProviderFile.LocationRow location : locations) {
            rows.value(stamps.id())
                    .value(stamps.council())
                    .value(location.id())
                    .value(location.providerId())
                    .value(location.name())
                    .value(location.type())
                    .value(location.careHome())
                    .value(location.dormant())
                    .value(location.register().registered())
                    .value(location.register().registeredOn())
                    .value(location.register().deregisteredOn())
                    .value(location.cell("local_authority_code"))
                    .value(location.cell("postcode"))
                    .value(location.cell("dual_registration_primary_id"))
                    .value(location.cell("note"))
                    .value(importId)
                    .endRow();
        }
        bulk.merge("location", LOCATION_COLUMNS, rows, REPLACE_LOCATION);
    }
}
