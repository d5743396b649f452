package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.invoice.InvoiceCodings;
import org.grantsuite.allocation.invoice.InvoiceLayouts;
import org.grantsuite.allocation.invoice.InvoiceWriter;
import org.grantsuite.allocation.invoice.domain.Invoice;
import org.grantsuite.allocation.invoice.domain.InvoiceFile;
import org.grantsuite.allocation.invoice.domain.InvoiceKind;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Debtor invoices and credit notes of a day. */
@ApplicationScoped
class DebtorInvoices {
    private static final String INVOICED =
            "select id from recovery where grant_id = ? and invoiced_on = ? order by reference";
    /** A credit note answers an invoice: what was taken back before it was invoiced needs none. */
    private static final String CREDITED =
            "select id from recovery where grant_id = ? and credited_on = ? and invoiced_on is not null order by reference";

    private final Jdbc jdbc;
    private final RecoveryRepository recoveries;
    private final InvoiceLayouts layouts;
    private final InvoiceCodings codings;
    private final InvoiceWriter writer;

    DebtorInvoices(
            Jdbc jdbc,
            RecoveryRepository recoveries,
            InvoiceLayouts layouts,
            InvoiceCodings codings,
            InvoiceWriter writer) {
        this.jdbc = jdbc;
        this.recoveries = recoveries;
        this.layouts = layouts;
        this.codings = codings;
        this.writer = writer;
    }

    /** Which layout the file is written in. */
    record Layout(String code, int version) {}

    @Transactional
    byte[] file(UUID grantId, InvoiceKind kind, LocalDate datedOn, Layout wanted) {
        var layout = layouts.read(wanted.code(), wanted.version(), kind);
        boolean credit = kind == InvoiceKind.CREDIT_NOTE;
        List<Invoice> invoices =
                jdbc.list(credit ? CREDITED : INVOICED, row -> row.getObject(1, UUID.class), grantId, datedOn).stream()
                        .map(id -> credit ? creditNote(recoveries.get(id), datedOn) : invoice(recoveries.get(id)))
                        .toList();
        return writer.write(layout, InvoiceFile.Head.of(kind + " " + datedOn, datedOn, invoices), invoices);
    }

    private Invoice invoice(Recovery recovery) {
        LocalDate on = Objects.requireNonNull(recovery.invoicedOn());
        return of(recovery, on, Objects.requireNonNullElse(recovery.dueOn(), on), recovery.invoiced(), null);
    }

    private Invoice creditNote(Recovery recovery, LocalDate on) {
        return of(recovery, on, on, recovery.credited(), recovery.reference());
    }

    private Invoice of(Recovery recovery, LocalDate on, LocalDate due, Money sum, @Nullable String related) {
        var debtor = recovery.debtor();
        String words = recovery.reason() + " of award " + debtor.awardId();
        String reference = related == null ? recovery.reference() : "CN-" + related;
        return new Invoice(
                reference,
                on,
                due,
                new Invoice.Party(
                        supplier(debtor.providerId()),
                        null,
                        debtor.providerId(),
                        debtor.providerName(),
                        debtor.locationId()),
                words,
                related,
                List.of(new Invoice.Line("", sum, words, codings.on(debtor.grantId(), null, on))));
    }

    /** As the last payment that named one knew it. */
    private @Nullable String supplier(String providerId) {
        return jdbc.find(
                        "select supplier_number from payment where provider_id = ? and supplier_number is not null"
                                + " order by id desc limit 1",
                        row -> row.getString(1),
                        providerId)
                .orElse(null);
    }
}
