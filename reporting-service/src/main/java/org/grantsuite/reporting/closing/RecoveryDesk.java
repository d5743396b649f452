package org.grantsuite.reporting.closing;

import static org.grantsuite.reporting.closing.ClosingProblem.RECOVERY_NOTHING_DUE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.closing.domain.ProviderPosition;
import org.grantsuite.reporting.grantclient.DebtNotice;
import org.grantsuite.reporting.grantclient.RecoveryGateway;
import org.jspecify.annotations.Nullable;

/**
 * Asks back what was not spent or misspent (R39, R40). A debt's reference is made of grant, provider, reason and the sum that has
 * to come back in all: two callers at once, or one after a broken connection, raise it once.
 */
@ApplicationScoped
@Transactional
public class RecoveryDesk {

    private final ClosingReader reader;
    private final RecoveryGateway recoveries;
    private final ClosingTrail trail;

    RecoveryDesk(ClosingReader reader, RecoveryGateway recoveries, ClosingTrail trail) {
        this.reader = reader;
        this.recoveries = recoveries;
        this.trail = trail;
    }

    /** What is asked for. */
    public record Asking(
            LocalDate raisedOn,
            @Nullable String providerId,
            @Nullable String note,
            boolean dryRun) {}

    /** One debt raised, or to be raised where nothing was done. */
    public record RaisedRecovery(
            String providerId,
            String reason,
            Money amount,
            String reference,
            @Nullable UUID debtId) {}

    public List<RaisedRecovery> raise(UUID grantId, Asking asking) {
        var rules = reader.rules(grantId);
        trail.requirePast(asking.raisedOn(), rules.opened(), "raisedOn");
        // all that is known today, whatever day the debts are dated: what was asked for is not asked for again
        var due = reader.calculate(grantId, rules, trail.clock().today()).providers().stream()
                .filter(one -> asking.providerId() == null || one.providerId().equals(asking.providerId()))
                .flatMap(one -> notices(grantId, one, asking).stream())
                .toList();
        Require.that(
                !due.isEmpty(),
                () -> Refusal.of(
                        RECOVERY_NOTHING_DUE, "Everything unspent or misspent is back, given up on or asked for"));
        if (asking.dryRun()) {
            return due.stream().map(notice -> raised(notice, null)).toList();
        }
        var raised = due.stream()
                .map(notice -> raised(notice, recoveries.raise(grantId, notice)))
                .toList();
        trail.raised(
                grantId,
                Map.of(
                        "grantId", grantId,
                        "raisedOn", asking.raisedOn(),
                        "count", raised.size(),
                        "total", total(raised)));
        return raised;
    }

    public static Money total(List<RaisedRecovery> raised) {
        return raised.stream().map(RaisedRecovery::amount).reduce(Money.ZERO, Money::plus);
    }

    private List<DebtNotice> notices(UUID grantId, ProviderPosition of, Asking asking) {
        var notices = new ArrayList<DebtNotice>();
        add(notices, grantId, of, asking, false);
        add(notices, grantId, of, asking, true);
        return notices;
    }

    private void add(List<DebtNotice> notices, UUID grantId, ProviderPosition of, Asking asking, boolean misspent) {
        long pence = misspent ? of.misspentToRaisePence() : of.unspentToRaisePence();
        if (pence > 0) {
            String reference = String.join(
                    "/",
                    "closing",
                    grantId.toString(),
                    of.providerId(),
                    misspent ? "MISSPENT" : "UNSPENT",
                    String.valueOf(misspent ? of.misspentPence() : of.unspentPence()));
            notices.add(new DebtNotice(
                    reference, of.providerId(), misspent, pence, asking.raisedOn(), asking.note(), trail.person()));
        }
    }

    private static RaisedRecovery raised(DebtNotice notice, @Nullable UUID debtId) {
        return new RaisedRecovery(
                notice.providerId(),
                notice.misspent() ? "MISSPENT" : "UNSPENT",
                Money.ofPence(notice.pence()),
                notice.reference(),
                debtId);
    }
}
