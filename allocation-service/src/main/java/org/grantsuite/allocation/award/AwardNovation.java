package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.award.domain.AwardProblem;
import org.grantsuite.allocation.award.domain.AwardStatus;
import org.grantsuite.allocation.hold.PaymentHolds;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.PotRepository;
import org.grantsuite.allocation.plan.domain.GeographyPolicy;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.provider.ProviderDirectory;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Offers an award anew to who took a location over; the same money, so the pots do not move. */
@ApplicationScoped
public class AwardNovation {
    private final AwardRepository awards;
    private final AwardLines lines;
    private final AwardWriter writer;
    private final AwardTermsStore terms;
    private final AwardLifecycle lifecycle;
    private final Commitments commitments;
    private final PotRepository pots;
    private final PlanService plans;
    private final ProviderDirectory directory;
    private final PaymentHolds holds;
    private final AwardTrail trail;

    AwardNovation(
            AwardRepository awards,
            AwardLines lines,
            AwardWriter writer,
            AwardTermsStore terms,
            AwardLifecycle lifecycle,
            Commitments commitments,
            PotRepository pots,
            PlanService plans,
            ProviderDirectory directory,
            PaymentHolds holds,
            AwardTrail trail) {
        this.awards = awards;
        this.lines = lines;
        this.writer = writer;
        this.terms = terms;
        this.lifecycle = lifecycle;
        this.commitments = commitments;
        this.pots = pots;
        this.plans = plans;
        this.directory = directory;
        this.holds = holds;
        this.trail = trail;
    }

    public record Successor(String providerId, @Nullable String locationId) {}

    public record Novated(Award old, UUID successorAward) {}

    /** Who took over is another, and on the register of providers; returns its name. */
    public String requireSuccessor(Award old, Successor successor) {
        if (old.providerId().equals(successor.providerId())) {
            throw Refusal.of(
                            AwardProblem.AWARD_SUCCESSOR_HAS_IT,
                            "Provider " + successor.providerId() + " has the award already; its owner did not change")
                    .at("successorProviderId", "name who took over");
        }
        return directory
                .findRecipientName(successor.providerId(), successor.locationId())
                .orElseThrow(() -> Refusal.of(
                        AwardProblem.AWARD_RECIPIENT_UNKNOWN,
                        "No provider " + successor.providerId()
                                + (successor.locationId() == null
                                        ? ""
                                        : " with a location " + successor.locationId())));
    }

    public Novated novate(UUID id, Successor successor, Award.Ending ending) {
        pots.lockAll(awards.planOf(id));
        Award old = awards.lock(id);
        String name = requireSuccessor(old, successor);
        old.requireMay(AwardStatus.NOVATED);
        requireNotStopped(old);
        lifecycle.requireInNoOpenRun(id);
        Plan plan = plans.plan(old.planId());
        requireEligible(plan, successor, ending.on());
        Map<String, Money> sums = lines.acceptedOf(List.of(id)).getOrDefault(id, Map.of());
        UUID made = writer.offerSingle(
                offer(old, plan, ending),
                new AwardWriter.Recipient(successor.providerId(), name, successor.locationId(), old.accepted()),
                sums);
        old.novate(ending, made);
        awards.flush();
        trail.record("Novated", old, ending.reason(), Map.of("successorAward", made));
        return new Novated(old, made);
    }

    /** R41: what is stopped for one provider does not go out to the next. */
    private void requireNotStopped(Award old) {
        old.requireNotFrozen();
        holds.onAward(old.id()).ifPresent(reason -> {
            throw Refusal.of(
                    AwardProblem.AWARD_HELD, "A payment hold lies on the award: " + reason + "; have it lifted first");
        });
    }

    /** R26, R28 for the successor, on the day it took over. */
    private void requireEligible(Plan plan, Successor successor, LocalDate on) {
        if (!directory.isRegistered(successor.providerId(), successor.locationId(), on)) {
            throw Refusal.of(AwardProblem.RECIPIENT_NOT_REGISTERED, "It was not registered on " + on + " (R26)");
        }
        if (plan.terms().geographyPolicy() == GeographyPolicy.LOCATION_IN_AREA
                && writer.isElsewhere(successor.locationId())) {
            throw Refusal.of(AwardProblem.LOCATION_NOT_IN_AREA, "Its location is another authority's (R28)");
        }
    }

    /** What was paid has to come back first: until then it is conditional (R13). */
    private AwardWriter.Offer offer(Award old, Plan plan, Award.Ending ending) {
        boolean funded = old.paid().isZero()
                && commitments.free(old.grantId(), ending.on()).compareTo(old.accepted()) >= 0;
        return new AwardWriter.Offer(
                writer.stamps().id(),
                plan,
                terms.get(old.termsHash()),
                new AwardOffers.Days(ending.on(), null),
                funded ? AwardStatus.OFFERED : AwardStatus.CONDITIONAL,
                ending.reason(),
                old.id());
    }
}
