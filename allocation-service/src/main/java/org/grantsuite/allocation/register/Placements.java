package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.grantsuite.allocation.register.RegisterErrors.Held;
import org.grantsuite.allocation.register.RegisterErrors.Order;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;

/** Where rows were placed by a person: remembered for later imports, and put right in the snapshot and the provider's location. */
@ApplicationScoped
public class Placements {
    private static final Pattern ONS_CODE = Pattern.compile("[EWSN]\\d{8}");
    private static final String FOLLOW = """
            update location l set local_authority_code = p.ons_code, dual_registration_primary_id = p.primary_id
            from register_placement p join register_snapshot s on s.id = p.snapshot_id and s.applied
            where p.snapshot_id = ? and p.location_id = ? and l.location_id = p.location_id and l.import_id = s.import_id""";

    private final Jdbc jdbc;
    private final Stamps stamps;

    Placements(Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
    }

    /** Mappings of a kind, the newest of each key. */
    public Map<String, String> mapped(String kind) {
        Map<String, String> mapped = new HashMap<>();
        jdbc.list(
                "select from_key, to_value from register_mapping where kind = ? order by recorded_at, id",
                row -> mapped.put(row.getString(1), row.getString(2)),
                kind);
        return mapped;
    }

    void remember(String kind, String key, Order order) {
        jdbc.update(
                "insert into register_mapping (id, council_code, kind, from_key, to_value, reason, decided_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                stamps.id(),
                stamps.council(),
                kind,
                key,
                order.to(),
                order.reason(),
                stamps.person(),
                stamps.now());
    }

    void requireTarget(Held error, String resolution, String to) {
        boolean authority = error.kind().startsWith("AUTHORITY");
        if (authority && !ONS_CODE.matcher(to).matches()) {
            throw RegisterErrors.unfit("an authority is mapped to an ONS code such as E06000061, not " + to);
        }
        if (resolution.equals("PRIMARY") && !to.equals(error.locationId()) && !isListed(error, to)) {
            throw RegisterErrors.unfit("the snapshot lists no other location " + to + " that is no secondary itself");
        }
        if (error.kind().equals("LOCATION_UNKNOWN") && !isKnown(to)) {
            throw RegisterErrors.unfit("no location " + to + " is known here");
        }
    }

    private boolean isListed(Held error, String locationId) {
        return jdbc.find(
                        "select 1 from register_placement where snapshot_id = ? and location_id = ?"
                                + " and dual_state <> 'SECONDARY'",
                        row -> row.getInt(1),
                        error.importId(),
                        locationId)
                .isPresent();
    }

    private boolean isKnown(String locationId) {
        return jdbc.find("select 1 from location where location_id = ?", row -> row.getInt(1), locationId)
                .isPresent();
    }

    /** Completes the placement of the row's location; what was published stays as it was. */
    void place(Held error, Order order) {
        update(error, order);
        jdbc.update(FOLLOW, error.importId(), error.locationId());
    }

    private void update(Held error, Order order) {
        switch (order.resolution()) {
            case "MAP_NAME", "MAP_LOCATION" ->
                jdbc.update(
                        "update register_placement set ons_code = ? where snapshot_id = ? and location_id = ?",
                        order.to(),
                        error.importId(),
                        error.locationId());
            case "PRIMARY" ->
                jdbc.update(
                        "update register_placement set primary_id = nullif(?, location_id),"
                                + " dual_state = case when location_id = ? then 'PRIMARY' else 'SECONDARY' end"
                                + " where snapshot_id = ? and location_id = ?",
                        order.to(),
                        order.to(),
                        error.importId(),
                        error.locationId());
            default ->
                jdbc.update(
                        "update register_placement set set_aside = true where snapshot_id = ? and location_id = ?",
                        error.importId(),
                        error.locationId());
        }
    }
}
