package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;

/** What other returns of the council say, read in one go however many statements are judged. */
@ApplicationScoped
class ReturnHistory {

    private static final String LIVE = "('RECEIVED', 'QUERIED', 'ACCEPTED')";
    private static final String EARLIER = """
            select distinct on (provider_id, location_id) id, provider_id, location_id, reporting_point, returned_pence,
              hours_hundredths as hours, recruits, leavers
            from provider_return
            where council_code = ? and grant_id = ? and status = 'ACCEPTED' and period_to < ? and provider_id = any(?)
            order by provider_id, location_id, period_to desc, id desc""";
    private static final String LINES = """
            select provider_return_id, measure, amount_pence from provider_return_line
            where council_code = ? and provider_return_id = any(?::uuid[])""";
    // A return repeats the items of those that began on the same day and ended before: the last of them says it all.
    private static final String CLAIMS = """
            with latest as (
              select distinct on (grant_id, provider_id, location_id, period_from) council_code, id, grant_id, provider_id, location_id
              from provider_return where council_code = ? and provider_id = any(?) and status in %s
              order by grant_id, provider_id, location_id, period_from, period_to desc, id desc)
            select p.grant_id, p.provider_id, p.location_id, i.measure, i.evidence_reference, i.amount_pence, i.document_total_pence
            from provider_return_item i join latest p on p.council_code = i.council_code and p.id = i.provider_return_id
            where i.evidence_reference = any(?)""".formatted(LIVE);
    private static final String MENTIONS = """
            select distinct p.grant_id, p.provider_id, p.location_id, l.measure, e.reference
            from provider_return p
            join provider_return_line l on l.council_code = p.council_code and l.provider_return_id = p.id
            cross join lateral unnest(p.evidence_references) as e (reference)
            where p.council_code = ? and p.grant_id <> ? and p.provider_id = any(?) and e.reference = any(?)
              and p.period_from <= ? and p.period_to >= ? and p.status in\s""" + LIVE;
    private static final String OPEN = """
            select provider_id, location_id from provider_return
            where council_code = ? and grant_id = ? and reporting_point = ? and status in\s""" + LIVE;

    private final Jdbc jdbc;
    private final CurrentCouncil council;

    ReturnHistory(Jdbc jdbc, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.council = council;
    }

    /** Two returns that claim on one provider's documents are judged one after the other. */
    void lock(Collection<String> providers) {
        for (var provider : new TreeSet<>(providers)) {
            jdbc.list(
                    "select pg_advisory_xact_lock(hashtextextended(?, 8))",
                    row -> true,
                    "claims/" + council.code() + "/" + provider);
        }
    }

    /** By provider and location. */
    Map<String, EarlierReturn> earlier(UUID grantId, LocalDate before, Collection<String> providers) {
        Map<UUID, Map<String, Long>> spend = new HashMap<>();
        Map<String, EarlierReturn> found = new HashMap<>();
        jdbc.list(EARLIER, ReturnHistory::earlier, council.code(), grantId, before, array(providers))
                .forEach(entry -> {
                    found.put(entry.getKey(), entry.getValue());
                    spend.put(entry.getValue().id(), entry.getValue().spendByMeasure());
                });
        var ids = spend.keySet().stream().map(UUID::toString).toList();
        jdbc.list(
                LINES,
                row -> {
                    spend.getOrDefault(row.getObject(1, UUID.class), new TreeMap<>())
                            .put(row.getString(2), row.getLong(3));
                    return true;
                },
                council.code(),
                array(ids));
        return found;
    }

    private static Map.Entry<String, EarlierReturn> earlier(ResultSet row) throws SQLException {
        var outputs = new EnumMap<OutputKind, Long>(OutputKind.class);
        for (var kind : List.of(OutputKind.HOURS, OutputKind.RECRUITS, OutputKind.LEAVERS)) {
            long value = row.getLong(kind.name().toLowerCase(Locale.ROOT));
            if (!row.wasNull()) {
                outputs.put(kind, value);
            }
        }
        var id = row.getObject("id", UUID.class);
        var place = ProviderStatement.place(row.getString("provider_id"), row.getString("location_id"));
        var earlier = new EarlierReturn(
                id, row.getString("reporting_point"), new TreeMap<>(), outputs, row.getLong("returned_pence"));
        return Map.entry(place, earlier);
    }

    /** What live returns claim by dated items. */
    List<Claim> claims(Collection<String> providers, Collection<String> references) {
        return jdbc.list(
                CLAIMS,
                row -> {
                    long document = row.getLong("document_total_pence");
                    Long stated = row.wasNull() ? null : document;
                    return new Claim(
                            row.getObject("grant_id", UUID.class),
                            row.getString("provider_id"),
                            row.getString("location_id"),
                            row.getString("measure"),
                            row.getString("evidence_reference"),
                            row.getLong("amount_pence"),
                            stated);
                },
                council.code(),
                array(providers),
                array(references));
    }

    /** Provider, measure and reference of what returns under other grants name for an overlapping period (R8). */
    Set<String> mentionsElsewhere(
            UUID grantId,
            org.grantsuite.reporting.calculation.Period period,
            Collection<String> providers,
            Collection<String> references) {
        return new HashSet<>(jdbc.list(
                MENTIONS,
                row -> mention(row.getString("provider_id"), row.getString("measure"), row.getString("reference")),
                council.code(),
                grantId,
                array(providers),
                array(references),
                period.to(),
                period.from()));
    }

    static String mention(String providerId, String measure, String reference) {
        return providerId + "\n" + measure + "\n" + reference;
    }

    /** Provider and location of what is handed in or accepted already. */
    Set<String> open(UUID grantId, String reportingPoint) {
        return new HashSet<>(jdbc.list(
                OPEN,
                row -> ProviderStatement.place(row.getString(1), row.getString(2)),
                council.code(),
                grantId,
                reportingPoint));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
