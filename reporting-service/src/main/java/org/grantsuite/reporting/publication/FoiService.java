package org.grantsuite.reporting.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.allocationclient.AwardGateway;
import org.grantsuite.reporting.allocationclient.AwardGiven;
import org.grantsuite.reporting.allocationclient.AwardPayment;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.publication.domain.PotShares;
import org.jspecify.annotations.Nullable;

/** What a round gave, in sums, for whoever asks under the Freedom of Information Act; no recipient is named. */
@ApplicationScoped
public class FoiService {

    private final GrantGateway grants;
    private final AwardGateway awards;

    FoiService(GrantGateway grants, AwardGateway awards) {
        this.grants = grants;
        this.awards = awards;
    }

    public record RoundPot(String potCode, int awards, Money accepted) {}

    /** @param providers with an accepted award */
    public record FoiRound(
            int instalment,
            int providers,
            int offered,
            Money offeredTotal,
            int accepted,
            Money acceptedTotal,
            int declined,
            Money declinedTotal,
            int payments,
            Money paidTotal,
            @Nullable Money largestAward,
            @Nullable Money smallestAward,
            List<RoundPot> pots) {}

    public record FoiSummary(UUID grantId, String grantName, String determinationNumber, List<FoiRound> rounds) {}

    public FoiSummary summary(UUID grantId) {
        var grant = grants.grant(grantId);
        var all = awards.awards(grantId);
        var payments = awards.payments(grantId, null, null);
        var rounds = all.stream()
                .map(AwardGiven::round)
                .distinct()
                .sorted()
                .map(round -> round(
                        round,
                        all.stream().filter(one -> one.round() == round).toList(),
                        payments.stream().filter(one -> one.round() == round).toList()))
                .toList();
        return new FoiSummary(grantId, grant.name(), grant.determinationNumber(), rounds);
    }

    static FoiRound round(int number, List<AwardGiven> offered, List<AwardPayment> payments) {
        var accepted = offered.stream().filter(AwardGiven::isAccepted).toList();
        var declined = offered.stream().filter(AwardGiven::isDeclined).toList();
        var sizes =
                accepted.stream().mapToLong(AwardGiven::acceptedPence).sorted().toArray();
        return new FoiRound(
                number,
                (int) accepted.stream().map(AwardGiven::providerId).distinct().count(),
                offered.size(),
                sum(offered, AwardGiven::offeredPence),
                accepted.size(),
                sum(accepted, AwardGiven::acceptedPence),
                declined.size(),
                sum(declined, AwardGiven::offeredPence),
                payments.size(),
                sum(payments, AwardPayment::pence),
                sizes.length == 0 ? null : Money.ofPence(sizes[sizes.length - 1]),
                sizes.length == 0 ? null : Money.ofPence(sizes[0]),
                pots(accepted));
    }

    private static List<RoundPot> pots(List<AwardGiven> accepted) {
        var pence = new TreeMap<String, Long>();
        var counts = new TreeMap<String, Integer>();
        accepted.forEach(award -> acceptedByPot(award).forEach((pot, part) -> {
            pence.merge(pot, part, Math::addExact);
            counts.merge(pot, 1, Integer::sum);
        }));
        return pence.entrySet().stream()
                .map(pot ->
                        new RoundPot(pot.getKey(), counts.getOrDefault(pot.getKey(), 0), Money.ofPence(pot.getValue())))
                .toList();
    }

    private static Map<String, Long> acceptedByPot(AwardGiven award) {
        var offered = new TreeMap<String, Long>();
        award.lines().forEach(line -> offered.merge(line.potCode(), line.pence(), Math::addExact));
        return PotShares.of(award.acceptedPence(), offered);
    }

    private static <T> Money sum(List<T> of, ToLongFunction<T> pence) {
        return Money.ofPence(of.stream().mapToLong(pence).reduce(0, Math::addExact));
    }
}
