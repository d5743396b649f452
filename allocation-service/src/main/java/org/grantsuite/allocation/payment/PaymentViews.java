package org.grantsuite.allocation.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.model.ExcludedAward;
import org.grantsuite.allocation.api.model.PotAmount;
import org.grantsuite.allocation.award.AwardLines;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentRun;

/** Payment runs and payments as the contract shows them. */
@ApplicationScoped
class PaymentViews {
    private final AwardLines lines;
    private final ObjectMapper mapper;

    PaymentViews(AwardLines lines, ObjectMapper mapper) {
        this.lines = lines;
        this.mapper = mapper;
    }

    org.grantsuite.allocation.api.model.PaymentRun of(PaymentRun run) {
        return new org.grantsuite.allocation.api.model.PaymentRun()
                .id(run.id())
                .planId(run.planId())
                .grantId(run.grantId())
                .label(run.label())
                .paymentOn(run.paymentOn())
                .total(run.total())
                .count(run.count())
                .status(run.status())
                .excluded(excluded(run.excluded()))
                .reservationId(run.reservationId())
                .preparedBy(run.preparedBy())
                .approvedBy(run.approvedBy())
                .releasedBy(run.releasedBy())
                .releasedAt(run.releasedAt())
                .recordedAt(run.recordedAt())
                .version(run.version());
    }

    List<org.grantsuite.allocation.api.model.Payment> of(List<Payment> payments) {
        Map<UUID, List<AwardLines.Part>> parts =
                lines.of(payments.stream().map(Payment::awardId).toList());
        return payments.stream()
                .map(payment -> of(payment, parts.getOrDefault(payment.awardId(), List.of())))
                .toList();
    }

    private static org.grantsuite.allocation.api.model.Payment of(Payment payment, List<AwardLines.Part> parts) {
        return new org.grantsuite.allocation.api.model.Payment()
                .id(payment.id())
                .paymentRunId(payment.paymentRunId())
                .awardId(payment.awardId())
                .grantId(payment.grantId())
                .instalmentNumber(payment.instalmentNumber())
                .providerId(payment.providerId())
                .providerName(payment.providerName())
                .locationId(payment.locationId())
                .amount(payment.amount())
                .lines(AwardLines.byPot(parts).entrySet().stream()
                        .map(line -> new PotAmount().potCode(line.getKey()).amount(line.getValue()))
                        .toList())
                .reference(payment.reference())
                .status(payment.status())
                .journalId(payment.journalId())
                .paidOn(payment.paidOn());
    }

    private List<ExcludedAward> excluded(String text) {
        try {
            return mapper.readValue(text, new TypeReference<List<ExcludedAward>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds only what was written", e);
        }
    }
}
