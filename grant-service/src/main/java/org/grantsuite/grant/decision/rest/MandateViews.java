package org.grantsuite.grant.decision.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.api.model.Authority;
import org.grantsuite.grant.api.model.AuthorityGap;
import org.grantsuite.grant.api.model.MandateRequest;
import org.grantsuite.grant.api.model.WhoMay;
import org.grantsuite.grant.decision.domain.Delegation;
import org.grantsuite.grant.decision.domain.Mandate;
import org.grantsuite.grant.decision.domain.MandateTerms;
import org.grantsuite.grant.decision.domain.Standing;
import org.grantsuite.grant.decision.domain.Verdict;
import org.jspecify.annotations.Nullable;

/** Mandates, and who may, as the contract has them. */
final class MandateViews {
    private MandateViews() {}

    static List<MandateTerms> terms(@Nullable List<MandateRequest> requests) {
        return requests == null
                ? List.of()
                : IntStream.range(0, requests.size())
                        .mapToObj(i -> terms(requests.get(i), "mandates[" + i + "]."))
                        .toList();
    }

    private static MandateTerms terms(MandateRequest request, String field) {
        return new MandateTerms(
                request.getActions(),
                request.getPersons() == null ? Set.of() : request.getPersons(),
                request.getRole(),
                request.getPotCodes() == null ? Set.of() : request.getPotCodes(),
                positive(request.getMinAmount(), field + "minAmount"),
                positive(request.getMaxAmount(), field + "maxAmount"),
                positive(request.getTwoPeopleAbove(), field + "twoPeopleAbove"));
    }

    private static @Nullable Money positive(@Nullable Money money, String field) {
        return money == null ? null : Require.positive(money, field);
    }

    static org.grantsuite.grant.api.model.Mandate mandate(Mandate mandate) {
        MandateTerms terms = mandate.terms();
        return new org.grantsuite.grant.api.model.Mandate()
                .id(mandate.id())
                .actions(terms.actions().stream().sorted().toList())
                .persons(terms.persons().stream().sorted().toList())
                .role(terms.role())
                .potCodes(terms.potCodes().stream().sorted().toList())
                .minAmount(terms.minAmount())
                .maxAmount(terms.maxAmount())
                .twoPeopleAbove(terms.twoPeopleAbove());
    }

    static WhoMay whoMay(Verdict verdict) {
        var people = verdict.peopleNeeded();
        var callers = verdict.callersAuthority();
        return new WhoMay()
                .action(verdict.question().action())
                .on(verdict.question().on())
                .authorities(verdict.authorities().stream()
                        .map(standing -> authority(verdict, standing))
                        .toList())
                .gaps(verdict.gaps().stream()
                        .map(gap -> new AuthorityGap()
                                .mandateId(gap.standing().mandate().id())
                                .reference(gap.standing().decision().reference())
                                .reason(gap.reason()))
                        .toList())
                .peopleNeeded(people.isPresent() ? people.getAsInt() : null)
                .callerMay(callers.isPresent())
                .callerPeopleNeeded(callers.map(verdict::peopleNeeded).orElse(null))
                .callerMandateId(
                        callers.map(standing -> standing.mandate().id()).orElse(null))
                .why(verdict.why().orElse(null));
    }

    private static Authority authority(Verdict verdict, Standing standing) {
        LocalDate on = verdict.question().on();
        Delegation delegation = standing.delegation();
        return new Authority()
                .mandateId(standing.mandate().id())
                .source(standing.source())
                .sourceId(standing.sourceId())
                .reference(standing.decision().reference())
                .holder(delegation == null ? null : delegation.holder())
                .persons(List.copyOf(standing.persons(on)))
                .role(standing.mandate().terms().role())
                .peopleNeeded(verdict.peopleNeeded(standing))
                .until(delegation == null ? null : delegation.endsOn());
    }
}
