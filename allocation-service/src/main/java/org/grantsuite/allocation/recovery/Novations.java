package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardNovation;
import org.grantsuite.allocation.award.AwardNovation.Successor;
import org.grantsuite.allocation.award.AwardRepository;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.recovery.domain.RecoveryReason;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** A change of owner: the award stays with the legal entity that was paid, or comes back and is offered to the successor. */
@ApplicationScoped
class Novations {
    private static final String NOVATION = "select id, award_id, provider_id, location_id, successor_provider_id,"
            + " successor_location_id, novated_on, kept, successor_award_id, recovery_id, reason, recorded_by, recorded_at"
            + " from award_novation";

    private final Jdbc jdbc;
    private final AwardRepository awards;
    private final AwardNovation novation;
    private final RecoveryService recoveries;
    private final Stamps stamps;
    private final Audit audit;

    Novations(
            Jdbc jdbc,
            AwardRepository awards,
            AwardNovation novation,
            RecoveryService recoveries,
            Stamps stamps,
            Audit audit) {
        this.jdbc = jdbc;
        this.awards = awards;
        this.novation = novation;
        this.recoveries = recoveries;
        this.stamps = stamps;
        this.audit = audit;
    }

    record Novation(
            UUID id,
            UUID awardId,
            String providerId,
            @Nullable String locationId,
            String successorProviderId,
            @Nullable String successorLocationId,
            LocalDate on,
            boolean kept,
            @Nullable UUID successorAwardId,
            @Nullable UUID recoveryId,
            String reason,
            String recordedBy,
            OffsetDateTime recordedAt) {}

    Novation record(UUID awardId, Successor successor, LocalDate on, boolean kept, String reason) {
        stamps.requirePast(on, "novatedOn");
        Award award;
        UUID successorAward = null;
        UUID recovery = null;
        if (kept) {
            award = awards.lock(awardId);
            novation.requireSuccessor(award, successor);
        } else {
            var novated = novation.novate(awardId, successor, new Award.Ending(on, stamps.person(), reason));
            award = novated.old();
            successorAward = novated.successorAward();
            Money left = award.paid().minus(recoveries.claimed(awardId));
            recovery = left.isPositive()
                    ? recoveries.raise(award, new Recovery.Claim(RecoveryReason.OVERPAID, left, on))
                    : null;
        }
        UUID id = stamps.id();
        jdbc.update(
                "insert into award_novation (id, council_code, award_id, provider_id, location_id, successor_provider_id,"
                        + " successor_location_id, novated_on, kept, successor_award_id, recovery_id, reason, recorded_by,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                stamps.council(),
                awardId,
                award.providerId(),
                award.locationId(),
                successor.providerId(),
                successor.locationId(),
                on,
                kept,
                successorAward,
                recovery,
                reason,
                stamps.person(),
                stamps.now());
        audit.record("OWNER_CHANGED", "award", awardId, reason, Map.of("novation", id, "kept", kept));
        return jdbc.find(NOVATION + " where id = ?", Novations::novation, id).orElseThrow();
    }

    @Transactional
    List<Novation> page(UUID awardId, @Nullable UUID after, int limit) {
        awards.get(awardId);
        return jdbc.list(
                NOVATION + " where award_id = ? and (?::uuid is null or id > ?::uuid) order by id limit ?",
                Novations::novation,
                awardId,
                after,
                after,
                limit);
    }

    @Transactional
    List<Novation> ofGrant(UUID grantId, @Nullable UUID after, int limit) {
        return jdbc.list(
                NOVATION + " where award_id in (select id from award where grant_id = ?)"
                        + " and (?::uuid is null or id > ?::uuid) order by id limit ?",
                Novations::novation,
                grantId,
                after,
                after,
                limit);
    }

    private static Novation novation(ResultSet row) throws SQLException {
        return new Novation(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getBoolean(8),
                row.getObject(9, UUID.class),
                row.getObject(10, UUID.class),
                row.getString(11),
                row.getString(12),
                row.getObject(13, OffsetDateTime.class));
    }
}
