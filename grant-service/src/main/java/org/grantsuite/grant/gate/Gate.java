package org.grantsuite.grant.gate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.grant.domain.Instalment.GateCondition;
import org.jspecify.annotations.Nullable;

/**
 * A gate judged on a day (R12). It is met only by a submission of its reporting point that was sent no later than the
 * end of the due day in London and that the department acknowledged; channel and file hash no submission can be told
 * without. A met gate is still not cash.
 *
 * @param warning words, from the edition's number of days before the due date
 */
public record Gate(
        GateCondition condition,
        GateStatus status,
        int daysLeft,
        Money amountAtRisk,
        @Nullable String warning,
        @Nullable Submission evidence) {

    /** The same with more to say: an amount at risk though the department has what it asked for, or a doubt. */
    Gate with(Money atRisk, @Nullable String more) {
        String words = warning == null ? more : more == null ? warning : warning + "; " + more;
        return new Gate(condition, status, daysLeft, atRisk, words, evidence);
    }

    public static Gate judge(GateCondition condition, List<Submission> submissions, Money outstanding, LocalDate asOf) {
        Optional<Submission> evidence = submissions.stream()
                .filter(one -> one.reportingPoint().equals(condition.reportingPoint()))
                .filter(one -> !one.late() && one.acknowledgement().isPresent())
                .min(Comparator.comparing(Submission::sentAt));
        int daysLeft = Math.toIntExact(ChronoUnit.DAYS.between(asOf, condition.dueOn()));
        if (evidence.isPresent()) {
            return new Gate(condition, GateStatus.MET, daysLeft, Money.ZERO, null, evidence.get());
        }
        GateStatus status = daysLeft < 0 ? GateStatus.MISSED : GateStatus.OPEN;
        return new Gate(condition, status, daysLeft, outstanding, warning(condition, daysLeft, outstanding), null);
    }

    private static @Nullable String warning(GateCondition condition, int daysLeft, Money outstanding) {
        String what = condition.reportingPoint() + " was due on " + condition.dueOn() + " and puts " + outstanding;
        if (daysLeft < 0) {
            return what + " at risk: no submission sent in time and acknowledged is known";
        }
        return daysLeft > condition.warnFromDays()
                ? null
                : condition.reportingPoint() + " is due on " + condition.dueOn() + ", " + daysLeft + " days from now; "
                        + outstanding + " depends on it";
    }
}
