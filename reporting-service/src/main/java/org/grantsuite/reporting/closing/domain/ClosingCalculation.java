package org.grantsuite.reporting.closing.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.grantsuite.reporting.calculation.LedgerAccounts;
import org.grantsuite.reporting.calculation.ProviderClaim;
import org.grantsuite.reporting.calculation.ProviderClaim.Kind;
import org.grantsuite.reporting.calculation.ProviderFigures;
import org.grantsuite.reporting.calculation.ProviderPayment;
import org.grantsuite.reporting.closing.domain.ProviderPosition.Settled;

/** What is unspent, misspent and owed, per provider and for the council as a whole (R38 to R40). */
public final class ClosingCalculation {

    private final ClosingFacts facts;
    private final List<ProviderPosition> providers;

    public ClosingCalculation(ClosingFacts facts) {
        this.facts = facts;
        this.providers = providerIds().stream().map(this::position).toList();
    }

    /** By provider id. */
    public List<ProviderPosition> providers() {
        return providers;
    }

    public CouncilPosition council() {
        return new CouncilPosition(
                -debitOf(LedgerAccounts.GRANT_RECEIVED),
                Math.addExact(debitOf(LedgerAccounts.DIRECT_SPEND), debitOf(LedgerAccounts.ADMIN_SPEND)),
                sum(providers, one -> true, ProviderPosition::paidPence),
                sum(providers, one -> true, ProviderPosition::acceptedSpendPence),
                sum(providers, one -> true, ProviderPosition::misspentPence),
                sum(facts.misspends(), one -> one.providerId() == null, Misspend::pence),
                sum(providers, one -> true, ProviderPosition::returnedPence),
                sum(providers, one -> true, ProviderPosition::writtenOffPence),
                sum(providers, one -> true, ProviderPosition::recoverablePence),
                providers.size(),
                (int) providers.stream()
                        .filter(one -> one.paidPence() > 0 && !one.reported())
                        .count());
    }

    private TreeSet<String> providerIds() {
        var ids = new TreeSet<String>();
        facts.payments().forEach(one -> ids.add(one.providerId()));
        facts.accepted().forEach(one -> ids.add(one.providerId()));
        facts.claims().forEach(one -> ids.add(one.providerId()));
        facts.misspends().stream()
                .map(Misspend::providerId)
                .filter(java.util.Objects::nonNull)
                .forEach(ids::add);
        return ids;
    }

    private ProviderPosition position(String id) {
        long paid = sum(facts.payments(), one -> one.providerId().equals(id), ProviderPayment::pence);
        var accepted = facts.accepted().stream()
                .filter(one -> one.providerId().equals(id))
                .toList();
        long spent = sum(accepted, one -> true, ProviderFigures::spentPence);
        return new ProviderPosition(
                id,
                paid,
                !accepted.isEmpty(),
                Math.min(spent, paid),
                sum(facts.misspends(), one -> id.equals(one.providerId()), Misspend::pence),
                settled(id, false),
                settled(id, true),
                sum(accepted, one -> true, ProviderFigures::unspentPence),
                facts.claims().stream()
                        .filter(one -> one.providerId().equals(id) && one.openPence() > 0)
                        .map(ProviderClaim::raisedOn)
                        .min(LocalDate::compareTo));
    }

    private Settled settled(String id, boolean misspent) {
        Predicate<ProviderClaim> its = one -> one.providerId().equals(id) && one.misspent() == misspent;
        return new Settled(
                sum(facts.claims(), its, one -> one.pence(Kind.CAME_BACK)),
                sum(facts.claims(), its, one -> one.pence(Kind.WRITTEN_OFF)),
                sum(facts.claims(), its, ProviderClaim::openPence));
    }

    private long debitOf(String account) {
        return facts.transfers().stream()
                .mapToLong(one -> (one.debitAccount().equals(account) ? one.pence() : 0)
                        - (one.creditAccount().equals(account) ? one.pence() : 0))
                .reduce(0, Math::addExact);
    }

    private static <T> long sum(List<T> rows, Predicate<T> which, ToLongFunction<T> pence) {
        return rows.stream().filter(which).mapToLong(pence).reduce(0, Math::addExact);
    }
}
