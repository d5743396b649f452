package org.grantsuite.reporting.closing.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.reporting.calculation.AcceptedSpend;
import org.grantsuite.reporting.calculation.ProviderClaim;

/**
 * One award of a provider that owes something not asked for yet, in pence. What the provider rightly spent is laid on the awards
 * its returns name, then on its others, on what is asked back already last of all: so the awards together ask for exactly what the
 * provider owes, and nobody is asked twice.
 *
 * @param acceptedPence not to be asked back of it: rightly spent, or made up for by another award that was asked too much
 * @param misspentPence to be asked back in all because it was misspent
 * @param askedPence asked back before
 * @param everAskedPence the same with what was taken back: it only grows
 */
public record AwardClosing(
        UUID awardId,
        String providerId,
        long paidPence,
        long acceptedPence,
        long misspentPence,
        long askedPence,
        long unspentToRaisePence,
        long misspentToRaisePence,
        long everAskedPence) {

    /** An award, oldest first by its id. */
    public record Award(UUID id, String providerId, long paidPence) {}

    /** @param awards of the provider; together what the position says was paid */
    public static List<AwardClosing> of(
            ProviderPosition provider, List<Award> awards, List<AcceptedSpend> accepted, List<ProviderClaim> claims) {
        var shares = new Shares(awards, claims);
        shares.lay(Math.max(0, provider.acceptedSpendPence() - provider.misspentPence()), accepted);
        long left = provider.toRaisePence();
        long misspent = provider.misspentToRaisePence();
        var closings = new ArrayList<AwardClosing>();
        for (var award : shares.awards) {
            long asked = shares.asked(award.id(), claims);
            long due = Math.min(left, award.paidPence() - shares.laid(award) - asked);
            if (due > 0) {
                left -= due;
                long ofIt = Math.min(due, misspent);
                misspent -= ofIt;
                closings.add(new AwardClosing(
                        award.id(),
                        award.providerId(),
                        award.paidPence(),
                        award.paidPence() - asked - due,
                        shares.asked(award.id(), misspentOf(claims)) + ofIt,
                        asked,
                        due - ofIt,
                        ofIt,
                        shares.everAsked(award.id())));
            }
        }
        return closings;
    }

    private static List<ProviderClaim> misspentOf(List<ProviderClaim> claims) {
        return claims.stream().filter(ProviderClaim::misspent).toList();
    }

    private static final class Shares {

        private final List<Award> awards;
        private final List<ProviderClaim> claims;
        private final Map<UUID, Long> laid = new HashMap<>();

        Shares(List<Award> awards, List<ProviderClaim> claims) {
            this.awards = awards.stream()
                    .sorted(java.util.Comparator.comparing(award -> award.id().toString()))
                    .toList();
            this.claims = claims;
        }

        long laid(Award on) {
            return laid.getOrDefault(on.id(), 0L);
        }

        long asked(UUID awardId, List<ProviderClaim> of) {
            return of.stream()
                    .filter(claim -> claim.awardId().equals(awardId))
                    .mapToLong(ProviderClaim::askedPence)
                    .reduce(0, Math::addExact);
        }

        long everAsked(UUID awardId) {
            return claims.stream()
                    .filter(claim -> claim.awardId().equals(awardId))
                    .mapToLong(ProviderClaim::pence)
                    .reduce(0, Math::addExact);
        }

        void lay(long pence, List<AcceptedSpend> accepted) {
            long left = pence;
            for (var spend : accepted) {
                var named = awards.stream()
                        .filter(award -> spend.awardIds().contains(award.id()))
                        .toList();
                long own = Math.min(left, spend.pence());
                left -= own - lay(own, named, true);
            }
            left = lay(left, awards, true);
            lay(left, awards, false);
        }

        /** Returns what finds no room. */
        private long lay(long pence, List<Award> on, boolean notAsked) {
            long left = pence;
            for (var award : on) {
                long room = award.paidPence() - laid(award) - (notAsked ? asked(award.id(), claims) : 0);
                long here = Math.max(0, Math.min(left, room));
                laid.merge(award.id(), here, Math::addExact);
                left -= here;
            }
            return left;
        }
    }
}
