package org.grantsuite.grant.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.clock.WorkingDays;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.deadline.Conditions.Arrival;
import org.grantsuite.grant.deadline.LocalDeadline.Promise;
import org.grantsuite.grant.deadline.Tracked.Met;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.receipt.ReceiptService;

/** All deadlines of a grant in one list: those of its conditions beside those the council has set itself. */
@ApplicationScoped
public class DeadlineService {
    private static final int MOST_LOCAL = 200;
    private static final int MOST_OF_A_PAGE = 500;

    private final LocalDeadlineRepository deadlines;
    private final Meetings meetings;
    private final GrantService grants;
    private final GrantLock lock;
    private final ReceiptService receipts;
    private final Chronicle chronicle;
    private final WorkingDays workingDays;

    DeadlineService(
            LocalDeadlineRepository deadlines,
            Meetings meetings,
            GrantService grants,
            GrantLock lock,
            ReceiptService receipts,
            WorkingDays workingDays,
            Chronicle chronicle) {
        this.deadlines = deadlines;
        this.meetings = meetings;
        this.grants = grants;
        this.lock = lock;
        this.receipts = receipts;
        this.workingDays = workingDays;
        this.chronicle = chronicle;
    }

    @Transactional
    public List<Tracked> list(UUID grantId) {
        return list(grants.get(grantId));
    }

    private List<Tracked> list(Grant grant) {
        Map<String, Met> met = meetings.of(grant.id());
        Map<Integer, Integer> counted = new HashMap<>();
        List<Arrival> arrivals = receipts.standing(grant.id()).stream()
                .map(receipt -> new Arrival(
                        receipt.instalmentNumber(),
                        counted.merge(receipt.instalmentNumber(), 1, Integer::sum),
                        receipt.receivedOn(),
                        grants.rulesOn(grant, receipt.receivedOn())))
                .toList();
        Stream<Tracked> set = new Conditions(grants.rulesOn(grant, chronicle.today()))
                .all(arrivals, rule -> rule.due(workingDays)).stream()
                        .map(due -> new Tracked(grant.id(), due, grant.recordedAt(), met.get(due.code())));
        Stream<Tracked> own = deadlines.of(grant.id()).stream()
                .map(local -> new Tracked(
                        grant.id(),
                        local.due(),
                        local.recordedAt(),
                        met.get(local.due().code())));
        return Stream.concat(set, own)
                .sorted(Comparator.comparing((Tracked one) -> one.due().on())
                        .thenComparing(one -> one.due().code()))
                .toList();
    }

    /** A grant with its deadlines. */
    public record OfGrant(Grant grant, List<Tracked> deadlines) {}

    @Transactional
    public OfGrant ofGrant(UUID grantId) {
        Grant grant = grants.get(grantId);
        return new OfGrant(grant, list(grant));
    }

    /** The latest grants first, until there are {@code most} deadlines. */
    @Transactional
    public List<OfGrant> ofCouncil(int most) {
        List<Grant> all = allGrants();
        List<OfGrant> found = new ArrayList<>();
        int count = 0;
        for (int i = all.size() - 1; i >= 0 && count < most; i--) {
            List<Tracked> listed = list(all.get(i));
            found.add(new OfGrant(all.get(i), listed.subList(0, Math.min(listed.size(), most - count))));
            count += listed.size();
        }
        return found;
    }

    @Transactional
    public List<Grant> allGrants() {
        List<Grant> all = new ArrayList<>();
        var page = grants.list(null, MOST_OF_A_PAGE);
        all.addAll(page.items());
        while (page.next() != null) {
            page = grants.list(page.next(), MOST_OF_A_PAGE);
            all.addAll(page.items());
        }
        return all;
    }

    @Transactional
    public Tracked add(UUID grantId, Promise promise) {
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
        return new Tracked(grantId, deadline.due(), deadline.recordedAt(), null);
    }

    @Transactional
    public Tracked meet(UUID grantId, String code, Met met) {
        lock.take(grantId);
        Tracked tracked = list(grantId).stream()
                .filter(one -> one.due().code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        DeadlineProblem.DEADLINE_UNKNOWN, "The grant has no deadline with the code " + code));
        Met known = tracked.met();
        if (known != null) {
            throw Refusal.of(DeadlineProblem.DEADLINE_MET_ALREADY, "It was met on " + known.on() + " by " + known.by());
        }
        chronicle.requirePast(met.on(), "metOn");
        meetings.record(grantId, code, met);
        chronicle.tell(Deed.of(
                "DeadlineMet",
                "deadline",
                Objects.requireNonNullElse(tracked.due().id(), grantId),
                "/v1/grants/" + grantId + "/deadlines",
                Map.of("grantId", grantId, "code", code, "metOn", met.on(), "evidence", met.by())));
        return new Tracked(grantId, tracked.due(), tracked.recordedAt(), met);
    }

    private LocalDate dueOn(Promise promise) {
        LocalDate dueOn = promise.dueOn();
        Counted counted = promise.counted();
        if (dueOn != null && counted == null) {
            return dueOn;
        }
        if (dueOn == null && counted != null) {
            return counted.due(workingDays);
        }
        throw ambiguous(dueOn == null ? "None is given" : "Several are given");
    }

    static Refusal ambiguous(String detail) {
        return Refusal.of(DeadlineProblem.DEADLINE_DATE_AMBIGUOUS, detail)
                .at("dueOn", "give dueOn, workingDaysFrom or calendarDaysFrom");
    }
}
