package org.grantsuite.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A made-up register of care homes with counts, and an approved plan with many pots, written straight into the tables: what is
 * measured begins with the run.
 */
final class Register {
    static final int LOCATIONS = 25_000;
    static final int POTS = 100;
    static final long POT_PENCE = 33_178_860;
    private static final String PLACES = """
            insert into provider_import (id, council_code, label, made_up, content_hash, provider_count, location_count,
              row_count, imported_by, recorded_at)
            values ('%1$s', '%2$s', 'bench', true, '', %3$d, %3$d, %3$d, 'bench', now());
            insert into provider (id, council_code, provider_id, name, registered, made_up, import_id)
            select gen_random_uuid(), '%2$s', 'P' || lpad(i::text, 6, '0'), 'Provider ' || i, true, true, '%1$s'
            from generate_series(1, %3$d) i;
            insert into location (id, council_code, location_id, provider_id, name, location_type, care_home, dormant,
              registered, import_id)
            select gen_random_uuid(), '%2$s', 'L' || lpad(i::text, 6, '0'), 'P' || lpad(i::text, 6, '0'), 'Place ' || i,
              'CARE_HOME', true, false, true, '%1$s'
            from generate_series(1, %3$d) i;""";
    private static final String COUNTS = """
            insert into driver_snapshot (id, council_code, label, source, as_of, assumed, content_hash, line_count,
              prepared_by, recorded_at)
            values ('%1$s', '%2$s', 'bench', 'bench', '2021-11-30', false, repeat('0', 64), %3$d, 'bench', now());
            insert into driver_line (snapshot_id, ordinal, council_code, line_key, provider_id, location_id, service,
              driver, units)
            select '%1$s', row_number() over (order by key collate "C"), '%2$s', key, p, l, s, d, units from (
              select 'P' || i || '|L' || i || '|' || s || '|' || d as key, 'P' || i as p, 'L' || i as l, s, d,
                1 + (hashtext(i || s || d)::bigint & 127) as units
              from (select lpad(n::text, 6, '0') as i from generate_series(1, %4$d) n) n,
                (select 'S' || lpad(n::text, 2, '0') as s from generate_series(1, %5$d) n) services,
                (values ('BED'), ('HOURS'), ('NURSING_BED'), ('USERS')) as drivers (d)) lines;""";
    private static final String PLAN = """
            insert into plan (id, council_code, grant_id, instalment_number, name, amount_pence, basis, geography_policy,
              residual_pence, status, prepared_by, recorded_at, approved_by, approved_at, governing_basis, decision_id,
              decision_reference, decided_on, effective_on, version)
            values ('%1$s', '%2$s', gen_random_uuid(), 1, 'bench', %3$d, 'AMOUNT', 'BOTH', 0, 'APPROVED', 'a', now(), 'b',
              now(), 'AMOUNT', gen_random_uuid(), 'bench', '2021-12-08', '2021-12-08', 0);
            insert into pot (id, council_code, plan_id, position, code, label, recipient, stated_pence, amount_pence, version)
            select gen_random_uuid(), '%2$s', '%1$s', i, 'POT' || i, 'pot', 'PROVIDERS', %4$d, %4$d, 0
            from generate_series(1, %5$d) i;""";

    private final Stand stand;
    private final UUID planId = UUID.randomUUID();
    private int pots;

    Register(Stand stand) throws SQLException {
        this.stand = stand;
        run(PLACES.formatted(UUID.randomUUID(), Stand.COUNCIL, LOCATIONS));
        run(PLAN.formatted(planId, Stand.COUNCIL, POT_PENCE * POTS, POT_PENCE, POTS));
    }

    /** A snapshot of four counts for each of some services at each location. */
    UUID snapshot(int locations, int services) throws SQLException {
        UUID id = UUID.randomUUID();
        run(COUNTS.formatted(id, Stand.COUNCIL, locations * services * 4, locations, services));
        return id;
    }

    /** The order of a run on a pot that nobody has used. */
    String order(UUID snapshotId) {
        return """
                {"planId":"%s","potCode":"POT%d","snapshotId":"%s","method":"PRO_RATA",
                 "drivers":["BED","HOURS","NURSING_BED","USERS"]}""".formatted(planId, ++pots, snapshotId);
    }

    private void run(String sql) throws SQLException {
        try (Connection superuser = stand.asSuperuserOfService();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
            statement.execute("analyze");
        }
    }
}
