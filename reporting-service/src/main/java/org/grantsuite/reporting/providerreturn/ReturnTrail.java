package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.jspecify.annotations.Nullable;

/** What is told of a provider return: to the auditor, and to whoever reads the feed. */
@ApplicationScoped
class ReturnTrail {

    private final Audit audit;
    private final Events events;

    ReturnTrail(Audit audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    /** @param verb past tense, {@code Received} for instance */
    void tell(String verb, ProviderReturn about, @Nullable String reason) {
        audit.record(
                "PROVIDER_RETURN_" + verb.toUpperCase(java.util.Locale.ROOT),
                "provider-return",
                about.id(),
                reason,
                Map.of("providerId", about.providerId(), "locationId", about.locationId()));
        events.append(
                "ProviderReturn" + verb,
                "/v1/provider-returns/" + about.id(),
                Map.of("grantId", about.grantId(), "reportingPoint", about.reportingPoint()));
    }
}
