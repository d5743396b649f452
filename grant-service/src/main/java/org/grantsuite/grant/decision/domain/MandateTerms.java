package org.grantsuite.grant.decision.domain;

import java.util.Optional;
import java.util.Set;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who may approve what.
 *
 * @param persons subjects of tokens
 * @param potCodes empty for every pot
 * @param minAmount the band, both ends included
 * @param twoPeopleAbove beyond this sum one person is not enough
 */
public record MandateTerms(
        Set<ApprovalAction> actions,
        Set<String> persons,
        @Nullable MandateRole role,
        Set<String> potCodes,
        @Nullable Money minAmount,
        @Nullable Money maxAmount,
        @Nullable Money twoPeopleAbove) {
    public MandateTerms {
        actions = Set.copyOf(actions);
        persons = Set.copyOf(persons);
        potCodes = Set.copyOf(potCodes);
    }

    public boolean namesNobody() {
        return persons.isEmpty() && role == null;
    }

    public boolean bandReversed() {
        return minAmount != null && maxAmount != null && minAmount.compareTo(maxAmount) > 0;
    }

    /** @return in plain words why it does not reach the question; empty when it does */
    public Optional<String> gap(ApprovalQuestion question) {
        return potGap(question.potCodes()).or(() -> bandGap(question.amount()));
    }

    private Optional<String> potGap(Set<String> asked) {
        if (potCodes.isEmpty() || (!asked.isEmpty() && potCodes.containsAll(asked))) {
            return Optional.empty();
        }
        return Optional.of(
                "it is for pots " + sorted(potCodes) + (asked.isEmpty() ? " only" : ", not " + sorted(asked)));
    }

    private Optional<String> bandGap(@Nullable Money amount) {
        if (minAmount == null && maxAmount == null) {
            return Optional.empty();
        }
        if (amount == null) {
            return Optional.of("it is limited by amount, and no amount is stated");
        }
        if (minAmount != null && amount.compareTo(minAmount) < 0) {
            return Optional.of("it begins at " + minAmount);
        }
        return maxAmount != null && amount.compareTo(maxAmount) > 0
                ? Optional.of("it ends at " + maxAmount)
                : Optional.empty();
    }

    /** A sum that is not stated may be any sum. */
    public int peopleNeeded(@Nullable Money amount) {
        return twoPeopleAbove != null && (amount == null || amount.compareTo(twoPeopleAbove) > 0) ? 2 : 1;
    }

    private static java.util.List<String> sorted(Set<String> codes) {
        return codes.stream().sorted().toList();
    }
}
