package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.providerreturn.domain.LineStep;

/** What was said of each line, and acceptances that were taken back; only ever added to. */
@ApplicationScoped
class ReviewStore {

    private static final String INSERT = """
            insert into provider_return_review (id, council_code, provider_return_id, line, step, words, said_by, said_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FIND = """
            select line, step, words, said_by, said_at from provider_return_review
            where council_code = ? and provider_return_id = ? order by id""";
    private static final String REJECTED = """
            select line from (
              select distinct on (line) line, step from provider_return_review
              where council_code = ? and provider_return_id = ? order by line, id desc) last
            where step = 'REJECTED'""";
    private static final String REOPEN = """
            insert into provider_return_reopening (id, council_code, provider_return_id, reason, accepted_by, accepted_at,
              reopened_by, reopened_at)
            select ?, council_code, id, ?, decided_by, decided_at, ?, ? from provider_return
            where council_code = ? and id = ? and status = 'ACCEPTED'""";

    private final Jdbc jdbc;
    private final Ids ids;
    private final CurrentCouncil council;

    ReviewStore(Jdbc jdbc, Ids ids, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.council = council;
    }

    void add(UUID returnId, ReviewEntry entry) {
        jdbc.update(
                INSERT,
                ids.next(),
                council.code(),
                returnId,
                entry.line(),
                entry.step().name(),
                entry.words(),
                entry.by(),
                entry.at().atOffset(ZoneOffset.UTC));
    }

    List<ReviewEntry> of(UUID returnId) {
        return jdbc.list(
                FIND,
                row -> new ReviewEntry(
                        row.getString(1),
                        LineStep.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                council.code(),
                returnId);
    }

    Set<String> rejectedMeasures(UUID returnId) {
        return new TreeSet<>(jdbc.list(
                REJECTED, row -> row.getString(1).substring(ReturnLines.SPEND.length()), council.code(), returnId));
    }

    void reopened(UUID returnId, String reason, String by, OffsetDateTime at) {
        jdbc.update(REOPEN, ids.next(), reason, by, at, council.code(), returnId);
    }
}
