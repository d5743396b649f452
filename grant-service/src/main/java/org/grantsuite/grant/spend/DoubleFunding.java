package org.grantsuite.grant.spend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.spend.domain.DirectSpend;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/**
 * The same evidence across all grants of the council (R8): claimed in full twice it is refused; the same provider,
 * period, measure and evidence in another grant is worth a look.
 */
final class DoubleFunding {
    private final SpendTold told;
    private final List<Claim> standing;

    /** @param standing all that is claimed under the same evidence reference */
    DoubleFunding(SpendTold told, List<Claim> standing) {
        this.told = told;
        this.standing = standing;
    }

    /** What a line claims of its evidence; {@code total} is absent where it claims all of it. */
    record Claim(
            UUID grantId,
            @Nullable String provider,
            LocalDate from,
            LocalDate to,
            @Nullable String measure,
            Money amount,
            @Nullable Money total) {

        static Claim of(SpendTold told) {
            return new Claim(
                    told.grantId(),
                    told.purchase().providerReference(),
                    told.serviceFrom(),
                    told.serviceTo(),
                    told.measure(),
                    told.amount(),
                    told.purchase().evidenceTotal());
        }

        static Claim of(DirectSpend line) {
            return of(line.toldFor(line.grantId(), line.potCode(), line.measure(), null));
        }

        Money whole() {
            return total == null ? amount : total;
        }

        boolean looksLike(Claim other) {
            boolean sameProvider = provider == null || other.provider == null || provider.equals(other.provider);
            return sameProvider
                    && Objects.equals(measure, other.measure)
                    && !from.isAfter(other.to)
                    && !other.from.isAfter(to);
        }
    }

    List<Warning> check() {
        Claim claim = Claim.of(told);
        List<Claim> same = standing.stream()
                .filter(one -> Objects.equals(one.provider(), claim.provider()))
                .toList();
        requireNotClaimedTwice(claim, same);
        List<Warning> warnings = new ArrayList<>();
        if (standing.stream().anyMatch(one -> !one.grantId().equals(claim.grantId()) && one.looksLike(claim))) {
            warnings.add(Warning.of(
                    "DOUBLE_FUNDING_SUSPECTED",
                    "R8",
                    "evidenceReference",
                    "Another grant of the council pays for the same provider, period, measure and evidence"));
        }
        return warnings;
    }

    /** Two claims in full are always more than the whole, whichever of them tells it. */
    private void requireNotClaimedTwice(Claim claim, List<Claim> same) {
        if (same.isEmpty()) {
            return;
        }
        Money claimed = same.stream().map(Claim::amount).reduce(Money.ZERO, Money::plus);
        Money whole = Stream.concat(same.stream(), Stream.of(claim))
                .map(Claim::whole)
                .reduce(Money.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
        if (claimed.plus(claim.amount()).compareTo(whole) > 0) {
            throw Refusal.of(
                            SpendProblem.EVIDENCE_CLAIMED_TWICE,
                            "Of evidence " + told.evidenceReference() + ", " + whole + " in all, " + claimed
                                    + " is claimed by grants of the council")
                    .at("evidenceReference", "claim what is left of it, or name the right evidence")
                    .with("claimed", claimed)
                    .with("rule", "R8");
        }
    }
}
