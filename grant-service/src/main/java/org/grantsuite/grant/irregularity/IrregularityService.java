package org.grantsuite.grant.irregularity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.recovery.RecoveryService;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/** Cases of irregularity: opened, told to the department, pursued and ended (R41). */
@ApplicationScoped
public class IrregularityService {
    /** The last place is kept for the entry that ends the case. */
    private static final int MOST_ENTRIES = 500;

    private final IrregularityRepository cases;
    private final CaseEntryRepository entries;
    private final GrantService grants;
    private final GrantLock lock;
    private final RecoveryService recoveries;
    private final Chronicle chronicle;
    private final Caller caller;

    IrregularityService(
            IrregularityRepository cases,
            CaseEntryRepository entries,
            GrantService grants,
            GrantLock lock,
            RecoveryService recoveries,
            Chronicle chronicle,
            Caller caller) {
        this.cases = cases;
        this.entries = entries;
        this.grants = grants;
        this.lock = lock;
        this.recoveries = recoveries;
        this.chronicle = chronicle;
        this.caller = caller;
    }

    /** A case with all that happened in it. */
    public record File(Irregularity irregularity, List<CaseEntry> history, Money recovered, List<Warning> warnings) {}

    /** Where a case is. */
    public record Address(UUID grantId, UUID irregularityId) {}

    @Transactional
    public File open(Irregularity.Told told) {
        lock.take(told.grantId());
        chronicle.requirePast(told.detectedAt().atOffset(java.time.ZoneOffset.UTC), "detectedAt");
        if (cases.holds(told.grantId(), told.reference())) {
            throw Refusal.of(
                            IrregularityProblem.IRREGULARITY_REFERENCE_USED,
                            "Case " + told.reference() + " is recorded for the grant")
                    .at("reference", "add to that case, or choose another reference");
        }
        var opened = new Irregularity(chronicle.stamp(), told);
        cases.persistAndFlush(opened);
        note(opened, told.title(), null);
        chronicle.tell(deed("IrregularityOpened", opened));
        if (opened.isFrozen()) {
            chronicle.tell(deed("AwardFrozen", opened));
        }
        return file(opened);
    }

    /** How the department was told. */
    public record Notification(OffsetDateTime at, String text) {}

    @Transactional
    public File notifyDepartment(Address address, Notification notification) {
        return move(address, IrregularityStatus.NOTIFIED, "IrregularityNotified", one -> {
            chronicle.requirePast(notification.at(), "notifiedAt");
            one.notifyDepartment(notification.at().toInstant());
            note(one, notification.text(), null);
        });
    }

    @Transactional
    public File update(Address address, String text) {
        Irregularity one = locked(address);
        if (!one.status().freezes()) {
            throw refusedMove(one, "updated");
        }
        requireRoom(one);
        note(one, text, null);
        chronicle.tell(deed("IrregularityUpdated", one));
        return file(one);
    }

    private void requireRoom(Irregularity one) {
        if (entries.countOf(one.id()) >= MOST_ENTRIES - 2) {
            throw Refusal.of(
                    IrregularityProblem.IRREGULARITY_UPDATES_FULL,
                    "The case has " + MOST_ENTRIES + " entries; only its ending fits");
        }
    }

    @Transactional
    public File link(Address address, UUID recoveryId) {
        return move(address, IrregularityStatus.RECOVERING, "IrregularityRecoveryLinked", one -> {
            var recovery = recoveries
                    .find(address.grantId(), recoveryId)
                    .orElseThrow(() -> Refusal.of(
                                    IrregularityProblem.RECOVERY_UNKNOWN,
                                    "The grant has no recovery with the id " + recoveryId)
                            .at("recoveryId", "name a recovery of this grant"));
            if (entries.links(one.id(), recoveryId)) {
                throw Refusal.of(
                        IrregularityProblem.RECOVERY_LINKED,
                        "Recovery " + recovery.told().reference() + " is linked to the case");
            }
            requireRoom(one);
            one.recover();
            note(
                    one,
                    recovery.told().kind() + " " + recovery.told().amount() + ", reference "
                            + recovery.told().reference(),
                    recoveryId);
        });
    }

    /** How and why a case ends. */
    public record Closing(IrregularityOutcome outcome, String reason) {}

    @Transactional
    public File close(Address address, Closing closing) {
        File closed = move(address, IrregularityStatus.CLOSED, "IrregularityClosed", one -> {
            requireAnotherPerson(one);
            one.close(closing.outcome());
            note(one, closing.outcome() + ": " + closing.reason(), null);
        });
        release(closed.irregularity());
        return closed;
    }

