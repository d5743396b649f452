package org.grantsuite.reporting.closing;

import static org.grantsuite.reporting.closing.ClosingProblem.RECOVERY_DUE_BEFORE_RAISED;
import static org.grantsuite.reporting.closing.ClosingProblem.RECOVERY_NOTHING_DUE;
import static org.grantsuite.reporting.closing.ClosingProblem.RECOVERY_PAYMENT_UNDER_WAY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.allocationclient.ClaimGateway;
import org.grantsuite.reporting.allocationclient.SpendNotice;
import org.grantsuite.reporting.calculation.ProviderClaim;
import org.grantsuite.reporting.closing.domain.AwardClosing;
import org.jspecify.annotations.Nullable;

/**
 * Asks back what was not spent or misspent (R39, R40). What of each award was rightly spent is told to allocation-service, which
 * knows what it asked for before, raises the rest as a debt and tells the ledger. A notice's reference is made of the fact and of
 * what was ever asked before, taken back or not: two callers at once, or one after a broken connection, raise it once.
 */
@ApplicationScoped
@Transactional
public class RecoveryDesk {

    private static final int DAYS_TO_PAY = 30;

    private final ClosingReader reader;
    private final ClaimGateway claims;
    private final Askings askings;
    private final ClosingTrail trail;

    RecoveryDesk(ClosingReader reader, ClaimGateway claims, Askings askings, ClosingTrail trail) {
        this.reader = reader;
        this.claims = claims;
        this.askings = askings;
        this.trail = trail;
    }

    /** What is asked for. */
    public record Asking(
            LocalDate raisedOn,
            @Nullable LocalDate dueOn,
            @Nullable String providerId,
            @Nullable String note) {

        LocalDate due() {
            return Objects.requireNonNullElse(dueOn, raisedOn.plusDays(DAYS_TO_PAY));
        }
    }

    /** One debt raised, or to be raised where nothing was done. */
    public record RaisedRecovery(
            String providerId,
            UUID awardId,
            String reason,
            Money amount,
            LocalDate dueOn,
            @Nullable String reference,
            @Nullable UUID recoveryId) {}

    /** What would be raised; nothing is. */
    public List<RaisedRecovery> wouldRaise(UUID grantId, Asking asking) {
        var owing = owing(grantId, asking);
        requireDue(!owing.isEmpty());
        return owing.stream().flatMap(one -> wouldRaise(one, asking).stream()).toList();
    }

    /**
     * @param key of the request: sent again after it broke off half way, it goes on with what it had begun and answers with all of it
     */
    public List<RaisedRecovery> raise(UUID grantId, String key, Asking asking) {
        String request = askings.name(key, asking);
        var begun = askings.begun(grantId, request);
        var claimed = new ArrayList<ProviderClaim>();
        begun.forEach(notice -> claimed.addAll(ask(grantId, request, notice)));
        var owing = owing(grantId, asking);
        requireDue(!owing.isEmpty() || !claimed.isEmpty());
        var notices = owing.stream()
                .map(one -> notice(one, asking))
                .filter(notice -> !begun.contains(notice))
                .toList();
        askings.begin(grantId, request, notices);
        notices.forEach(notice -> claimed.addAll(ask(grantId, request, notice)));
        askings.end(grantId, request);
        var raised = claimed.stream()
                .sorted(Comparator.comparing(ProviderClaim::providerId).thenComparing(ProviderClaim::awardId))
                .map(claim -> raised(claim, asking))
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

    private List<ProviderClaim> ask(UUID grantId, String request, SpendNotice notice) {
        try {
            return claims.raise(notice);
        } catch (Refusal refused) {
            if (refused.code() != RequestProblem.SIBLING_UNAVAILABLE) {
                askings.forget(grantId, request, notice);
            }
            throw refused;
        }
    }

    private List<AwardClosing> owing(UUID grantId, Asking asking) {
        var rules = reader.rules(grantId);
        trail.requirePast(asking.raisedOn(), rules.opened(), "raisedOn");
        Require.that(
                !asking.due().isBefore(asking.raisedOn()),
                () -> Refusal.of(RECOVERY_DUE_BEFORE_RAISED, "Nothing is due before it is asked for")
                        .at("dueOn", "give the provider time to pay"));
        // all that is known today, whatever day the debts are dated: what was asked for is not asked for again
        var owing = reader.owing(grantId, rules, trail.clock().today(), asking.providerId());
        Require.that(
                owing.unsettledPayments().isEmpty(),
                () -> Refusal.of(
                        RECOVERY_PAYMENT_UNDER_WAY,
                        "Paid and awarded as paid differ for " + String.join(", ", owing.unsettledPayments())));
        return owing.awards();
    }

    private static void requireDue(boolean due) {
        Require.that(
                due,
                () -> Refusal.of(
                        RECOVERY_NOTHING_DUE, "Everything unspent or misspent is back, given up on or asked for"));
    }

    public static Money total(List<RaisedRecovery> raised) {
        return raised.stream().map(RaisedRecovery::amount).reduce(Money.ZERO, Money::plus);
    }

    private static SpendNotice notice(AwardClosing of, Asking asking) {
        String reference = "closing/%s/%s/%d/%d/%d"
                .formatted(
                        of.awardId(), asking.raisedOn(), of.acceptedPence(), of.misspentPence(), of.everAskedPence());
        return new SpendNotice(
                of.awardId(),
                reference,
                of.paidPence(),
                of.acceptedPence(),
                of.misspentPence(),
                asking.raisedOn(),
                asking.due(),
                asking.note());
    }

    private static List<RaisedRecovery> wouldRaise(AwardClosing of, Asking asking) {
        var would = new ArrayList<RaisedRecovery>();
        add(would, of, asking, false, of.unspentToRaisePence());
        add(would, of, asking, true, of.misspentToRaisePence());
        return would;
    }

    private static void add(List<RaisedRecovery> to, AwardClosing of, Asking asking, boolean misspent, long pence) {
        if (pence > 0) {
            to.add(new RaisedRecovery(
                    of.providerId(), of.awardId(), reason(misspent), Money.ofPence(pence), asking.due(), null, null));
        }
    }

    private static RaisedRecovery raised(ProviderClaim claim, Asking asking) {
        return new RaisedRecovery(
                claim.providerId(),
                claim.awardId(),
                reason(claim.misspent()),
                Money.ofPence(claim.pence()),
                asking.due(),
                claim.reference(),
                claim.id());
    }

    private static String reason(boolean misspent) {
        return misspent ? "MISSPENT" : "UNSPENT";
    }
}
