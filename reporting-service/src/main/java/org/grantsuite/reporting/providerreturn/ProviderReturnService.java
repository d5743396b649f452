package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.CORRECTION_OF_ANOTHER_RETURN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_RETURN_NOT_OPEN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_RETURN_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.calculation.AcceptedSpend;
import org.grantsuite.reporting.calculation.ProviderFigures;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.grantclient.EditionsInForce.PointRules;
import org.grantsuite.reporting.obligation.DueDates;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;
import org.grantsuite.reporting.providerreturn.domain.ReturnVersion;
import org.grantsuite.reporting.providerreturn.domain.SpendItem;
import org.jspecify.annotations.Nullable;

/** Provider returns: handed in, accepted or rejected, and then counted. */
@ApplicationScoped
@Transactional
public class ProviderReturnService {

    private static final int MOST_TOLD = 100;

    private final ProviderReturnRepository repository;
    private final ProviderReturnIntake intake;
    private final StatementJudge judge;
    private final ItemStore items;
    private final DueDates dueDates;
    private final AcceptanceGuard guard;
    private final Caller caller;
    private final BusinessClock clock;
    private final ReturnTrail trail;

    ProviderReturnService(
            ProviderReturnRepository repository,
            ProviderReturnIntake intake,
            StatementJudge judge,
            ItemStore items,
            DueDates dueDates,
            AcceptanceGuard guard,
            Caller caller,
            BusinessClock clock,
            ReturnTrail trail) {
        this.repository = repository;
        this.intake = intake;
        this.judge = judge;
        this.items = items;
        this.dueDates = dueDates;
        this.guard = guard;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    public ProviderReturn submit(ProviderStatement statement) {
        intake.requireOwn(statement.providerId());
        var rules = intake.rules(statement.grantId(), statement.reportingPoint());
        var findings = judge(statement, rules.template());
        intake.requireFirst(statement);
        return store(new Judged(statement, findings, ReturnVersion.first()), rules);
    }

    /** R38's like for providers: a correction is a new version with its reason, and the one before stays as it was. */
    public ProviderReturn correct(UUID id, ProviderStatement statement, String reason) {
        intake.requireOwn(statement.providerId());
        var before = open(id);
        requireSame(before, statement);
        var rules = intake.rules(statement.grantId(), statement.reportingPoint());
        var findings = judge(statement, rules.template());
        var version = before.supersede(reason);
        trail.tell("Superseded", before, reason);
        repository.flush();
        return store(new Judged(statement, findings, version), rules);
    }

    private static void requireSame(ProviderReturn before, ProviderStatement statement) {
        boolean same = before.grantId().equals(statement.grantId())
                && before.reportingPoint().equals(statement.reportingPoint())
                && before.providerId().equals(statement.providerId())
                && before.locationId().equals(statement.locationId());
        if (!same) {
            throw Refusal.of(
                    CORRECTION_OF_ANOTHER_RETURN,
                    "The return is of " + before.providerId() + " at " + before.locationId() + " for "
                            + before.reportingPoint());
        }
    }

    private List<ReturnFault> judge(ProviderStatement statement, ReturnTemplate template) {
        var faults = new ArrayList<>(judge.faults(statement, template));
        requireNoError(faults);
        faults.addAll(
                judge.against(statement.grantId(), template, List.of(statement)).faults(statement));
        requireNoError(faults);
        return faults.stream().map(StatementFault::inRequest).toList();
    }

    private static void requireNoError(List<StatementFault> faults) {
        if (faults.stream().anyMatch(StatementFault::isError)) {
            throw refusal(faults);
        }
    }

    private ProviderReturn store(Judged judged, PointRules rules) {
        var statement = judged.statement();
        var due = dueDates.days(
                statement.grantId(),
                statement.reportingPoint(),
                rules.template().dueOn());
        var stored = intake.store(judged, rules, due, null);
        intake.flush();
        intake.storeItems(stored.id(), statement);
        return stored;
    }

    public ProviderReturn accept(UUID id, @Nullable String note) {
        var found = open(id);
        guard.requireAnotherPerson(found);
        guard.requireAnswered(found);
        guard.requireAwards(found.grantId(), List.of(found));
        found.accept(caller.subject(), clock.now(), note, guard.disallowed(found));
        trail.tell("Accepted", found, note);
        repository.flush();
        return found;
    }

    public ProviderReturn reject(UUID id, String reason) {
        var found = open(id);
        found.reject(caller.subject(), clock.now(), reason);
        trail.tell("Rejected", found, reason);
        repository.flush();
        return found;
    }

    /** Another provider's return is unknown, like another council's. */
    public ProviderReturn get(UUID id) {
        return repository
                .findByIdOptional(id)
                .filter(found -> ownProviders()
                        .map(own -> own.contains(found.providerId()))
                        .orElse(true))
                .orElseThrow(() -> Refusal.of(PROVIDER_RETURN_UNKNOWN, "No provider return has the id " + id));
    }

    public List<ProviderReturn> list(ProviderReturnFilter filter, Optional<UUID> after, int limit) {
        return repository.page(filter.of(ownProviders().orElse(null)), after, limit);
    }

    /** What accepted returns say, in the order they were handed in, for the department's return. */
    public List<ProviderFigures> acceptedFigures(UUID grantId, String reportingPoint) {
        return repository.accepted(grantId, reportingPoint, ProviderReturn::figures);
    }

    /** What the same returns spent, with the awards each names; a survey names none. */
    public List<AcceptedSpend> acceptedSpend(UUID grantId, String reportingPoint) {
        return repository
                .accepted(
                        grantId,
                        reportingPoint,
                        one -> new AcceptedSpend(
                                one.id().toString(),
                                one.providerId(),
                                one.awardIds(),
                                one.figures().spentPence()))
                .stream()
                .sorted(Comparator.comparing(AcceptedSpend::returnId))
                .toList();
    }

    /** Every version of the location's return for its point, the newest first. */
    public List<ProviderReturn> versions(UUID id) {
        return repository.versions(get(id));
    }

    public List<SpendItem> items(UUID id) {
        return items.of(get(id).id());
    }

    /** The return, held until the transaction ends. */
    ProviderReturn lock(UUID id) {
        get(id);
        return repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
    }

    ProviderReturn open(UUID id) {
        var found = lock(id);
        if (!found.status().isOpen()) {
            throw Refusal.of(PROVIDER_RETURN_NOT_OPEN, "The return is " + found.status());
        }
        return found;
    }

    private Optional<Set<String>> ownProviders() {
        return caller.has(Roles.PROVIDER) ? Optional.of(caller.providerIds()) : Optional.empty();
    }

    /** The first error in the order of checking names the refusal; the first faults stand among its violations and errors. */
    private static Refusal refusal(List<StatementFault> faults) {
        var first = faults.stream().filter(StatementFault::isError).findFirst().orElseThrow();
        var refusal = Refusal.of(first.code(), first.message());
        faults.stream()
                .filter(StatementFault::isError)
                .limit(MOST_TOLD)
                .forEach(fault -> refusal.at(fault.field(), fault.message()));
        return refusal.with(
                "errors",
                faults.stream().limit(MOST_TOLD).map(StatementFault::inRequest).toList());
    }
}
