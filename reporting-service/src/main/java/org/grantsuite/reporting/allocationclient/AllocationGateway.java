package org.grantsuite.reporting.allocationclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.reporting.allocationclient.api.AwardsApi;
import org.grantsuite.reporting.allocationclient.api.GrantsApi;
import org.grantsuite.reporting.allocationclient.api.PaymentsApi;
import org.grantsuite.reporting.allocationclient.api.ProvidersApi;
import org.grantsuite.reporting.allocationclient.model.Award;
import org.grantsuite.reporting.allocationclient.model.AwardStatus;
import org.grantsuite.reporting.allocationclient.model.Location;
import org.grantsuite.reporting.allocationclient.model.Payment;
import org.grantsuite.reporting.allocationclient.model.PaymentSettlementStatus;
import org.grantsuite.reporting.allocationclient.model.PaymentStatus;
import org.grantsuite.reporting.calculation.ProviderPayment;
import org.grantsuite.reporting.grantclient.Pages;
import org.grantsuite.reporting.grantclient.SiblingProblem;

/** Everything this service asks of allocation-service. */
@ApplicationScoped
public class AllocationGateway {

    private static final String SIBLING = "allocation-service";
    private final PaymentsApi payments;
    private final GrantsApi grants;
    private final AwardsApi awards;
    private final ProvidersApi providers;

    AllocationGateway(
            @RestClient PaymentsApi payments,
            @RestClient GrantsApi grants,
            @RestClient AwardsApi awards,
            @RestClient ProvidersApi providers) {
        this.payments = payments;
        this.grants = grants;
        this.awards = awards;
        this.providers = providers;
    }

    /** Payments made up to {@code to}; one that was withdrawn never left the council. */
    public List<ProviderPayment> payments(UUID grantId, LocalDate to) {
        var all = Pages.<Payment>all(cursor -> {
            var page = read(() -> payments.listPayments(grantId, null, to, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return all.stream()
                .filter(payment -> reached(payment, to))
                .map(payment -> new ProviderPayment(
                        payment.getReference(),
                        payment.getAwardId(),
                        payment.getProviderId(),
                        payment.getAmount().pence(),
                        payment.getPaidOn()))
                .toList();
    }

    /** The bank brought some back: the ledger shows them as paid and recovered, the provider never had them. */
    private static boolean reached(Payment payment, LocalDate to) {
        LocalDate settledOn = payment.getSettledOn();
        boolean returned = payment.getSettlement() == PaymentSettlementStatus.RETURNED
                && settledOn != null
                && !settledOn.isAfter(to);
        return payment.getStatus() != PaymentStatus.WITHDRAWN && !returned;
    }

    public OutboxMark mark(UUID grantId, LocalDate onOrBefore) {
        var position = read(() -> grants.getOutboxPosition(grantId, onOrBefore));
        return new OutboxMark(position.getPosition(), position.getPendingInPeriod(), position.getRefused());
    }

    /** The provider of each award of a grant, by award id. */
    public Map<UUID, String> providersOfAwards(UUID grantId) {
        return awards(grantId).stream().collect(Collectors.toMap(AwardFacts::id, AwardFacts::providerId));
    }

    /** Every award of a grant, whatever became of it. */
    public List<AwardFacts> awards(UUID grantId) {
        var all = Pages.<Award>all(cursor -> {
            var page = read(() -> awards.listAwards(grantId, null, null, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return all.stream()
                .map(award -> new AwardFacts(
                        award.getId(),
                        award.getProviderId(),
                        award.getProviderName(),
                        award.getLocationId(),
                        award.getStatus() == AwardStatus.ACCEPTED,
                        AwardGateway.acceptedPence(award),
                        award.getPaid().pence(),
                        award.getOfferedOn(),
                        award.getAcceptedOn()))
                .toList();
    }

    /** Locations of the register that are registered and not dormant. */
    public List<RegisteredLocation> locationsInService() {
        var all = Pages.<Location>all(cursor -> {
            var page = read(() -> providers.listLocations(null, null, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return all.stream()
                .filter(location -> location.getRegistered() && !location.getDormant())
                .map(location -> new RegisteredLocation(
                        location.getLocationId(),
                        location.getProviderId(),
                        location.getName(),
                        location.getLocalAuthorityCode()))
                .toList();
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
