package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** What changed between two snapshots of the register. */
@ApplicationScoped
class RegisterChanges {
    private static final String BOTH = """
            with earlier as (
              select r.*, p.ons_code from register_location r join register_placement p using (snapshot_id, location_id)
              where r.snapshot_id = ?),
            later as (
              select r.*, p.ons_code from register_location r join register_placement p using (snapshot_id, location_id)
              where r.snapshot_id = ?),
            opened as (select l.* from later l where not exists (
              select 1 from earlier e where e.location_id = l.location_id)),
            closed as (select e.* from earlier e where not exists (
              select 1 from later l where l.location_id = e.location_id)),
            pair as (
              select e.location_id, l.name, e.provider_id as old_provider, e.provider_name as old_provider_name,
                l.provider_id as new_provider, l.provider_name as new_provider_name, e.beds as old_beds, l.beds as new_beds,
                coalesce(e.ons_code, e.authority_name, '') || ' ' || coalesce(e.postcode, '') as old_place,
                coalesce(l.ons_code, l.authority_name, '') || ' ' || coalesce(l.postcode, '') as new_place
              from earlier e join later l using (location_id)),""";
    private static final String SUCCESSORS = """
            successor as (
              select c.location_id, c.name, c.provider_id || ' ' || c.provider_name as old_owner,
                o.provider_id || ' ' || o.provider_name as new_owner, o.location_id as successor_id,
                case when c.uprn = o.uprn then 'PROPERTY_REFERENCE'
                  when lower(c.name) = lower(o.name) then 'POSTCODE_AND_NAME' else 'POSTCODE_AND_BEDS' end as matched_by
              from closed c join opened o on o.provider_id <> c.provider_id
                and (c.uprn = o.uprn or (c.postcode = o.postcode
                  and (lower(c.name) = lower(o.name) or (c.care_home and o.care_home and c.beds = o.beds)))))""";
    private static final String CHANGES = BOTH + SUCCESSORS + """
            , change as (
              select 'OPENED' as kind, location_id, name, null as before,
                provider_id || ' ' || provider_name as after, null as successor_id, null as matched_by from opened
              union all select 'CLOSED', location_id, name, provider_id || ' ' || provider_name, null, null, null from closed
              union all select 'MOVED', location_id, name, old_place, new_place, null, null from pair
                where old_place <> new_place
              union all select 'BEDS_CHANGED', location_id, name, coalesce(old_beds::text, 'blank'),
                coalesce(new_beds::text, 'blank'), null, null from pair where old_beds is distinct from new_beds
              union all select 'OWNER_CHANGED', location_id, name, old_provider || ' ' || old_provider_name,
                new_provider || ' ' || new_provider_name, null, null from pair where old_provider <> new_provider
              union all select 'SUCCESSOR_LINKED', location_id, name, old_owner, new_owner, successor_id, matched_by
                from successor),
            numbered as (
              select change.*, row_number() over (order by location_id, kind, successor_id) as number from change
              where ?::text is null or kind = ?::text)
            select number, kind, location_id, name, before, after, successor_id, matched_by from numbered
            where number > ? order by number limit ?""";

    private final Jdbc jdbc;
    private final RegisterService registers;

    RegisterChanges(Jdbc jdbc, RegisterService registers) {
        this.jdbc = jdbc;
        this.registers = registers;
    }

    /** One change, numbered in the report. */
    record Change(
            int number,
            String kind,
            String locationId,
            String name,
            @Nullable String before,
            @Nullable String after,
            @Nullable String successorId,
            @Nullable String matchedBy) {}

    @Transactional
    List<Change> between(UUID earlierId, UUID laterId, @Nullable String kind, int after, int limit) {
        RegisterHead later = registers.get(laterId);
        RegisterHead earlier = registers.get(earlierId);
        if (!earlier.scope().equals(later.scope()) || !earlier.publishedOn().isBefore(later.publishedOn())) {
            throw Refusal.of(
                            RegisterProblem.REGISTER_ORDER_WRONG,
                            "'since' is " + earlier.scope() + " of " + earlier.publishedOn() + ", the snapshot "
                                    + later.scope() + " of " + later.publishedOn())
                    .at("since", "name an earlier snapshot of the same scope");
        }
        return jdbc.list(
                CHANGES,
                row -> new Change(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)),
                earlierId,
                laterId,
                kind,
                kind,
                after,
                limit);
    }
}
