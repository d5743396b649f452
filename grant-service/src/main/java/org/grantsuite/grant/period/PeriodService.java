package org.grantsuite.grant.period;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.chronicle.Stamp;
import org.jspecify.annotations.Nullable;

/** Closes the council's accounting periods, each with all before it; one is reopened by two people, for a reason. */
@ApplicationScoped
public class PeriodService {
    private final PeriodStore store;
    private final AccountingCalendar calendar;
    private final Chronicle chronicle;

    PeriodService(PeriodStore store, AccountingCalendar calendar, Chronicle chronicle) {
        this.store = store;
        this.calendar = calendar;
        this.chronicle = chronicle;
    }

    /**
     * A period with all that was ever done to it.
     *
     * @param closedBehind a later period is closed, and with it whatever was never closed by itself
     */
    public record History(AccountingPeriod period, List<PeriodStep> steps, boolean closedBehind) {
        public PeriodStatus status() {
            if (steps.isEmpty()) {
                return closedBehind ? PeriodStatus.CLOSED : PeriodStatus.OPEN;
            }
            return steps.get(steps.size() - 1).action().leadsTo();
        }
    }

    @Transactional
    public List<History> year(int financialYear) {
        List<PeriodStore.Told> told = store.steps(financialYear);
        var lastClosed = store.lastClosedFrom();
        return calendar.year(financialYear).stream()
                .map(period -> new History(
                        period,
                        told.stream()
                                .filter(one -> one.period() == period.number())
                                .map(PeriodStore.Told::step)
                                .toList(),
                        lastClosed.filter(period.from()::isBefore).isPresent()))
                .toList();
    }

    private History history(int financialYear, int number) {
        return year(financialYear).get(number - 1);
    }

    @Transactional
    public History close(int financialYear, int number, @Nullable String reason) {
        AccountingPeriod period = calendar.period(financialYear, number);
        if (!period.to().isBefore(chronicle.today())) {
            throw Refusal.of(PeriodProblem.PERIOD_NOT_ENDED, "Period " + period.label() + " ends on " + period.to())
                    .at("period", "close it on a later day");
        }
        return act(period, PeriodAction.CLOSED, reason, "AccountingPeriodClosed");
    }

    @Transactional
    public History askReopening(int financialYear, int number, String reason) {
        return act(
                calendar.period(financialYear, number),
                PeriodAction.REOPENING_ASKED,
                reason,
                "AccountingPeriodReopeningAsked");
    }

    /** Answers a reopening somebody else has asked for. */
    @Transactional
    public History answer(int financialYear, int number, boolean approved, String reason) {
        return act(
                calendar.period(financialYear, number),
                approved ? PeriodAction.REOPENING_APPROVED : PeriodAction.REOPENING_DECLINED,
                reason,
                approved ? "AccountingPeriodReopened" : "AccountingPeriodReopeningDeclined");
    }

    private History act(AccountingPeriod period, PeriodAction action, @Nullable String reason, String event) {
        store.lock();
        History before = history(period.financialYear(), period.number());
        requireAllowed(before, action);
        Stamp stamp = chronicle.stamp();
        store.insert(stamp, period, before.steps().size() + 1, action, reason);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("financialYear", period.financialYear());
        detail.put("period", period.number());
        detail.put("from", period.from());
        detail.put("to", period.to());
        Deed deed = Deed.of(
                event,
                "accounting-period",
                stamp.id(),
                "/v1/accounting-periods?financialYear=" + period.financialYear(),
                detail);
        chronicle.tell(reason == null ? deed : deed.because(reason));
        return history(period.financialYear(), period.number());
    }

    private void requireAllowed(History before, PeriodAction action) {
        if (!action.isAllowedIn(before.status())) {
            throw Refusal.of(
                            PeriodProblem.PERIOD_MOVE_NOT_ALLOWED,
                            "Period " + before.period().label() + " is " + before.status())
                    .with("periodStatus", before.status());
        }
        boolean answer = action == PeriodAction.REOPENING_APPROVED || action == PeriodAction.REOPENING_DECLINED;
        if (answer) {
            PeriodStep asked = before.steps().get(before.steps().size() - 1);
            if (asked.recordedBy().equals(chronicle.stamp().by())) {
                throw Refusal.of(
                        PeriodProblem.PERIOD_ASKER_MAY_NOT_APPROVE, asked.recordedBy() + " asked for it; ask another");
            }
        }
    }
}
