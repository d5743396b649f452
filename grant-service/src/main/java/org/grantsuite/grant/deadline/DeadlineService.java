package org.grantsuite.grant.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.deadline.Conditions.Arrival;
import org.grantsuite.grant.deadline.LocalDeadline.Promise;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.receipt.ReceiptService;

/** All deadlines of a grant in one list: those of its conditions beside those the council has set itself. */
@ApplicationScoped
public class DeadlineService {
    private static final int MOST_LOCAL = 200;
    private final LocalDeadlineRepository deadlines;
    private final GrantService grants;
    private final GrantLock lock;
    private final ReceiptService receipts;
    private final WorkingDays workingDays;
    private final Chronicle chronicle;

    DeadlineService(
            LocalDeadlineRepository deadlines,
            GrantService grants,
            GrantLock lock,
            ReceiptService receipts,
            WorkingDays workingDays,
            Chronicle chronicle) {
        this.deadlines = deadlines;
        this.grants = grants;
        this.lock = lock;
        this.receipts = receipts;
        this.workingDays = workingDays;
        this.chronicle = chronicle;
    }

    @Transactional
    public List<Due> list(UUID grantId) {
        var rules = grants.rules(grants.get(grantId));
        List<Arrival> arrivals = receipts.all(grantId).stream()
                .map(receipt -> new Arrival(receipt.instalmentNumber(), receipt.receivedOn()))
                .toList();
        List<Due> all = new ArrayList<>(new Conditions(rules).all(arrivals, workingDays::after));
        deadlines.of(grantId).forEach(local -> all.add(local.due()));
        all.sort(Comparator.comparing(Due::on).thenComparing(Due::code));
        return all;
    }

    @Transactional
    public Due add(UUID grantId, Promise promise) {
        lock.take(grantId);
        LocalDate dueOn = dueOn(promise);
        if (deadlines.count("grantId", grantId) >= MOST_LOCAL) {
            throw Refusal.of(
                    DeadlineProblem.DEADLINE_LIMIT_REACHED, "A grant keeps " + MOST_LOCAL + " deadlines of its own");
        }
        var deadline = new LocalDeadline(chronicle.stamp(), grantId, promise, dueOn);
        deadlines.persistAndFlush(deadline);
        chronicle.tell(Deed.of(
                "DeadlineAdded",
                "deadline",
                deadline.id(),
                "/v1/grants/" + grantId + "/deadlines",
                Map.of("grantId", grantId, "label", promise.label(), "dueOn", dueOn, "source", promise.source())));
        return deadline.due();
    }

    private LocalDate dueOn(Promise promise) {
        LocalDate dueOn = promise.dueOn();
        Counted counted = promise.counted();
        if (dueOn != null && counted == null) {
            return dueOn;
        }
        if (dueOn == null && counted != null) {
            return workingDays.after(counted);
        }
        throw Refusal.of(DeadlineProblem.DEADLINE_DATE_AMBIGUOUS, dueOn == null ? "Neither is given" : "Both are given")
                .at("dueOn", "give dueOn or workingDaysFrom");
    }
}
