package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.AWARD_UNKNOWN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.LINE_QUERY_OPEN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.SUBMITTER_MAY_NOT_ACCEPT;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus;

/** What must hold before a provider's figures count. */
@ApplicationScoped
class AcceptanceGuard {

    private final Caller caller;
    private final AllocationGateway allocation;
    private final ReviewStore reviews;

    AcceptanceGuard(Caller caller, AllocationGateway allocation, ReviewStore reviews) {
        this.caller = caller;
        this.allocation = allocation;
        this.reviews = reviews;
    }

    /** R43: whoever handed it in or signed it, or speaks for a provider, does not accept it. */
    void requireAnotherPerson(ProviderReturn candidate) {
        if (candidate.isFrom(caller.subject()) || caller.has(Roles.PROVIDER)) {
            throw Refusal.of(
                    SUBMITTER_MAY_NOT_ACCEPT,
                    caller.subject() + " handed the return in or signed it; another person has to accept it");
        }
    }

    /** What was asked has to be answered before the answer can be accepted. */
    void requireAnswered(ProviderReturn candidate) {
        if (candidate.status() == ProviderReturnStatus.QUERIED) {
            throw Refusal.of(LINE_QUERY_OPEN, "The provider has not answered every query yet");
        }
    }

    /** Measures whose spend was rejected in the review: accepted without them. */
    Set<String> disallowed(ProviderReturn candidate) {
        return reviews.rejectedMeasures(candidate.id());
    }

    /** A provider reports on its own awards only. */
    void requireAwards(UUID grantId, List<ProviderReturn> candidates) {
        if (candidates.stream().allMatch(candidate -> candidate.awardIds().isEmpty())) {
            return;
        }
        var providers = allocation.providersOfAwards(grantId);
        for (var candidate : candidates) {
            for (var awardId : candidate.awardIds()) {
                if (!candidate.providerId().equals(providers.get(awardId))) {
                    throw Refusal.of(AWARD_UNKNOWN, "Provider " + candidate.providerId() + " has no award " + awardId);
                }
            }
        }
    }
}
