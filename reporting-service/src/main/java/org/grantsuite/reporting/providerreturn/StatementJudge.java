package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.domain.SpendItem;

/** Judges statements, sent alone or in a file, by the same rules. */
@ApplicationScoped
class StatementJudge {

    private final ReturnHistory history;
    private final AllocationGateway allocation;
    private final BusinessClock clock;

    StatementJudge(ReturnHistory history, AllocationGateway allocation, BusinessClock clock) {
        this.history = history;
        this.allocation = allocation;
        this.clock = clock;
    }

    /** What is wrong with a statement taken by itself. */
    List<StatementFault> faults(ProviderStatement statement, ReturnTemplate template) {
        return StatementCheck.faults(statement, template, clock.today());
    }

    /** Reads what the others say, once, and holds the providers' documents until the transaction ends. */
    CrossCheck against(UUID grantId, ReturnTemplate template, Collection<ProviderStatement> statements) {
        var providers = new TreeSet<String>();
        var documents = new TreeSet<String>();
        var references = new TreeSet<String>();
        for (var statement : statements) {
            providers.add(statement.providerId());
            references.addAll(statement.evidenceReferences());
            statement.items().stream().map(SpendItem::evidenceReference).forEach(documents::add);
        }
        var acceptedOn = documents.isEmpty() ? Map.<UUID, LocalDate>of() : acceptedOn(grantId);
        if (!documents.isEmpty()) {
            history.lock(providers);
        }
        var earlier = template.cumulative()
                ? history.earlier(grantId, template.period().to(), providers)
                : Map.<String, EarlierReturn>of();
        var claims = documents.isEmpty() ? List.<Claim>of() : history.claims(providers, documents);
        var mentions = references.isEmpty()
                ? Set.<String>of()
                : history.mentionsElsewhere(grantId, template.period(), providers, references);
        return new CrossCheck(earlier, claims, mentions, acceptedOn);
    }

    /** The day on which each award was accepted. */
    private Map<UUID, LocalDate> acceptedOn(UUID grantId) {
        Map<UUID, LocalDate> days = new HashMap<>();
        for (var award : allocation.awards(grantId)) {
            var day = award.acceptedOn();
            if (day != null) {
                days.put(award.id(), day);
            }
        }
        return days;
    }
}
