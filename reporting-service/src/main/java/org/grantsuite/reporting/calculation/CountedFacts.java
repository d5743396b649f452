package org.grantsuite.reporting.calculation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The facts that belong to a reporting point: a transfer by its value date, direct spend by the date it was
 * incurred.
 */
final class CountedFacts {

    private final ReturnTemplate template;
    private final ReturnFacts facts;
    private final List<LedgerTransfer> ledger;
    private final List<CountedLine> directSpend;
    private final List<ProviderPayment> payments;
    private final Set<UUID> reportedAwards;

    CountedFacts(ReturnTemplate template, ReturnFacts facts) {
        this.template = template;
        this.facts = facts;
        this.ledger = facts.ledger().stream()
                .filter(transfer -> template.covers(transfer.valueOn()))
                .toList();
        this.directSpend = facts.directSpend().stream()
                .flatMap(line -> counted(line).stream())
                .toList();
        this.payments = facts.payments().stream()
                .filter(payment -> template.covers(payment.paidOn()))
                .toList();
        this.reportedAwards = facts.providerReturns().stream()
                .flatMap(figures -> figures.awardIds().stream())
                .collect(Collectors.toSet());
    }

    /**
     * A line taken back within the same point leaves no trace in it; one taken back later still counts here, and where a
     * point covers only the taking back, that counts: so the lines go with the ledger whatever days a point covers.
     */
    private Optional<CountedLine> counted(DirectSpendLine line) {
        var backOn = line.reversedOn();
        boolean spent = template.covers(line.incurredOn());
        boolean back = backOn != null && template.covers(backOn);
        long pence = line.kind().signed(line.pence());
        return spent == back
                ? Optional.empty()
                : Optional.of(new CountedLine(line, spent ? pence : Math.negateExact(pence), back));
    }

    long debitOf(String account) {
        return Figure.sum(ledger, transfer -> transfer.debitOf(account));
    }

    long directPence() {
        return Math.addExact(debitOf(LedgerAccounts.DIRECT_SPEND), debitOf(LedgerAccounts.ADMIN_SPEND));
    }

    List<LedgerTransfer> touching(String account) {
        return ledger.stream().filter(transfer -> transfer.touches(account)).toList();
    }

    List<CountedLine> measureLines() {
        return directSpend.stream()
                .filter(line -> !template.isCapped(line.adminKind()))
                .toList();
    }

    List<CountedLine> cappedAdminLines() {
        return directSpend.stream()
                .filter(line -> template.isCapped(line.adminKind()))
                .toList();
    }

    List<CountedLine> directSpend() {
        return directSpend;
    }

    List<ProviderPayment> payments() {
        return payments;
    }

    List<ProviderFigures> providerReturns() {
        return facts.providerReturns();
    }

    /** What each provider was paid on awards that an accepted return accounts for. */
    Map<String, Long> paidAndReported() {
        return paid(true);
    }

    /** What each provider was paid on awards of which no accepted return says anything. */
    Map<String, Long> paidAndUnreported() {
        return paid(false);
    }

    private Map<String, Long> paid(boolean reported) {
        return payments.stream()
                .filter(payment -> reportedAwards.contains(payment.awardId()) == reported)
                .collect(Collectors.toMap(
                        ProviderPayment::providerId, ProviderPayment::pence, Math::addExact, TreeMap::new));
    }
}
