package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.AWARD_UNKNOWN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.SUBMITTER_MAY_NOT_ACCEPT;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;

/** What must hold before a provider's figures count. */
@ApplicationScoped
class AcceptanceGuard {

    private final Caller caller;
    private final AllocationGateway allocation;

    AcceptanceGuard(Caller caller, AllocationGateway allocation) {
        this.caller = caller;
        this.allocation = allocation;
    }

    /** R43: whoever handed it in or signed it, or speaks for a provider, does not accept it. */
    void requireAnotherPerson(ProviderReturn candidate) {
        if (candidate.isFrom(caller.subject()) || caller.has(Roles.PROVIDER)) {
            throw Refusal.of(
                    SUBMITTER_MAY_NOT_ACCEPT,
                    caller.subject() + " handed the return in or signed it; another person has to accept it");
        }
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
