package org.grantsuite.allocation.grantclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.allocation.grantclient.api.DecisionsApi;
import org.grantsuite.allocation.grantclient.api.DelegationsApi;
import org.grantsuite.allocation.grantclient.api.FundingApi;
import org.grantsuite.allocation.grantclient.api.GrantRulesApi;
import org.grantsuite.allocation.grantclient.api.InstalmentsApi;
import org.grantsuite.allocation.grantclient.api.ReservationsApi;
import org.grantsuite.allocation.grantclient.model.ApprovalAction;
import org.grantsuite.allocation.grantclient.model.Decision;
import org.grantsuite.allocation.grantclient.model.DecisionPurpose;
import org.grantsuite.allocation.grantclient.model.Instalment;
import org.grantsuite.allocation.grantclient.model.PostingLine;
import org.grantsuite.allocation.grantclient.model.PostingRequest;
import org.grantsuite.allocation.grantclient.model.ReservationRequest;
import org.grantsuite.allocation.grantclient.model.VoidRequest;
import org.grantsuite.allocation.grantclient.model.WhoMay;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * grant-service in this service's words. No answer is a refusal with 503 (fail closed); what it refuses while a person
 * waits is told in its own words ({@link GrantProblem}).
 */
@ApplicationScoped
public class GrantGateway {
    private static final String SIBLING = "grant-service";

    private final DecisionsApi decisions;
    private final InstalmentsApi instalments;
    private final FundingApi funding;
    private final ReservationsApi reservations;
    private final DelegationsApi delegations;
    private final GrantRulesApi rules;

    GrantGateway(
            @RestClient DecisionsApi decisions,
            @RestClient InstalmentsApi instalments,
            @RestClient FundingApi funding,
            @RestClient ReservationsApi reservations,
            @RestClient DelegationsApi delegations,
            @RestClient GrantRulesApi rules) {
        this.decisions = decisions;
        this.instalments = instalments;
        this.funding = funding;
        this.reservations = reservations;
        this.delegations = delegations;
        this.rules = rules;
    }

    /** A decision of a grant; an empty list of instalments covers each of them. */
    public record GrantDecision(
            UUID id,
            String reference,
            LocalDate decidedOn,
            LocalDate effectiveOn,
            boolean forSplit,
            @Nullable String governingBasis,
            List<Integer> instalmentNumbers) {}

    /** A percent of the grant that must go straight to providers (R17). */
    public record MandatoryShare(String code, String percent) {}

    /**
     * What the edition in force demands of a split.
     *
     * @param edition scheme and edition, null where nothing is known
     */
    public record GrantRules(@Nullable String edition, List<MandatoryShare> mandatoryShares) {
        public static final GrantRules NONE = new GrantRules(null, List.of());
    }

    /** What to reserve, under the natural key of the payment run; {@code pots} sum to the amount. */
    public record ReservationOrder(
            UUID paymentRunId,
            UUID grantId,
            Money amount,
            UUID decisionId,
            int instalmentNumber,
            LocalDate valueOn,
            String purpose,
            Map<String, Money> pots) {}

    /** What to post out of a reservation, under the natural key of the payment; lines sum to the amount. */
    public record PostingOrder(
            UUID paymentId,
            UUID grantId,
            UUID reservationId,
            Money amount,
            LocalDate valueOn,
            int instalmentNumber,
            String providerReference,
            String description,
            String actingPerson,
            Map<String, Money> lines) {}

    /** What is approved here. */
    public enum Action {
        PLAN_APPROVAL,
        PAYMENT_RUN_APPROVAL,
        PAYMENT_RUN_RELEASE
    }

    /** May the caller do this? */
    public record ApprovalAsked(Action action, UUID grantId, Set<String> potCodes, Money amount, LocalDate on) {}

    /** The caller's authority, and how many people it asks for. */
    public record Mandate(UUID id, int peopleNeeded) {}

    /**
     * R24, R43: the authority the caller acts under.
     *
     * @throws Refusal 403 NOT_AUTHORISED where others may, 422 AUTHORITY_NOT_RECORDED where nobody may
     */
    public Mandate requireMandate(ApprovalAsked asked) {
        WhoMay answer = ask(() -> delegations.whoMay(
                asked.grantId(),
                ApprovalAction.fromValue(asked.action().name()),
                asked.potCodes().stream().sorted().toList(),
                asked.amount().amount(),
                asked.on()));
        UUID mandate = answer.getCallerMandateId();
        Integer people = answer.getCallerPeopleNeeded();
        if (!answer.getCallerMay() || mandate == null || people == null) {
            throw GrantProblem.noAuthority(asked.action().name(), answer);
        }
        return new Mandate(mandate, people);
    }

