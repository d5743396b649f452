package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import org.grantsuite.allocation.api.model.AgeingBand;
import org.grantsuite.allocation.api.model.AwardRecovery;
import org.grantsuite.allocation.api.model.RecoveryEntry;
import org.grantsuite.allocation.api.model.RecoveryInstalment;
import org.grantsuite.allocation.api.model.RecoveryWriteOff;
import org.grantsuite.allocation.api.model.SpendStatement;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.commons.money.Money;

/** Recoveries as the contract shows them. */
@ApplicationScoped
class RecoveryViews {
    private final RecoveryEntries entries;
    private final WriteOffs writeOffs;

    RecoveryViews(RecoveryEntries entries, WriteOffs writeOffs) {
        this.entries = entries;
        this.writeOffs = writeOffs;
    }

    @Transactional
    AwardRecovery of(Recovery recovery) {
        var debtor = recovery.debtor();
        return new AwardRecovery()
                .id(recovery.id())
                .grantId(debtor.grantId())
                .awardId(debtor.awardId())
                .providerId(debtor.providerId())
                .providerName(debtor.providerName())
                .locationId(debtor.locationId())
                .reference(recovery.reference())
                .reason(recovery.reason())
                .amount(recovery.amount())
                .recovered(recovery.recovered())
                .writtenOff(recovery.writtenOff())
                .credited(recovery.credited())
                .outstanding(recovery.outstanding())
                .status(recovery.status())
                .raisedOn(recovery.raisedOn())
                .invoicedOn(recovery.invoicedOn())
                .dueOn(recovery.dueOn())
                .ledgerDebtId(recovery.ledgerDebtId())
                .entries(entries.of(recovery.id()).stream()
                        .map(RecoveryViews::of)
                        .toList())
                .writeOffs(writeOffs.of(recovery.id()).stream()
                        .map(RecoveryViews::of)
                        .toList())
                .instalments(entries.instalments(recovery.id()).stream()
                        .map(instalment -> new RecoveryInstalment()
                                .dueOn(instalment.dueOn())
                                .amount(instalment.amount()))
                        .toList())
                .recordedBy(recovery.recordedBy())
                .recordedAt(recovery.recordedAt())
                .version(recovery.version());
    }

    private static RecoveryEntry of(RecoveryEntries.Entry entry) {
        return new RecoveryEntry()
                .id(entry.id())
                .kind(entry.kind())
                .amount(entry.amount())
                .valueOn(entry.valueOn())
                .reference(entry.reference())
                .journalId(entry.journalId())
                .undoneBecause(entry.undoneBecause())
                .decisionReference(entry.decisionReference())
                .recordedBy(entry.recordedBy())
                .recordedAt(entry.recordedAt());
    }

    static SpendStatement of(SpendStatements.Statement statement) {
        return new SpendStatement()
                .id(statement.id())
                .awardId(statement.awardId())
                .statementReference(statement.reference())
                .statedOn(statement.on())
                .paid(statement.paid())
                .acceptedSpend(statement.acceptedSpend())
                .misspent(statement.misspent())
                .recoverable(statement.recoverable())
                .excess(statement.excess())
                .recoveryIds(statement.recoveryIds())
                .statedBy(statement.statedBy())
                .recordedAt(statement.recordedAt());
    }

    static RecoveryWriteOff of(WriteOffs.WriteOff writeOff) {
        return new RecoveryWriteOff()
                .id(writeOff.id())
                .recoveryId(writeOff.recoveryId())
                .amount(writeOff.amount())
                .why(writeOff.why())
                .status(RecoveryWriteOff.StatusEnum.fromValue(writeOff.status()))
                .askedBy(writeOff.askedBy())
                .askedAt(writeOff.askedAt())
                .answeredBy(writeOff.answeredBy())
                .answeredAt(writeOff.answeredAt())
                .writtenOffOn(writeOff.writtenOffOn());
    }

    static org.grantsuite.allocation.api.model.RecoveryAgeing of(
            Map<String, RecoveryAgeing.Band> bands, LocalDate day) {
        return new org.grantsuite.allocation.api.model.RecoveryAgeing()
                .asOf(day)
                .bands(bands.entrySet().stream()
                        .map(band -> new AgeingBand()
                                .band(AgeingBand.BandEnum.fromValue(band.getKey()))
                                .count(band.getValue().count())
                                .outstanding(band.getValue().outstanding()))
                        .toList())
                .outstanding(bands.values().stream()
                        .map(RecoveryAgeing.Band::outstanding)
                        .reduce(Money.ZERO, Money::plus));
    }
}
