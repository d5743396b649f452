package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.model.RemittanceAdvice;
import org.grantsuite.allocation.api.model.RemittanceLine;
import org.grantsuite.allocation.paper.Page;
import org.grantsuite.allocation.paper.Paper;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** What a provider is told of the payments of a run to it. */
@ApplicationScoped
public class RemittanceAdvices {
    private final PaymentRunRepository runs;
    private final PaymentRepository payments;
    private final Jdbc jdbc;
    private final Paper paper;
    private final Caller caller;

    RemittanceAdvices(PaymentRunRepository runs, PaymentRepository payments, Jdbc jdbc, Paper paper, Caller caller) {
        this.runs = runs;
        this.payments = payments;
        this.jdbc = jdbc;
        this.paper = paper;
        this.caller = caller;
    }

    @Transactional
    RemittanceAdvice of(UUID runId, String providerId) {
        boolean other = caller.has(Roles.PROVIDER)
                && !caller.has(Roles.FINANCE)
                && !caller.has(Roles.GRANTS_OFFICER)
                && !caller.has(Roles.PAYMENTS_RELEASER)
                && !caller.has(Roles.AUDITOR)
                && !caller.providerIds().contains(providerId);
        PaymentRun run = runs.get(runId);
        run.requireReleased();
        List<Payment> paid = other
                ? List.of()
                : payments.ofRun(runId).stream()
                        .filter(payment -> payment.providerId().equals(providerId))
                        .toList();
        if (paid.isEmpty()) {
            throw Refusal.of(PaymentProblem.REMITTANCE_UNKNOWN, "The run pays no provider " + providerId);
        }
        return advice(run, paid);
    }

    private RemittanceAdvice advice(PaymentRun run, List<Payment> paid) {
        Payment first = paid.get(0);
        Map<String, String> names = names(paid);
        return new RemittanceAdvice()
                .paymentRunId(run.id())
                .label(run.label())
                .providerId(first.providerId())
                .providerName(first.providerName())
                .supplierNumber(first.supplierNumber())
                .paymentOn(run.paymentOn())
                .lines(paid.stream().map(payment -> line(payment, names)).toList())
                .total(paid.stream().map(Payment::payable).reduce(Money.ZERO, Money::plus));
    }

    private static RemittanceLine line(Payment payment, Map<String, String> names) {
        String location = payment.locationId();
        return new RemittanceLine()
                .reference(payment.reference())
                .awardId(payment.awardId())
                .locationId(location)
                .locationName(location == null ? null : names.get(location))
                .gross(payment.amount())
                .offset(payment.offset())
                .amount(payment.payable())
                .paidOn(payment.paidOn());
    }

    private Map<String, String> names(List<Payment> paid) {
        Map<String, String> names = new java.util.HashMap<>();
        jdbc.list(
                "select location_id, name from location where location_id = any (?)",
                row -> names.put(row.getString(1), row.getString(2)),
                (Object) paid.stream()
                        .map(Payment::locationId)
                        .filter(java.util.Objects::nonNull)
                        .toArray(String[]::new));
        return names;
    }

    @Transactional
    byte[] pdf(UUID runId, String providerId) {
        RemittanceAdvice advice = of(runId, providerId);
        Page page = new Page("Remittance advice " + advice.getLabel())
                .paragraph("To " + advice.getProviderName() + " (" + advice.getProviderId() + ")"
                        + supplier(advice.getSupplierNumber()))
                .paragraph("Paid on " + advice.getPaymentOn() + ": £"
                        + advice.getTotal().amount())
                .table(
                        List.of("Reference", "Location", "Award", "Kept back", "Paid (£)"),
                        advice.getLines().stream().map(RemittanceAdvices::row).toList())
                .small("Quote the reference when you ask about a payment.");
        Instant dated = advice.getPaymentOn().atStartOfDay(ZoneOffset.UTC).toInstant();
        return paper.pdf(page, dated);
    }

    private static String supplier(@Nullable String number) {
        return number == null ? "" : ", supplier " + number;
    }

    private static List<String> row(RemittanceLine line) {
        String name = line.getLocationName() == null ? "" : line.getLocationName();
        return List.of(
                line.getReference(),
                name,
                line.getGross().amount(),
                line.getOffset().amount(),
                line.getAmount().amount());
    }
}
