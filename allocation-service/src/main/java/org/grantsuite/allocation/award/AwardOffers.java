package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardTermsStore.TermsText;
import org.grantsuite.allocation.award.domain.AwardProblem;
import org.grantsuite.allocation.award.domain.AwardStatus;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.PotRepository;
import org.grantsuite.allocation.plan.domain.GeographyPolicy;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.provider.ProviderDirectory;
import org.grantsuite.allocation.run.RunDecisions;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Offers awards: one per provider and location from the runs of a plan, or a single one out of a pot. */
@ApplicationScoped
public class AwardOffers {
    private final PlanService plans;
    private final PotRepository pots;
    private final ProviderDirectory directory;
    private final AwardWriter writer;
    private final AwardTermsStore terms;
    private final Commitments commitments;
    private final RunDecisions decisions;

    AwardOffers(
            PlanService plans,
            PotRepository pots,
            ProviderDirectory directory,
            AwardWriter writer,
            AwardTermsStore terms,
            Commitments commitments,
            RunDecisions decisions) {
        this.plans = plans;
        this.pots = pots;
        this.directory = directory;
        this.writer = writer;
        this.terms = terms;
        this.commitments = commitments;
        this.decisions = decisions;
    }

    /** What offering did. */
    public record Offered(int created, Money total, AwardStatus status) {}

    /** @param acceptBy the last day to accept, where one is set */
    public record Days(LocalDate offeredOn, @Nullable LocalDate acceptBy) {}

    /**
     * A single award out of a pot.
     *
     * @param decisionId under which money goes out that needs a decision of its own
     */
    public record SingleOrder(
            UUID planId,
            String potCode,
            String providerId,
            @Nullable String locationId,
            Money amount,
            String reason,
            @Nullable UUID decisionId) {}

    /** One award per provider and location from lines that are in no award yet; layers come together in it. */
    public Offered offerAll(UUID planId, Days days, @Nullable TermsText given) {
        Plan plan = requireApproved(planId, days);
        List<Pot> locked = pots.lockAll(planId);
        List<AwardWriter.Recipient> recipients = writer.recipientsOf(planId);
        if (recipients.isEmpty()) {
            throw Refusal.of(
                    AwardProblem.AWARDS_NOTHING_TO_OFFER,
                    "Commit a run first; what is in the committed runs is awarded");
        }
        writer.openSums(planId)
                .forEach((code, sum) -> PotRepository.named(locked, code).award(sum));
        Money total = recipients.stream().map(AwardWriter.Recipient::amount).reduce(Money.ZERO, Money::plus);
        AwardWriter.Offer offer = offer(plan, days, total, given, null);
        writer.offerRuns(offer, recipients);
        return new Offered(recipients.size(), total, offer.status());
    }

    /** The pot is locked, so that no number of callers together can exceed it. */
    public UUID offerOne(SingleOrder order, Days days, @Nullable TermsText given) {
        Plan plan = requireApproved(order.planId(), days);
        String decision = decisions.ask(order.decisionId(), plan);
        Pot pot = pots.lock(order.planId(), order.potCode());
        decisions.requireNamed(decision, pot);
        String name = directory
                .findRecipientName(order.providerId(), order.locationId())
                .orElseThrow(() -> Refusal.of(
                        AwardProblem.AWARD_RECIPIENT_UNKNOWN,
                        "No provider " + order.providerId()
                                + (order.locationId() == null ? "" : " with a location " + order.locationId())));
        if (!directory.isRegistered(
                order.providerId(), order.locationId(), plan.requireDecision().decidedOn())) {
            throw Refusal.of(
                    AwardProblem.RECIPIENT_NOT_REGISTERED,
                    name + " was not registered on the day of the decision (R26)");
        }
        requireInArea(plan, order, name);
        pot.allocate(order.amount());
        pot.award(order.amount());
        AwardWriter.Offer offer = offer(plan, days, order.amount(), given, order.reason());
        UUID id = writer.offerSingle(
                offer,
                new AwardWriter.Recipient(order.providerId(), name, order.locationId(), order.amount()),
                Map.of(order.potCode(), order.amount()));
        if (order.decisionId() != null && decision != null) {
            writer.offeredUnder(id, order.decisionId(), decision);
        }
        return id;
    }

    /** R28 for a single award; those of runs were checked line by line. */
    private void requireInArea(Plan plan, SingleOrder order, String name) {
        boolean excluded = plan.terms().geographyPolicy() == GeographyPolicy.LOCATION_IN_AREA
                && writer.isElsewhere(order.locationId());
        if (excluded) {
            throw Refusal.of(
                    AwardProblem.LOCATION_NOT_IN_AREA, "The location of " + name + " is another authority's (R28)");
        }
    }

    private Plan requireApproved(UUID planId, Days days) {
        writer.stamps().requirePast(days.offeredOn(), "offeredOn");
        LocalDate acceptBy = days.acceptBy();
        if (acceptBy != null && acceptBy.isBefore(days.offeredOn())) {
            throw Refusal.of(
                            AwardProblem.AWARD_DATE_BEFORE_OFFER,
                            "acceptBy is " + acceptBy + ", before the offer on " + days.offeredOn())
                    .at("acceptBy", "give the provider time to answer");
        }
        Plan plan = plans.plan(planId);
        plan.requireDecision();
        return plan;
    }

    /** R13: CONDITIONAL until the grant holds cash or underwriting for it. */
    private AwardWriter.Offer offer(
            Plan plan, Days days, Money total, @Nullable TermsText given, @Nullable String reason) {
        boolean funded = commitments.free(plan.grantId(), days.offeredOn()).compareTo(total) >= 0;
        return new AwardWriter.Offer(
                writer.stamps().id(),
                plan,
                terms.keep(given),
                days,
                funded ? AwardStatus.OFFERED : AwardStatus.CONDITIONAL,
                reason,
                null);
    }
}
