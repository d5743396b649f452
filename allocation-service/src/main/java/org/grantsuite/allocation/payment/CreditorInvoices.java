package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardLines;
import org.grantsuite.allocation.invoice.InvoiceCodings;
import org.grantsuite.allocation.invoice.InvoiceLayouts;
import org.grantsuite.allocation.invoice.InvoiceWriter;
import org.grantsuite.allocation.invoice.domain.Invoice;
import org.grantsuite.allocation.invoice.domain.InvoiceFile;
import org.grantsuite.allocation.invoice.domain.InvoiceKind;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.commons.money.Money;

/** Creditor invoices of a released run: everything in them was fixed when it left, so the bytes change only by what is withdrawn. */
@ApplicationScoped
public class CreditorInvoices {
    private final PaymentRunRepository runs;
    private final PaymentRepository payments;
    private final AwardLines parts;
    private final InvoiceLayouts layouts;
    private final InvoiceCodings codings;
    private final InvoiceWriter writer;

    CreditorInvoices(
            PaymentRunRepository runs,
            PaymentRepository payments,
            AwardLines parts,
            InvoiceLayouts layouts,
            InvoiceCodings codings,
            InvoiceWriter writer) {
        this.runs = runs;
        this.payments = payments;
        this.parts = parts;
        this.layouts = layouts;
        this.codings = codings;
        this.writer = writer;
    }

    @Transactional
    byte[] file(UUID runId, String layoutCode, int layoutVersion) {
        PaymentRun run = runs.get(runId);
        run.requireReleased();
        var layout = layouts.read(layoutCode, layoutVersion, InvoiceKind.CREDITOR_INVOICE);
        List<Invoice> invoices = invoices(run, payments.ofRun(runId));
        return writer.write(layout, InvoiceFile.Head.of(run.label(), run.paymentOn(), invoices), invoices);
    }

    private List<Invoice> invoices(PaymentRun run, List<Payment> paid) {
        Map<UUID, Map<String, Money>> of =
                parts.acceptedOf(paid.stream().map(Payment::awardId).toList());
        return paid.stream()
                .map(payment -> invoice(
                        run, payment, AwardLines.share(of.getOrDefault(payment.awardId(), Map.of()), payment.amount())))
                .toList();
    }

    private Invoice invoice(PaymentRun run, Payment payment, Map<String, Money> pots) {
        List<Invoice.Line> lines = new ArrayList<>();
        pots.forEach((pot, sum) -> lines.add(new Invoice.Line(
                pot,
                sum,
                run.label() + " " + pot + " " + payment.providerName(),
                codings.on(run.grantId(), pot, run.paymentOn()))));
        if (payment.offset().isPositive()) {
            String pot = pots.keySet().iterator().next();
            lines.add(new Invoice.Line(
                    pot,
                    payment.offset().negated(),
                    run.label() + " kept back for what is owed",
                    codings.on(run.grantId(), null, run.paymentOn())));
        }
        return new Invoice(
                payment.reference(),
                run.paymentOn(),
                run.paymentOn(),
                new Invoice.Party(
                        payment.supplierNumber(),
                        payment.supplierSite(),
                        payment.providerId(),
                        payment.providerName(),
                        payment.locationId()),
                run.label() + " " + payment.providerName(),
                null,
                lines);
    }
}
