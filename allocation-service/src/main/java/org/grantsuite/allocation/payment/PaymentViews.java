package org.grantsuite.allocation.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.model.ExcludedAward;
import org.grantsuite.allocation.api.model.PotAmount;
import org.grantsuite.allocation.api.model.StoppedPayment;
import org.grantsuite.allocation.award.AwardLines;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.money.Money;

/** Payment runs and payments as the contract shows them. */
@ApplicationScoped
class PaymentViews {
    private final AwardLines lines;
    private final RunLines runLines;
    private final ObjectMapper mapper;

    PaymentViews(AwardLines lines, RunLines runLines, ObjectMapper mapper) {
        this.lines = lines;
        this.runLines = runLines;
        this.mapper = mapper;
    }

    @Transactional
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
                .contentHash(run.contentHash())
                .stopped(stopped(run))
                .releasedCount(run.releasedCount())
                .releasedTotal(run.released())
                .settledCount(run.settledCount())
                .warnings(warnings(run.warnings()))
                .reservationId(run.reservationId())
                .preparedBy(run.preparedBy())
                .approvedBy(run.approvedBy())
                .releasedBy(run.releasedBy())
                .releasedAt(run.releasedAt())
                .recordedAt(run.recordedAt())
                .version(run.version());
    }

    private List<StoppedPayment> stopped(PaymentRun run) {
        return runLines.of(run.id()).stream()
                .filter(line -> !line.goes())
                .map(line -> new StoppedPayment()
                        .awardId(line.awardId())
                        .providerId(line.providerId())
                        .amount(line.amount())
                        .reason(line.stoppedBecause()))
                .toList();
    }

    private List<Warning> warnings(String text) {
        try {
            return mapper.readValue(text, new TypeReference<List<Warning>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds only what was written", e);
        }
    }

    List<org.grantsuite.allocation.api.model.Payment> of(List<Payment> payments) {
        Map<UUID, Map<String, Money>> parts =
                lines.acceptedOf(payments.stream().map(Payment::awardId).toList());
        return payments.stream()
                .map(payment -> of(payment, parts.getOrDefault(payment.awardId(), Map.of())))
                .toList();
    }

    private static org.grantsuite.allocation.api.model.Payment of(Payment payment, Map<String, Money> parts) {
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
                .lines(AwardLines.share(parts, payment.amount()).entrySet().stream()
                        .map(line -> new PotAmount().potCode(line.getKey()).amount(line.getValue()))
                        .toList())
                .reference(payment.reference())
                .status(payment.status())
                .journalId(payment.journalId())
                .paidOn(payment.paidOn())
                .supplierNumber(payment.supplierNumber())
                .supplierSite(payment.supplierSite())
                .offset(payment.offset())
                .payable(payment.payable())
                .settlement(payment.settlement())
                .settledOn(payment.settledOn())
                .financeReference(payment.financeReference())
                .returnReason(payment.returnReason())
                .reissueOf(payment.reissueOf());
    }

    private List<ExcludedAward> excluded(String text) {
        try {
            return mapper.readValue(text, new TypeReference<List<ExcludedAward>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds only what was written", e);
        }
    }
}
