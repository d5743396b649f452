package org.grantsuite.reporting.calculation;

import java.util.List;

/**
 * The facts that belong to a reporting point: a transfer by its value date, direct spend by the date it was
 * incurred.
 */
final class CountedFacts {

    private final ReturnTemplate template;
    private final ReturnFacts facts;
    private final List<LedgerTransfer> ledger;
    private final List<DirectSpendLine> directSpend;
    private final List<ProviderPayment> payments;

    CountedFacts(ReturnTemplate template, ReturnFacts facts) {
        this.template = template;
        this.facts = facts;
        this.ledger = facts.ledger().stream()
                .filter(transfer -> template.covers(transfer.valueOn()))
                .toList();
        this.directSpend = facts.directSpend().stream().filter(this::counts).toList();
        this.payments = facts.payments().stream()
                .filter(payment -> template.covers(payment.paidOn()))
                .toList();
    }

    /** A line reversed within the same point leaves no trace in it; one reversed later still counts here. */
    private boolean counts(DirectSpendLine line) {
        var reversedOn = line.reversedOn();
        return template.covers(line.incurredOn()) && (reversedOn == null || !template.covers(reversedOn));
    }

    long debitOf(String account) {
        return Figure.sum(ledger, transfer -> transfer.debitOf(account));
    }

    List<LedgerTransfer> touching(String account) {
        return ledger.stream().filter(transfer -> transfer.touches(account)).toList();
    }

    List<DirectSpendLine> measureLines() {
        return directSpend.stream()
                .filter(line -> !template.isCapped(line.adminKind()))
                .toList();
    }

    List<DirectSpendLine> cappedAdminLines() {
        return directSpend.stream()
                .filter(line -> template.isCapped(line.adminKind()))
                .toList();
    }

    List<DirectSpendLine> directSpend() {
        return directSpend;
    }

    List<ProviderPayment> payments() {
        return payments;
    }

    List<ProviderFigures> providerReturns() {
        return facts.providerReturns();
    }
}
