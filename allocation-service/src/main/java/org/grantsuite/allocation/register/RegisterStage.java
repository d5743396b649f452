package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.bulk.BulkLoad;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Places the rows of a directory in a temporary table, set by set, and stores what is kept. */
@ApplicationScoped
class RegisterStage {
    private static final int MOST_UNPLACED = 20_000;
    private static final String REPEATED = """
            select location_id, (array_agg(line order by line))[1], (array_agg(line order by line))[2]
            from stage_register group by location_id having count(*) > 1 order by 2 limit 100""";
    /** What the table of names leaves open on the day, a person's mapping fills, the newest and the location's own first. */
    private static final String PLACE = """
            with mapped as (
              select distinct on (kind, from_key) kind, from_key, to_value from register_mapping
              order by kind, from_key, recorded_at desc, id desc)
            update stage_register s set
              ons_code = coalesce(t.ons_found, here.to_value, named.to_value),
              primary_id = coalesce(pair.to_value, t.primary_id)
            from stage_register t
            left join mapped here on here.kind = 'LOCATION' and here.from_key = t.location_id
            left join mapped named on named.kind = 'AUTHORITY' and named.from_key = t.authority_key
            left join mapped pair on pair.kind = 'PRIMARY' and pair.from_key = t.location_id
            where t.location_id = s.location_id""";
    /**
     * Of a pair that is registered twice one carries the beds. It names itself, or nobody and is named by the other; a
     * pair that names each other, or a primary that is not listed, is not decided here (R19).
     */
    private static final String PAIR = """
            create temporary table stage_pair on commit drop as
            select s.location_id, case
              when s.primary_id = s.location_id then 'PRIMARY'
              when s.primary_id is null and not s.dual then 'NONE'
              when s.primary_id is null then case when n.primary_id is null then 'UNKNOWN' else 'PRIMARY' end
              when o.location_id is not null and (o.primary_id is null or o.primary_id = o.location_id) then 'SECONDARY'
              else 'UNKNOWN' end as dual_state
            from stage_register s
            left join stage_register o on o.location_id = s.primary_id
            left join (select distinct primary_id from stage_register where primary_id <> location_id) n
              on n.primary_id = s.location_id""";

    private static final String LEAVE_OUT = """
            delete from stage_register s where ? = 'COUNCIL' and s.ons_code is not null and s.ons_code <> ?
              and not exists (select 1 from location l where l.location_id = s.location_id)""";
    private static final String COLUMNS =
            "location_id, line, provider_id, name, provider_name, registered_on, dormant, care_home, beds, nursing,"
                    + " residential, home_care, supported_living, hospice, directorate, authority_name, postcode, uprn,"
                    + " brand_id, brand_name, company_number, charity_number, dual, primary_id";
    private static final String KEEP = "insert into register_location (snapshot_id, council_code, " + COLUMNS
            + ") select ?, ?, " + COLUMNS + " from stage_register";
    private static final String KEEP_PLACEMENT = """
            insert into register_placement
              (snapshot_id, council_code, location_id, ons_code, dual_state, primary_id, id_fit, set_aside)
            select ?, ?, s.location_id, s.ons_code, p.dual_state,
              case when p.dual_state = 'SECONDARY' then s.primary_id end, s.id_fit, false
            from stage_register s join stage_pair p using (location_id)""";
    private static final String FAILED = """
            select s.line, s.location_id, s.name, s.authority_name, s.authority_key, s.ons_code is null, not s.id_fit,
              p.dual_state = 'UNKNOWN', s.primary_id
            from stage_register s join stage_pair p using (location_id)
            where s.ons_code is null or not s.id_fit or p.dual_state = 'UNKNOWN' order by s.line limit ?""";

    private final Jdbc jdbc;
    private final BulkLoad bulk;
    private final Stamps stamps;

    RegisterStage(Jdbc jdbc, BulkLoad bulk, Stamps stamps) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.stamps = stamps;
    }

    /** A row that could not be placed, and in which ways. */
    record Failed(
            int line,
            String locationId,
            String name,
            @Nullable String authorityName,
            String authorityKey,
            boolean unmapped,
            boolean idUnfit,
            boolean dualUnknown,
            @Nullable String primaryId) {}

    /** Loads and places a file; refuses it when a location stands twice. */
    void load(RegisterFile file) {
        try (Reader rows = file.copyText()) {
            bulk.stage("stage_register", RegisterFile.STAGE, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireEachOnce();
        jdbc.update(PLACE);
        jdbc.update(PAIR);
    }

    private void requireEachOnce() {
        List<Violation> repeated = jdbc.list(
                REPEATED,
                row -> Violation.at(
                        row.getInt(3),
                        "Location ID",
                        row.getString(1) + " stands in line " + row.getInt(2) + " already"));
        if (!repeated.isEmpty()) {
            throw Refusal.of(
                            RequestProblem.IMPORT_REFUSED,
                            "A location is listed once; the first repeated stands in line "
                                    + repeated.get(0).line())
                    .violations(repeated);
        }
    }

    /** Drops what a snapshot of this scope does not keep; returns how many rows that were. */
    int leaveOut(String scope) {
        return jdbc.update(LEAVE_OUT, scope, stamps.council());
    }

    void keep(UUID snapshotId) {
        jdbc.update(KEEP, snapshotId, stamps.council());
        jdbc.update(KEEP_PLACEMENT, snapshotId, stamps.council());
    }

    List<Failed> failed() {
        List<Failed> failed = jdbc.list(
                FAILED,
                row -> new Failed(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        row.getBoolean(8),
                        row.getString(9)),
                MOST_UNPLACED + 1);
        if (failed.size() > MOST_UNPLACED) {
            throw Refusal.of(
                    RequestProblem.IMPORT_REFUSED,
                    "More than " + MOST_UNPLACED + " rows cannot be placed; is it a directory of England?");
        }
        return failed;
    }

    void close() {
        jdbc.update("drop table stage_register");
        jdbc.update("drop table stage_pair");
    }

    /** Appends errors to the queue. */
    void queue(CopyText errors) {
        bulk.append(
                "register_error",
                "id, council_code, kind, status, import_id, imported_from, line, location_id, name, authority_name,"
                        + " authority_key, message, recorded_at",
                errors);
    }
}
