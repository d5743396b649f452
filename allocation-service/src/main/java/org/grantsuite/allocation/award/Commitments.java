package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.allocation.award.domain.AwardProblem;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;

/** R13: accepted awards bind the council, so cash or an underwriting decision must cover them. */
@ApplicationScoped
class Commitments {
    private static final long ADVISORY_SEED = 13;

    private final Jdbc jdbc;
    private final GrantGateway grants;

    Commitments(Jdbc jdbc, GrantGateway grants) {
        this.jdbc = jdbc;
        this.grants = grants;
    }

    /** One at a time per grant, until the transaction ends: two acceptances must not count the same pound. */
    void lock(UUID grantId) {
        jdbc.find(
                "select pg_advisory_xact_lock(hashtextextended(?, ?))", row -> true, grantId.toString(), ADVISORY_SEED);
    }

    /**
     * What is free after everything accepted and not yet paid. Released payments are reserved at grant-service already.
     */
    Money free(UUID grantId, LocalDate asOf) {
        return grants.available(grantId, asOf).minus(accepted(grantId));
    }

    /** R13. The grant is locked. */
    void requireFree(UUID grantId, Money sum, LocalDate on) {
        Money free = free(grantId, on);
        if (sum.compareTo(free) > 0) {
            throw Refusal.of(
                            AwardProblem.AWARD_NOT_FUNDED,
                            "Cash and underwriting leave " + free + " free on " + on + ", needed are " + sum + " (R13)")
                    .with("free", free);
        }
    }

    private Money accepted(UUID grantId) {
        return jdbc.find(
                        "select coalesce(sum(accepted_pence - paid_pence), 0) from award"
                                + " where grant_id = ? and status = 'ACCEPTED'",
                        row -> Money.ofPence(row.getLong(1)),
                        grantId)
                .orElse(Money.ZERO);
    }
}
