package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.grantsuite.allocation.payment.domain.ConfirmationSource;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.jspecify.annotations.Nullable;

/** Takes files that say what became of payments: each once, all of it or nothing. */
@ApplicationScoped
public class ConfirmationService {
    private static final long ADVISORY_SEED = 54;
    private static final String TAKEN =
            "select id, source, content_hash, row_count, paid, returned, unchanged, not_ours,"
                    + " imported_by, recorded_at from payment_confirmation";

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final ConfirmationApply apply;
    private final Audit audit;

    ConfirmationService(Jdbc jdbc, Stamps stamps, ConfirmationApply apply, Audit audit) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.apply = apply;
        this.audit = audit;
    }

    /** What became of how many. */
    record Counts(int rows, int paid, int returned, int unchanged, int notOurs) {}

    record Taken(
            UUID id,
            ConfirmationSource source,
            String contentHash,
            Counts counts,
            String importedBy,
            OffsetDateTime recordedAt) {}

    /** @param replayed the same file was taken before; nothing was done */
    record Answer(Taken taken, boolean replayed) {}

    /** One file of a council at a time: a second copy waits, and then finds the first. */
    @Transactional
    Answer take(String body, Supplier<ReportedPayments> reading) {
        jdbc.find("select pg_advisory_xact_lock(hashtextextended(?, ?))", row -> true, stamps.council(), ADVISORY_SEED);
        String hash = Sha256.hex(body);
        Optional<Taken> before = jdbc.find(TAKEN + " where content_hash = ?", ConfirmationService::taken, hash);
        if (before.isPresent()) {
            return new Answer(before.get(), true);
        }
        ReportedPayments reported = reading.get();
        Counts counts = apply.apply(reported);
        Taken taken = new Taken(stamps.id(), reported.source(), hash, counts, stamps.person(), stamps.now());
        keep(taken);
        return new Answer(taken, false);
    }

    private void keep(Taken taken) {
        Counts counts = taken.counts();
        jdbc.update(
                "insert into payment_confirmation (id, council_code, source, content_hash, row_count, paid, returned,"
                        + " unchanged, not_ours, imported_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                taken.id(),
                stamps.council(),
                taken.source().name(),
                taken.contentHash(),
                counts.rows(),
                counts.paid(),
                counts.returned(),
                counts.unchanged(),
                counts.notOurs(),
                taken.importedBy(),
                taken.recordedAt());
        audit.record(
                "PAYMENTS_CONFIRMED",
                "payment-confirmation",
                taken.id(),
                null,
                Map.of(
                        "source", taken.source(),
                        "contentHash", taken.contentHash(),
                        "paid", counts.paid(),
                        "returned", counts.returned()));
    }

    @Transactional
    List<Taken> page(@Nullable UUID after, int limit) {
        return jdbc.list(
                TAKEN + " where (?::uuid is null or id > ?::uuid) order by id limit ?",
                ConfirmationService::taken,
                after,
                after,
                limit);
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getObject(1, UUID.class),
                ConfirmationSource.valueOf(row.getString(2)),
                row.getString(3),
                new Counts(row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8)),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class));
    }
}
