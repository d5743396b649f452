package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.register.domain.BedVerdict;
import org.grantsuite.allocation.register.domain.DualState;
import org.grantsuite.allocation.register.domain.PlacedLocation;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;

/** Locations of a snapshot as listed and as placed, with their verdicts. */
@ApplicationScoped
class RegisterLocations {
    private static final String LISTED = """
            select r.location_id, r.provider_id, r.care_home, r.dormant, r.beds, r.nursing, r.residential, p.ons_code,
              p.dual_state, p.id_fit, p.set_aside, r.line, r.name, r.provider_name, r.home_care, r.supported_living,
              r.directorate, r.registered_on, r.authority_name, r.postcode, r.brand_name, r.company_number, p.primary_id
            from register_location r join register_placement p using (snapshot_id, location_id)
            where r.snapshot_id = ? and r.line > ? order by r.line limit ?""";
    private static final int BATCH = 5_000;

    private final Jdbc jdbc;
    private final Stamps stamps;

    RegisterLocations(Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
    }

    /** A location with all that is shown of it. */
    record Listed(
            PlacedLocation placed,
            int line,
            String name,
            String providerName,
            boolean homeCare,
            boolean supportedLiving,
            @Nullable String directorate,
            @Nullable LocalDate registeredOn,
            @Nullable String authorityName,
            @Nullable String postcode,
            @Nullable String brandName,
            @Nullable String companyNumber,
            @Nullable String primaryId) {}

    /** Locations after a line, of one verdict or all; the council's own area decides what lies outside. */
    @Transactional
    List<Listed> page(UUID snapshotId, @Nullable BedVerdict verdict, int afterLine, int limit) {
        List<Listed> found = new java.util.ArrayList<>();
        int after = afterLine;
        List<Listed> batch;
        do {
            batch = jdbc.list(LISTED, RegisterLocations::listed, snapshotId, after, verdict == null ? limit : BATCH);
            for (Listed one : batch) {
                if (found.size() < limit && (verdict == null || one.placed().verdict(stamps.council()) == verdict)) {
                    found.add(one);
                }
                after = one.line();
            }
        } while (verdict != null && found.size() < limit && batch.size() == BATCH);
        return found;
    }

    /** Gives every location of a snapshot to the taker, some thousands at a time. */
    void each(UUID snapshotId, java.util.function.Consumer<Listed> taker) {
        int after = 0;
        List<Listed> batch;
        do {
            batch = jdbc.list(LISTED, RegisterLocations::listed, snapshotId, after, BATCH);
            batch.forEach(taker);
            after = batch.isEmpty() ? after : batch.get(batch.size() - 1).line();
        } while (batch.size() == BATCH);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        PlacedLocation placed = new PlacedLocation(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getObject(5, Integer.class),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getString(8),
                DualState.valueOf(row.getString(9)),
                row.getBoolean(10),
                row.getBoolean(11));
        return new Listed(
                placed,
                row.getInt(12),
                row.getString(13),
                row.getString(14),
                row.getBoolean(15),
                row.getBoolean(16),
                row.getString(17),
                row.getObject(18, LocalDate.class),
                row.getString(19),
                row.getString(20),
                row.getString(21),
                row.getString(22),
                row.getString(23));
    }
}
