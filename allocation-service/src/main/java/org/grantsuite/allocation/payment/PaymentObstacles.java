package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.grantsuite.allocation.hold.PaymentHolds;
import org.grantsuite.allocation.payment.PaymentFacts.Facts;
import org.grantsuite.allocation.policy.PaymentPolicies;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;

/** Why one award may not be paid while others are: a hold, an open irregularity, a payee that will not do (R30, R41). */
@ApplicationScoped
class PaymentObstacles {
    private static final String ELSEWHERE = """
            select a.id from award a join plan p on p.id = a.plan_id join location l on l.location_id = a.location_id
            where a.grant_id = ? and a.status = 'ACCEPTED' and p.geography_policy = 'LOCATION_IN_AREA'
              and l.local_authority_code <> ?""";
    /** DOMAIN 7: dormant since the snapshot is not paid. */
    private static final String DORMANT = """
            select a.id from award a join location l on l.location_id = a.location_id
            where a.grant_id = ? and a.status = 'ACCEPTED' and l.dormant""";
    /** ADR 18: what came back is paid again once somebody re-issued it, whatever became of the hold. */
    private static final String CAME_BACK = """
            select award_id, reference, return_reason from payment
            where grant_id = ? and settlement = 'RETURNED' and reissued_because is null""";

    private final PaymentHolds holds;
    private final PaymentPolicies policies;
    private final PayeeBook payees;
    private final Jdbc jdbc;
    private final Stamps stamps;

    PaymentObstacles(PaymentHolds holds, PaymentPolicies policies, PayeeBook payees, Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.holds = holds;
        this.policies = policies;
        this.payees = payees;
    }

    /** Answers for the awards of one grant, from one reading of holds, policy and payees. */
    final class Gate {
        private final PaymentHolds.Standing standing;
        private final Facts facts;
        private final Set<UUID> elsewhere;
        private final Set<UUID> dormant;
        private final Map<UUID, String> cameBack = new HashMap<>();
        private final boolean verifiedPayeeNeeded;
        private final Function<String, PayeeBook.Known> known = payees.reader();

        private Gate(UUID grantId, Facts facts) {
            this.standing = holds.standing(grantId, facts.scheme());
            this.facts = facts;
            this.elsewhere = elsewhere(grantId);
            this.dormant = Set.copyOf(jdbc.list(DORMANT, row -> row.getObject(1, UUID.class), grantId));
            jdbc.list(
                    CAME_BACK,
                    row -> cameBack.put(
                            row.getObject(1, UUID.class),
                            "payment " + row.getString(2) + " came back: " + row.getString(3) + "; re-issue it first"),
                    grantId);
            this.verifiedPayeeNeeded = policies.current().verifiedPayeeNeeded();
        }

        PayeeBook.Known payee(String providerId) {
            return known.apply(providerId);
        }

        Optional<String> against(UUID awardId, String providerId) {
            return standing.on(awardId, providerId)
                    .or(() -> facts.frozen(awardId))
                    .or(() -> Optional.ofNullable(cameBack.get(awardId)))
                    .or(() -> elsewhere.contains(awardId)
                            ? Optional.of("its location is another authority's (R28)")
                            : Optional.empty())
                    .or(() -> dormant.contains(awardId) ? Optional.of("its location is dormant") : Optional.empty())
                    .or(() -> unverified(providerId));
        }

        /** @param approved fingerprint of the payee the approver saw */
        Optional<String> against(UUID awardId, String providerId, String approved) {
            if (!payee(providerId).fingerprint().equals(approved)) {
                return Optional.of("the payee changed after the approval (R30)");
            }
            return against(awardId, providerId);
        }

        private Optional<String> unverified(String providerId) {
            if (!verifiedPayeeNeeded || payee(providerId).verified()) {
                return Optional.empty();
            }
            return Optional.of(
                    payee(providerId).fingerprint().isEmpty()
                            ? "no payee is recorded (R30)"
                            : "the payee is not verified (R30)");
        }
    }

    /** R28 again on the payment date: locations that moved to another authority under a plan that pays in the area only. */
    private Set<UUID> elsewhere(UUID grantId) {
        return Set.copyOf(jdbc.list(ELSEWHERE, row -> row.getObject(1, UUID.class), grantId, stamps.council()));
    }

    Gate gate(UUID grantId, Facts facts) {
        return new Gate(grantId, facts);
    }
}