    @Transactional
    public File withdraw(Address address, String reason) {
        File withdrawn = move(address, IrregularityStatus.WITHDRAWN, "IrregularityWithdrawn", one -> {
            requireAnotherPerson(one);
            one.withdraw();
            note(one, reason, null);
        });
        release(withdrawn.irregularity());
        return withdrawn;
    }

    private void release(Irregularity ended) {
        if (ended.told().awardReference() != null) {
            chronicle.tell(deed("AwardReleased", ended));
        }
    }

    private void requireAnotherPerson(Irregularity one) {
        if (one.openedBy().equals(caller.subject())) {
            throw Refusal.of(
                    IrregularityProblem.CASE_NEEDS_TWO_PEOPLE, caller.subject() + " opened the case; another ends it");
        }
    }

    private File move(Address address, IrregularityStatus next, String event, Consumer<Irregularity> verb) {
        Irregularity one = locked(address);
        if (next == IrregularityStatus.CLOSED && one.status() == IrregularityStatus.OPEN) {
            throw Refusal.of(
                            IrregularityProblem.IRREGULARITY_NOT_NOTIFIED,
                            "The department was not told of case " + one.told().reference())
                    .with("rule", "R41");
        }
        if (!one.status().mayBecome(next)) {
            throw refusedMove(one, next.name());
        }
        verb.accept(one);
        cases.flush();
        chronicle.tell(deed(event, one));
        return file(one);
    }

    private static Refusal refusedMove(Irregularity one, String next) {
        return Refusal.of(
                IrregularityProblem.IRREGULARITY_MOVE_REFUSED,
                "Case " + one.told().reference() + " is " + one.status() + " and cannot be " + next);
    }

    private Irregularity locked(Address address) {
        lock.take(address.grantId());
        return find(address);
    }

    private Irregularity find(Address address) {
        return cases.within(address.grantId(), address.irregularityId())
                .orElseThrow(() -> Refusal.of(
                        IrregularityProblem.IRREGULARITY_UNKNOWN,
                        "The grant has no case with the id " + address.irregularityId()));
    }

    private void note(Irregularity one, String text, @Nullable UUID recoveryId) {
        entries.persistAndFlush(new CaseEntry(chronicle.stamp(), one, text, recoveryId));
    }

    @Transactional
    public File get(Address address) {
        grants.get(address.grantId());
        return file(find(address));
    }

    @Transactional
    public Page<File> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        var page = cases.page(grantId, cursor, limit);
        return new Page<>(files(page.items()), page.next());
    }

    @Transactional
    public Page<Irregularity> frozen(UUID grantId, @Nullable String award, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return cases.frozen(grantId, award, cursor, limit);
    }

    /** How many cases of the grant have not ended. */
    @Transactional
    public long open(UUID grantId) {
        return cases.open(grantId);
    }

    private File file(Irregularity one) {
        return files(List.of(one)).get(0);
    }

    private List<File> files(List<Irregularity> several) {
        Collection<UUID> ids = several.stream().map(Irregularity::id).toList();
        Map<UUID, List<CaseEntry>> histories =
                entries.of(ids).stream().collect(Collectors.groupingBy(CaseEntry::irregularityId));
        return several.stream()
                .map(one -> {
                    var history = histories.getOrDefault(one.id(), List.of());
                    return new File(one, history, recovered(one, history), warnings(one));
                })
                .toList();
    }

    private Money recovered(Irregularity one, List<CaseEntry> history) {
        return history.stream()
                .map(CaseEntry::recoveryId)
                .flatMap(java.util.stream.Stream::ofNullable)
                .flatMap(id -> recoveries.find(one.told().grantId(), id).stream())
                .map(recovery -> recovery.told().amount())
                .reduce(Money.ZERO, Money::plus);
    }

    private static List<Warning> warnings(Irregularity one) {
        return one.status() == IrregularityStatus.OPEN
                ? List.of(Warning.of(
                        "DEPARTMENT_NOT_NOTIFIED", "R41", "notifiedAt", "The department has not been told of the case"))
                : List.of();
    }

    private static Deed deed(String event, Irregularity one) {
        var told = one.told();
        Map<String, Object> detail = new HashMap<>(Map.of(
                "grantId", told.grantId(),
                "irregularityId", one.id(),
                "reference", told.reference(),
                "status", one.status(),
                "frozen", one.isFrozen()));
        if (told.awardReference() != null) {
            detail.put("awardReference", told.awardReference());
        }
        return Deed.of(
                event,
                "irregularity",
                one.id(),
                "/v1/grants/" + told.grantId() + "/irregularities/" + one.id(),
                detail);
    }
}
