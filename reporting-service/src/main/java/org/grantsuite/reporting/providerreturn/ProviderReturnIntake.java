package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_NOT_YOURS;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_RETURN_EXISTS;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.REPORTING_POINT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.providerreturn.domain.Filing;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.jspecify.annotations.Nullable;

/** The one way in for a provider's statement, sent alone or in a file. */
@ApplicationScoped
class ProviderReturnIntake {

    private final ProviderReturnRepository repository;
    private final GrantGateway grants;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;
    private final ReturnTrail trail;

    ProviderReturnIntake(
            ProviderReturnRepository repository,
            GrantGateway grants,
            Caller caller,
            BusinessClock clock,
            Ids ids,
            ReturnTrail trail) {
        this.repository = repository;
        this.grants = grants;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
        this.trail = trail;
    }

    ReturnTemplate template(UUID grantId, String reportingPoint) {
        var grant = grants.grant(grantId);
        return grants.edition(grant.schemeCode(), grant.edition())
                .template(reportingPoint)
                .orElseThrow(() -> Refusal.of(
                        REPORTING_POINT_UNKNOWN, grant.schemeCode() + " has no reporting point " + reportingPoint));
    }

    void requireOwn(String providerId) {
        if (caller.has(Roles.PROVIDER) && !caller.providerIds().contains(providerId)) {
            throw Refusal.of(PROVIDER_NOT_YOURS, "The token does not speak for provider " + providerId);
        }
    }

    List<StatementFault> faults(ProviderStatement statement, ReturnTemplate template) {
        return StatementCheck.faults(statement, template, clock.today());
    }

    void requireFirst(ProviderStatement statement) {
        if (repository.hasOpen(statement)) {
            throw Refusal.of(
                    PROVIDER_RETURN_EXISTS,
                    "Location " + statement.locationId() + " has a return for " + statement.reportingPoint()
                            + "; it must be rejected before another is handed in");
        }
    }

    ProviderReturn store(ProviderStatement statement, ReturnTemplate template, @Nullable UUID importId) {
        var late = statement.signedOn().isAfter(template.dueOn());
        var filing = new Filing(ids.next(), caller.subject(), clock.now(), late, importId);
        var stored = new ProviderReturn(filing, statement, ids::next);
        repository.persist(stored);
        trail.tell("Received", stored, null);
        return stored;
    }

    Filing filing() {
        return new Filing(ids.next(), caller.subject(), clock.now(), false, null);
    }
}
