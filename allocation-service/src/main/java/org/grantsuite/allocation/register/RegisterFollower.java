package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.allocation.bulk.BulkLoad;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;

/** Makes providers and locations follow the newest snapshot; an older one only adds what was not known. */
@ApplicationScoped
class RegisterFollower {
    private static final String PROVIDERS = """
            select distinct on (provider_id) provider_id, provider_name from register_location where snapshot_id = ?
            order by provider_id, line""";
    private static final String LOCATIONS = """
            select r.location_id, r.provider_id, r.name, case when r.care_home then 'CARE_HOME' when r.hospice then 'HOSPICE'
                when r.home_care then 'HOMECARE' when r.supported_living then 'SUPPORTED_LIVING' else 'OTHER' end,
              r.care_home, r.dormant, r.registered_on, p.ons_code, r.postcode, p.primary_id
            from register_location r join register_placement p using (snapshot_id, location_id)
            where r.snapshot_id = ? order by r.line""";
    private static final String FOLLOW_PROVIDER = """
            on conflict (council_code, provider_id) do update set name = excluded.name, import_id = excluded.import_id""";
    private static final String FOLLOW_LOCATION = """
            on conflict (council_code, location_id) do update set
              provider_id = excluded.provider_id, name = excluded.name, location_type = excluded.location_type,
              care_home = excluded.care_home, dormant = excluded.dormant, registered = true,
              registered_on = excluded.registered_on, deregistered_on = null,
              local_authority_code = excluded.local_authority_code, postcode = excluded.postcode,
              dual_registration_primary_id = excluded.dual_registration_primary_id, import_id = excluded.import_id""";
    private static final String ONLY_NEW = "on conflict do nothing";
    /** The directory lists who is registered: who is on it no more ceased to be, on its day at the latest (R26). */
    private static final String NO_LONGER_LISTED = """
            update location l set registered = false, deregistered_on = greatest(?, l.registered_on), import_id = ?
            where l.registered and l.import_id in (select import_id from register_snapshot)
              and not exists (select 1 from register_location r where r.snapshot_id = ? and r.location_id = l.location_id)""";

    private static final String ENTITIES = """
            select distinct on (r.provider_id) r.provider_id, r.provider_name, r.company_number, r.charity_number,
              r.brand_id, r.brand_name,
              (select coalesce(max(e.version), 0) + 1 from legal_entity e where e.provider_id = r.provider_id)
            from register_location r
            left join lateral (select * from legal_entity e where e.provider_id = r.provider_id and e.from_register
              order by e.version desc limit 1) k on true
            where r.snapshot_id = ? and (k.id is null
              or (k.legal_name, k.company_number, k.charity_number, k.brand_id, k.brand_name) is distinct from
                (r.provider_name, r.company_number, r.charity_number, r.brand_id, r.brand_name))
            order by r.provider_id, r.line""";

    private final Jdbc jdbc;
    private final BulkLoad bulk;
    private final Stamps stamps;

    RegisterFollower(Jdbc jdbc, BulkLoad bulk, Stamps stamps) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.stamps = stamps;
    }

    /** Which snapshot is followed, under which import. */
    record Followed(UUID snapshotId, UUID importId, LocalDate publishedOn, String source, boolean madeUp) {}

    /** Returns how many known locations are listed no longer. */
    int follow(Followed followed) {
        providers(followed, FOLLOW_PROVIDER);
        locations(followed, null, FOLLOW_LOCATION);
        entities(followed);
        return jdbc.update(NO_LONGER_LISTED, followed.publishedOn(), followed.importId(), followed.snapshotId());
    }

    /** @param newest day of the newest snapshot: what an older one alone lists was closed by then */
    void addOlder(Followed followed, LocalDate newest) {
        providers(followed, ONLY_NEW);
        locations(followed, newest, ONLY_NEW);
    }

    private void providers(Followed followed, String onConflict) {
        CopyText rows = new CopyText();
        jdbc.list(
                PROVIDERS,
                row -> {
                    rows.value(stamps.id())
                            .value(stamps.council())
                            .value(row.getString(1))
                            .value(row.getString(2))
                            .value(followed.madeUp())
                            .value(followed.importId())
                            .endRow();
                    return 1;
                },
                followed.snapshotId());
        bulk.merge("provider", "id, council_code, provider_id, name, made_up, import_id", rows, onConflict);
    }

    private void locations(Followed followed, @Nullable LocalDate closedOn, String onConflict) {
        CopyText rows = new CopyText();
        jdbc.list(
                LOCATIONS,
                row -> {
                    rows.value(stamps.id()).value(stamps.council());
                    for (int column = 1; column <= 6; column++) {
                        rows.value(row.getObject(column));
                    }
                    rows.value(closedOn == null)
                            .value(row.getObject(7, LocalDate.class))
                            .value(closedOn);
                    for (int column = 8; column <= 10; column++) {
                        rows.value(row.getString(column));
                    }
                    rows.value(followed.importId()).endRow();
                    return 1;
                },
                followed.snapshotId());
        bulk.merge(
                "location",
                "id, council_code, location_id, provider_id, name, location_type, care_home, dormant, registered,"
                        + " registered_on, deregistered_on, local_authority_code, postcode,"
                        + " dual_registration_primary_id, import_id",
                rows,
                onConflict);
    }

    private void entities(Followed followed) {
        CopyText rows = new CopyText();
        jdbc.list(
                ENTITIES,
                row -> {
                    rows.value(stamps.id())
                            .value(stamps.council())
                            .value(row.getString(1))
                            .value(row.getInt(7))
                            .value(row.getString(2))
                            .value(kind(row.getString(3), row.getString(4)));
                    for (int column = 3; column <= 6; column++) {
                        rows.value(row.getString(column));
                    }
                    rows.value(followed.publishedOn())
                            .value(followed.source())
                            .value(true)
                            .value(stamps.person())
                            .value(stamps.now())
                            .endRow();
                    return 1;
                },
                followed.snapshotId());
        bulk.append(
                "legal_entity",
                "id, council_code, provider_id, version, legal_name, kind, company_number, charity_number, brand_id,"
                        + " brand_name, valid_from, source, from_register, recorded_by, recorded_at",
                rows);
    }

    private static String kind(@Nullable String companyNumber, @Nullable String charityNumber) {
        if (companyNumber != null) {
            return "COMPANY";
        }
        return charityNumber == null ? "NOT_STATED" : "CHARITY";
    }
}