    /** Empty where the grant has no such decision (or there is no such grant). */
    public Optional<GrantDecision> findDecision(UUID grantId, UUID decisionId) {
        return find(() -> decisions.getDecision(grantId, decisionId)).map(GrantGateway::decision);
    }

    /** The edition in force on a day and its mandatory shares; empty where there is no such grant. */
    public Optional<GrantRules> findRules(UUID grantId, LocalDate day) {
        return find(() -> rules.getGrantRules(grantId, day))
                .map(found -> new GrantRules(
                        found.getSchemeCode() + "/" + found.getEdition(),
                        found.getMandatoryShares().stream()
                                .filter(share -> share.getPercent() != null)
                                .map(share ->
                                        new MandatoryShare(share.getCode(), Objects.requireNonNull(share.getPercent())))
                                .toList()));
    }

    /** Expected sum of each instalment by number; empty where there is no such grant. */
    public Map<Integer, Money> expectedInstalments(UUID grantId) {
        return find(() -> instalments.listInstalments(grantId, null))
                .map(list -> list.getItems().stream()
                        .collect(Collectors.toMap(Instalment::getNumber, Instalment::getExpected)))
                .orElse(Map.of());
    }

    /** R13: what cash and underwriting leave free from a day on. */
    public Money available(UUID grantId, LocalDate asOf) {
        return ask(() -> funding.getFunding(grantId, asOf)).getAvailable();
    }

    /** Reserves once per payment run, however often it is asked; returns the reservation's id. */
    public UUID reserve(ReservationOrder order) {
        ReservationRequest request = new ReservationRequest()
                .businessKey(order.paymentRunId().toString())
                .amount(order.amount())
                .decisionId(order.decisionId())
                .instalmentNumber(order.instalmentNumber())
                .valueOn(order.valueOn())
                .purpose(order.purpose())
                .pots(lines(order.pots()));
        return ask(() -> reservations.reserve(order.grantId(), request)).getId();
    }

    /**
     * Posts once per payment, however often it is asked; returns the journal's id.
     *
     * @throws SiblingRefused for the work list
     */
    public UUID post(PostingOrder order) {
        PostingRequest request = new PostingRequest()
                .businessKey("payment/" + order.paymentId())
                .amount(order.amount())
                .valueOn(order.valueOn())
                .lines(lines(order.lines()))
                .instalmentNumber(order.instalmentNumber())
                .providerReference(order.providerReference())
                .description(order.description())
                .actingPerson(order.actingPerson());
        return SiblingProblems.call(
                        SIBLING, () -> reservations.postPayment(order.grantId(), order.reservationId(), request))
                .getJournalId();
    }

    /**
     * Gives back what is left of a reservation.
     *
     * @throws SiblingRefused for the work list
     */
    public void giveBack(UUID grantId, UUID reservationId, String businessKey, String reason, String actingPerson) {
        VoidRequest request =
                new VoidRequest().businessKey(businessKey).reason(reason).actingPerson(actingPerson);
        SiblingProblems.call(SIBLING, () -> reservations.voidReservation(grantId, reservationId, request));
    }

    private static List<PostingLine> lines(Map<String, Money> sums) {
        return sums.entrySet().stream()
                .map(sum -> new PostingLine().potCode(sum.getKey()).amount(sum.getValue()))
                .toList();
    }

    /** A refusal of grant-service in words for the person who waits. */
    public static Refusal told(SiblingRefused refused) {
        return GrantProblem.refusal(refused);
    }

    private static <T> T ask(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw GrantProblem.refusal(refused);
        }
    }

    private static <T> Optional<T> find(Supplier<T> call) {
        try {
            return Optional.of(SiblingProblems.call(SIBLING, call));
        } catch (SiblingRefused refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw GrantProblem.refusal(refused);
        }
    }

    private static GrantDecision decision(Decision decision) {
        Object basis = decision.getGoverningBasis();
        return new GrantDecision(
                decision.getId(),
                decision.getReference(),
                decision.getDecidedOn(),
                decision.getEffectiveOn(),
                decision.getPurposes().contains(DecisionPurpose.SPLIT),
                basis == null ? null : basis.toString(),
                List.copyOf(decision.getInstalmentNumbers()));
    }
}
