package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_NOT_YOURS;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_RETURN_EXISTS;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.REPORTING_POINT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.grantclient.EditionsInForce.PointRules;
import org.grantsuite.reporting.obligation.DueDays;
import org.grantsuite.reporting.providerreturn.domain.Filing;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.domain.ReturnNotes;
import org.jspecify.annotations.Nullable;

/** The one way in for a provider's statement, sent alone or in a file. */
@ApplicationScoped
class ProviderReturnIntake {

    private final ProviderReturnRepository repository;
    private final ItemStore items;
    private final EditionsInForce editions;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;
    private final CanonicalJson json;
    private final ReturnTrail trail;

    ProviderReturnIntake(
            ProviderReturnRepository repository,
            ItemStore items,
            EditionsInForce editions,
            Caller caller,
            BusinessClock clock,
            Ids ids,
            CanonicalJson json,
            ReturnTrail trail) {
        this.repository = repository;
        this.items = items;
        this.editions = editions;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
        this.json = json;
        this.trail = trail;
    }

    /** By the edition in force on the day it comes, at the latest on the day the point falls due (R46). */
    PointRules rules(UUID grantId, String reportingPoint) {
        return editions.of(grantId, reportingPoint, null)
                .orElseThrow(() ->
                        Refusal.of(REPORTING_POINT_UNKNOWN, "The grant has no reporting point " + reportingPoint));
    }

    void requireOwn(String providerId) {
        if (caller.has(Roles.PROVIDER) && !caller.providerIds().contains(providerId)) {
            throw Refusal.of(PROVIDER_NOT_YOURS, "The token does not speak for provider " + providerId);
        }
    }

    void requireFirst(ProviderStatement statement) {
        if (repository.hasOpen(statement)) {
            throw Refusal.of(
                    PROVIDER_RETURN_EXISTS,
                    "Location " + statement.locationId() + " has a return for " + statement.reportingPoint()
                            + "; correct it, or have it rejected before another is handed in");
        }
    }

    /** Stored in the transaction's order; the items follow once {@link #flush} has written the returns. */
    ProviderReturn store(Judged judged, PointRules rules, DueDays due, @Nullable UUID importId) {
        var statement = judged.statement();
        var late = statement.signedOn().isAfter(due.of(statement.providerId(), statement.locationId()));
        var notes = new ReturnNotes(
                late,
                late ? due.lateConsequence() : null,
                json.write(statement.forecast()),
                json.write(judged.findings()),
                rules.edition().edition(),
                rules.on());
        var filing = new Filing(ids.next(), caller.subject(), clock.now(), importId, judged.version(), notes);
        var stored = new ProviderReturn(filing, statement, ids::next);
        repository.persist(stored);
        trail.tell("Received", stored, null);
        return stored;
    }

    void flush() {
        repository.flush();
    }

    void storeItems(UUID returnId, ProviderStatement statement) {
        items.put(returnId, statement.items());
    }
}
