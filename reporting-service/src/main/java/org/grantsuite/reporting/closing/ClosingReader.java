package org.grantsuite.reporting.closing;

import static org.grantsuite.reporting.closing.ClosingProblem.FINAL_POINT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.allocationclient.ClaimGateway;
import org.grantsuite.reporting.calculation.AcceptedSpend;
import org.grantsuite.reporting.calculation.ProviderClaim;
import org.grantsuite.reporting.closing.domain.AwardClosing;
import org.grantsuite.reporting.closing.domain.ClosingCalculation;
import org.grantsuite.reporting.closing.domain.ClosingFacts;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.providerreturn.ProviderReturnService;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a grant's end where they are kept. */
@ApplicationScoped
class ClosingReader {

    private final GrantGateway grants;
    private final EditionsInForce editions;
    private final AllocationGateway allocation;
    private final ClaimGateway claims;
    private final ProviderReturnService providerReturns;
    private final ClosingRepository repository;

    ClosingReader(
            GrantGateway grants,
            EditionsInForce editions,
            AllocationGateway allocation,
            ClaimGateway claims,
            ProviderReturnService providerReturns,
            ClosingRepository repository) {
        this.grants = grants;
        this.editions = editions;
        this.allocation = allocation;
        this.claims = claims;
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
        var edition = editions.today(grantId);
        var point = StreamSupport.stream(
                        edition.document().path("reportingPoints").spliterator(), false)
                .filter(one -> one.path("final").asBoolean())
                .map(one -> one.path("code").asText())
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        FINAL_POINT_UNKNOWN,
                        edition.schemeCode() + " " + edition.edition() + " has no final reporting point"));
        return new Rules(edition, point);
    }

    /** @param unsettledPayments providers of whom more or less was paid than their awards say */
    record Owing(List<AwardClosing> awards, List<String> unsettledPayments) {}

    /** The awards of which something is still to be asked back, of one provider or of all. */
    Owing owing(UUID grantId, Rules rules, LocalDate asOf, @Nullable String providerId) {
        var claimed = claims.claims(grantId);
        var awards = allocation.awards(grantId).stream()
                .map(one -> new AwardClosing.Award(one.id(), one.providerId(), one.paidPence()))
                .collect(Collectors.groupingBy(AwardClosing.Award::providerId));
        var accepted = providerReturns.acceptedSpend(grantId, rules.finalPoint()).stream()
                .collect(Collectors.groupingBy(AcceptedSpend::providerId));
        var closings = new ArrayList<AwardClosing>();
        var unsettled = new ArrayList<String>();
        for (var one : calculate(grantId, rules, asOf, claimed).providers()) {
            if (one.toRaisePence() == 0 || (providerId != null && !providerId.equals(one.providerId()))) {
                continue;
            }
            var theirs = awards.getOrDefault(one.providerId(), List.of());
            if (theirs.stream().mapToLong(AwardClosing.Award::paidPence).sum() != one.paidPence()) {
                unsettled.add(one.providerId());
            }
            var spent = accepted.getOrDefault(one.providerId(), List.of());
            closings.addAll(AwardClosing.of(one, theirs, spent, claimed));
        }
        return new Owing(closings, unsettled);
    }

    ClosingCalculation calculate(UUID grantId, Rules rules, LocalDate asOf) {
        return calculate(grantId, rules, asOf, claims.claims(grantId));
    }

    private ClosingCalculation calculate(UUID grantId, Rules rules, LocalDate asOf, List<ProviderClaim> claimed) {
        return new ClosingCalculation(new ClosingFacts(
                asOf,
                grants.transfers(grantId, asOf),
                allocation.payments(grantId, asOf),
                providerReturns.acceptedFigures(grantId, rules.finalPoint()),
                claimed,
                repository.findings(grantId).stream()
                        .filter(finding -> finding.withdrawnBy() == null)
                        .map(MisspendFinding::fact)
                        .toList()));
    }
}
