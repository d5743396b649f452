package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_RETURN_NOT_OPEN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_RETURN_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.calculation.ProviderFigures;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.jspecify.annotations.Nullable;

/** Provider returns: handed in, accepted or rejected, and then counted. */
@ApplicationScoped
@Transactional
public class ProviderReturnService {

    private final ProviderReturnRepository repository;
    private final ProviderReturnIntake intake;
    private final AcceptanceGuard guard;
    private final Caller caller;
    private final BusinessClock clock;
    private final ReturnTrail trail;

    ProviderReturnService(
            ProviderReturnRepository repository,
            ProviderReturnIntake intake,
            AcceptanceGuard guard,
            Caller caller,
            BusinessClock clock,
            ReturnTrail trail) {
        this.repository = repository;
        this.intake = intake;
        this.guard = guard;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    public ProviderReturn submit(ProviderStatement statement) {
        intake.requireOwn(statement.providerId());
        var template = intake.template(statement.grantId(), statement.reportingPoint());
        var faults = intake.faults(statement, template);
        if (!faults.isEmpty()) {
            throw refusal(faults);
        }
        intake.requireFirst(statement);
        var stored = intake.store(statement, template, null);
        repository.flush();
        return stored;
    }

    public ProviderReturn accept(UUID id, @Nullable String note) {
        var found = open(id);
        guard.requireAnotherPerson(found);
        guard.requireAwards(found.grantId(), List.of(found));
        found.accept(caller.subject(), clock.now(), note);
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
        return repository.accepted(grantId, reportingPoint).stream()
                .map(ProviderReturn::figures)
                .toList();
    }

    private ProviderReturn open(UUID id) {
        var found = get(id);
        if (found.status() != ProviderReturnStatus.RECEIVED) {
            throw Refusal.of(PROVIDER_RETURN_NOT_OPEN, "The return is " + found.status());
        }
        return found;
    }

    private Optional<Set<String>> ownProviders() {
        return caller.has(Roles.PROVIDER) ? Optional.of(caller.providerIds()) : Optional.empty();
    }

    /** The first fault in the order of checking names the refusal; every fault stands among its violations. */
    private static Refusal refusal(List<StatementFault> faults) {
        var refusal = Refusal.of(faults.get(0).code(), faults.get(0).message());
        faults.forEach(fault -> refusal.at(fault.field(), fault.message()));
        return refusal;
    }
}
