package org.grantsuite.reporting.allocationclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.reporting.allocationclient.api.AwardsApi;
import org.grantsuite.reporting.allocationclient.api.PaymentsApi;
import org.grantsuite.reporting.allocationclient.model.Award;
import org.grantsuite.reporting.allocationclient.model.Payment;
import org.grantsuite.reporting.allocationclient.model.PaymentSettlementStatus;
import org.grantsuite.reporting.allocationclient.model.PaymentStatus;
import org.grantsuite.reporting.grantclient.Pages;
import org.grantsuite.reporting.grantclient.SiblingProblem;
import org.jspecify.annotations.Nullable;

/** Who was given what, and what was paid of it, as allocation-service tells it. */
@ApplicationScoped
public class AwardGateway {

    private static final String SIBLING = "allocation-service";
    private final AwardsApi awards;
    private final PaymentsApi payments;

    AwardGateway(@RestClient AwardsApi awards, @RestClient PaymentsApi payments) {
        this.awards = awards;
        this.payments = payments;
    }

    public List<AwardGiven> awards(UUID grantId) {
        var all = Pages.<Award>all(cursor -> {
            var page = read(() -> awards.listAwards(grantId, null, null, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return all.stream().map(AwardGateway::given).toList();
    }

    /** Payments dated within that reached their provider: none that was withdrawn, or that the bank brought back (ADR 18). */
    public List<AwardPayment> payments(UUID grantId, @Nullable LocalDate from, @Nullable LocalDate to) {
        var all = Pages.<Payment>all(cursor -> {
            var page = read(() -> payments.listPayments(grantId, from, to, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return all.stream()
                .filter(payment -> payment.getStatus() != PaymentStatus.WITHDRAWN
                        && payment.getSettlement() != PaymentSettlementStatus.RETURNED)
                .map(payment -> new AwardPayment(
                        payment.getId(),
                        payment.getAwardId(),
                        payment.getProviderId(),
                        payment.getInstalmentNumber(),
                        payment.getAmount().pence(),
                        payment.getPaidOn(),
                        payment.getReference()))
                .filter(payment -> from == null || !payment.paidOn().isBefore(from))
                .filter(payment -> to == null || !payment.paidOn().isAfter(to))
                .toList();
    }

    private static AwardGiven given(Award award) {
        return new AwardGiven(
                award.getId(),
                award.getProviderId(),
                award.getInstalmentNumber(),
                award.getStatus().toString(),
                award.getAmount().pence(),
                acceptedPence(award),
                award.getPaid().pence(),
                award.getLines().stream()
                        .map(line -> new AwardGiven.PotLine(
                                line.getPotCode(), line.getAmount().pence()))
                        .toList(),
                award.getOfferedOn(),
                award.getAcceptedOn(),
                award.getRecordedAt().toInstant());
    }

    /** Told of every award that was accepted, whatever became of it since. */
    static long acceptedPence(Award award) {
        var accepted = award.getAccepted();
        return accepted == null ? 0 : accepted.pence();
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
