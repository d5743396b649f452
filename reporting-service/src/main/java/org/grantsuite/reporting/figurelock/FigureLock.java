package org.grantsuite.reporting.figurelock;

import static org.grantsuite.reporting.figurelock.FigureLockProblem.FIGURES_LOCKED;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;

/**
 * R38: after the edition's lock date a fact of a later day changes neither the final unspent value nor the reported spend, and
 * once the lock is recorded nothing does, however it is dated (ADR 3).
 */
@ApplicationScoped
public class FigureLock {

    private static final String FIND = """
            select locked_on, version, content_hash, locked_by, recorded_at from final_value_lock where grant_id = ?""";
    private static final String INSERT = """
            insert into final_value_lock (council_code, grant_id, version, content_hash, locked_on, locked_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final Jdbc jdbc;
    private final CurrentCouncil council;

    FigureLock(Jdbc jdbc, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.council = council;
    }

    public Optional<LockedFigures> find(UUID grantId) {
        return jdbc.find(
                FIND,
                row -> new LockedFigures(
                        grantId,
                        row.getObject(1, LocalDate.class),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                grantId);
    }

    public void record(LockedFigures lock) {
        jdbc.update(
                INSERT,
                council.code(),
                lock.grantId(),
                lock.version(),
                lock.contentHash(),
                lock.lockedOn(),
                lock.lockedBy(),
                lock.recordedAt().atOffset(ZoneOffset.UTC));
    }

    /** Whether a fact of that day comes too late to change the figures. */
    public boolean isClosed(UUID grantId, JsonNode edition, LocalDate on) {
        return find(grantId).isPresent()
                || lockedAfter(edition).map(on::isAfter).orElse(false);
    }

    /** @throws Refusal 422 FIGURES_LOCKED where a fact of that day comes too late */
    public void requireOpen(UUID grantId, JsonNode edition, LocalDate on) {
        find(grantId).ifPresent(lock -> {
            throw Refusal.of(
                    FIGURES_LOCKED,
                    "Version " + lock.version() + " was locked on " + lock.lockedOn() + "; recoveries still post");
        });
        lockedAfter(edition).filter(on::isAfter).ifPresent(last -> {
            throw Refusal.of(FIGURES_LOCKED, "The last day to amend was " + last + "; recoveries still post");
        });
    }

    /** The last day on which the figures may be amended, the earliest where the edition names several. */
    public static Optional<LocalDate> lockedAfter(JsonNode edition) {
        return StreamSupport.stream(edition.path("lockDates").spliterator(), false)
                .map(lock -> LocalDate.parse(lock.path("lockedAfter").asText()))
                .min(LocalDate::compareTo);
    }
}
