package org.grantsuite.allocation.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantFacts;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Who and what is not paid for now, with the reason, and by whose word. */
@ApplicationScoped
public class PaymentHolds {
    private static final String HOLD = "select id, kind, subject, reason, placed_by, placed_at, lifted_by, lifted_at,"
            + " lift_reason from payment_hold";
    private static final String PLACE = """
            insert into payment_hold (id, council_code, kind, subject, reason, placed_by, placed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (council_code, kind, subject) where lifted_at is null do nothing""";
    private static final String LIFT = """
            update payment_hold set lifted_by = ?, lifted_at = ?, lift_reason = ? where id = ? and lifted_at is null""";

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final GrantFacts grants;
    private final Audit audit;
    private final Events events;

    PaymentHolds(Jdbc jdbc, Stamps stamps, GrantFacts grants, Audit audit, Events events) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.grants = grants;
        this.audit = audit;
        this.events = events;
    }

    public record Hold(
            UUID id,
            HoldKind kind,
            String subject,
            String reason,
            String placedBy,
            OffsetDateTime placedAt,
            @Nullable String liftedBy,
            @Nullable OffsetDateTime liftedAt,
            @Nullable String liftReason) {}

    /** The holds that stand, as they bear on the payments of one grant. */
    public static final class Standing {
        private final Map<String, String> reasons = new HashMap<>();
        private @Nullable String whole;

        /** Why this award may not be paid now. */
        public Optional<String> on(UUID awardId, String providerId) {
            return Optional.ofNullable(whole)
                    .or(() -> Optional.ofNullable(reasons.get(HoldKind.AWARD + "/" + awardId)))
                    .or(() -> Optional.ofNullable(reasons.get(HoldKind.PAYEE + "/" + providerId)));
        }
    }

    /** @param subject as {@link HoldSubjects} spells it, or it would never match */
    public Hold place(HoldKind kind, String subject, String reason) {
        UUID id = stamps.id();
        int placed =
                jdbc.update(PLACE, id, stamps.council(), kind.name(), subject, reason, stamps.person(), stamps.now());
        if (placed == 0) {
            throw Refusal.of(HoldProblem.HOLD_STANDS_ALREADY, "A hold on " + kind + " " + subject + " stands already");
        }
        tell("Placed", get(id), reason);
        return get(id);
    }

    /** R43: who placed it would otherwise wave through what he stopped. A hold of a returned payment is lifted by its re-issue. */
    public Hold lift(UUID id, String reason) {
        Hold hold = get(id);
        if (hold.placedBy().equals(stamps.person())) {
            throw Refusal.of(
                    HoldProblem.HOLD_LIFTED_BY_WHO_PLACED_IT, "You placed this hold; another person lifts it (R43)");
        }
        return liftNow(hold, reason);
    }

    /** Why nothing may be done with this award now. */
    public Optional<String> onAward(UUID awardId) {
        return jdbc.find(
                HOLD + " where kind = 'AWARD' and subject = ? and lifted_at is null",
                row -> row.getString(4),
                awardId.toString());
    }

    /** Lifts the hold on an award that stands for exactly this, and no other. */
    public void liftOn(UUID awardId, String placedBecause, String reason) {
        jdbc.find(
                        HOLD + " where kind = 'AWARD' and subject = ? and reason = ? and lifted_at is null",
                        PaymentHolds::hold,
                        awardId.toString(),
                        placedBecause)
                .ifPresent(hold -> liftNow(hold, reason));
    }

    /** Puts a hold on an award unless one stands. */
    public void ensureOn(UUID awardId, String reason) {
        jdbc.update(
                PLACE,
                stamps.id(),
                stamps.council(),
                "AWARD",
                awardId.toString(),
                reason,
                stamps.person(),
                stamps.now());
    }

    private Hold liftNow(Hold hold, String reason) {
        if (jdbc.update(LIFT, stamps.person(), stamps.now(), reason, hold.id()) == 0) {
            throw Refusal.of(
                    HoldProblem.HOLD_LIFTED_ALREADY,
                    "It was lifted by " + get(hold.id()).liftedBy());
        }
        tell("Lifted", hold, reason);
        return get(hold.id());
    }

    private void tell(String verb, Hold hold, String reason) {
        audit.record(
                "PAYMENT_HOLD_" + verb.toUpperCase(Locale.ROOT),
                "payment-hold",
                hold.id(),
                reason,
                Map.of("kind", hold.kind(), "subject", hold.subject()));
        events.append(
                "PaymentHold" + verb,
                "/v1/payment-holds/" + hold.id(),
                Map.of("holdId", hold.id(), "kind", hold.kind(), "subject", hold.subject()));
    }

    @Transactional
    public Hold get(UUID id) {
        return jdbc.find(HOLD + " where id = ?", PaymentHolds::hold, id)
                .orElseThrow(() -> Refusal.of(HoldProblem.HOLD_UNKNOWN, "No hold has the id " + id));
    }

    @Transactional
    List<Hold> page(boolean standing, @Nullable UUID after, int limit) {
        return jdbc.list(
                HOLD + " where (lifted_at is null or not ?) and (?::uuid is null or id > ?::uuid) order by id limit ?",
                PaymentHolds::hold,
                standing,
                after,
                after,
                limit);
    }

    /** The scheme of the grant is asked for only while a scheme is held; without an answer 503 and nothing is paid. */
    public Optional<String> schemeOf(UUID grantId) {
        boolean asked = jdbc.find(
                        "select 1 from payment_hold where kind = 'SCHEME' and lifted_at is null limit 1", row -> true)
                .isPresent();
        return asked ? Optional.of(grants.schemeOf(grantId)) : Optional.empty();
    }

    /** @param scheme as {@link #schemeOf} answered */
    public Standing standing(UUID grantId, Optional<String> scheme) {
        Standing standing = new Standing();
        jdbc.list(HOLD + " where lifted_at is null", PaymentHolds::hold).forEach(hold -> {
            String words =
                    "held since " + hold.placedAt().toLocalDate() + " by " + hold.placedBy() + ": " + hold.reason();
            boolean whole = (hold.kind() == HoldKind.GRANT && hold.subject().equals(grantId.toString()))
                    || (hold.kind() == HoldKind.SCHEME
                            && scheme.filter(hold.subject()::equals).isPresent());
            if (whole) {
                standing.whole = hold.kind() + " " + words;
            }
            standing.reasons.put(hold.kind() + "/" + hold.subject(), hold.kind() + " " + words);
        });
        return standing;
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject(1, UUID.class),
                HoldKind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getString(9));
    }
}
