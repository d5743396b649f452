package org.grantsuite.reporting.closing;

import static org.grantsuite.reporting.closing.ClosingProblem.FINAL_POINT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.closing.domain.ClosingCalculation;
import org.grantsuite.reporting.closing.domain.ClosingFacts;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.grantclient.RecoveryGateway;
import org.grantsuite.reporting.providerreturn.ProviderReturnService;

/** Reads the facts of a grant's end where they are kept. */
@ApplicationScoped
class ClosingReader {

    private final GrantGateway grants;
    private final RecoveryGateway recoveries;
    private final AllocationGateway allocation;
    private final ProviderReturnService providerReturns;
    private final ClosingRepository repository;

    ClosingReader(
            GrantGateway grants,
            RecoveryGateway recoveries,
            AllocationGateway allocation,
            ProviderReturnService providerReturns,
            ClosingRepository repository) {
        this.grants = grants;
        this.recoveries = recoveries;
        this.allocation = allocation;
        this.providerReturns = providerReturns;
        this.repository = repository;
    }

    /** The rules a grant is closed by: its edition, and the point at which unspent money is settled. */
    record Rules(SchemeEdition edition, String finalPoint) {

        LocalDate opened() {
            return LocalDate.parse(
                    edition.document().path("spendWindow").path("from").asText());
        }
    }

    /** @throws Refusal 409 FINAL_POINT_UNKNOWN where the edition asks for no final return */
    Rules rules(UUID grantId) {
        var grant = grants.grant(grantId);
        var edition = grants.edition(grant.schemeCode(), grant.edition());
        var point = StreamSupport.stream(
                        edition.document().path("reportingPoints").spliterator(), false)
                .filter(one -> one.path("final").asBoolean())
                .map(one -> one.path("code").asText())
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        FINAL_POINT_UNKNOWN,
                        grant.schemeCode() + " " + grant.edition() + " has no final reporting point"));
        return new Rules(edition, point);
    }

    ClosingCalculation calculate(UUID grantId, Rules rules, LocalDate asOf) {
        return new ClosingCalculation(new ClosingFacts(
                asOf,
                grants.transfers(grantId, asOf),
                allocation.payments(grantId, asOf),
                providerReturns.acceptedFigures(grantId, rules.finalPoint()),
                recoveries.debts(grantId),
                recoveries.recoveries(grantId),
                repository.findings(grantId).stream()
                        .filter(finding -> finding.withdrawnBy() == null)
                        .map(MisspendFinding::fact)
                        .toList()));
    }
}
