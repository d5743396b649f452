package org.grantsuite.grant.spend.rest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.grant.api.model.AdminHeadroom;
import org.grantsuite.grant.api.model.AdminKindHeadroom;
import org.grantsuite.grant.api.model.DirectSpendImport;
import org.grantsuite.grant.spend.HeadroomService.Headroom;
import org.grantsuite.grant.spend.HeadroomService.KindHeadroom;
import org.grantsuite.grant.spend.SpendImportService.LineWarning;
import org.grantsuite.grant.spend.SpendImportService.Outcome;
import org.grantsuite.grant.spend.domain.DirectSpend;
import org.grantsuite.grant.spend.domain.Increment;
import org.grantsuite.grant.spend.domain.SpendImport;
import org.grantsuite.grant.spend.domain.SpendLinks.Counterpart;
import org.grantsuite.grant.vat.VatShare;
import org.jspecify.annotations.Nullable;

/** Direct spend as the contract shows it. */
final class SpendViews {
    private SpendViews() {}

    static org.grantsuite.grant.api.model.DirectSpend line(DirectSpend line) {
        var purchase = line.purchase();
        return new org.grantsuite.grant.api.model.DirectSpend()
                .id(line.id())
                .grantId(line.grantId())
                .potCode(line.potCode())
                .measure(line.measure())
                .adminKind(line.adminKind())
                .description(line.description())
                .incurredOn(line.incurredOn())
                .invoicedOn(line.invoicedOn())
                .amount(line.amount())
                .generalLedgerReference(line.generalLedgerReference())
                .newExpenditure(line.newExpenditure())
                .justification(line.justification())
                .uses(line.uses())
                .evidenceReference(line.evidenceReference())
                .providerReference(purchase.providerReference())
                .evidenceTotal(purchase.evidenceTotal())
                .serviceFrom(purchase.serviceFrom())
                .serviceTo(purchase.serviceTo())
                .commitmentEndsOn(purchase.commitmentEndsOn())
                .paidOn(purchase.paidOn())
                .vat(vat(line.vat()))
                .increment(increment(line.increment()))
                .importId(line.importId())
                .counterpart(line.counterpart().map(SpendViews::counterpart).orElse(null))
                .status(line.status())
                .journalId(line.journalId())
                .reversal(line.reversal().map(SpendViews::reversal).orElse(null))
                .warnings(line.warnings())
                .recordedAt(line.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(line.recordedBy());
    }

    private static org.grantsuite.grant.api.model.Reversal reversal(DirectSpend.Reversal reversal) {
        return new org.grantsuite.grant.api.model.Reversal()
                .reason(reversal.reason())
                .reversedOn(reversal.on())
                .journalId(reversal.journalId())
                .recordedAt(reversal.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(reversal.recordedBy());
    }

    private static org.grantsuite.grant.api.model.@Nullable VatShare vat(@Nullable VatShare share) {
        return share == null
                ? null
                : new org.grantsuite.grant.api.model.VatShare()
                        .code(share.code())
                        .recoverablePercent(share.recoverablePercent())
                        .net(share.net())
                        .tax(share.tax())
                        .gross(share.gross())
                        .recoverable(share.recoverable())
                        .irrecoverable(share.irrecoverable());
    }

    private static org.grantsuite.grant.api.model.@Nullable Increment increment(@Nullable Increment increment) {
        return increment == null
                ? null
                : new org.grantsuite.grant.api.model.Increment()
                        .baseline(increment.baseline())
                        .total(increment.total())
                        .note(increment.note());
    }

    private static org.grantsuite.grant.api.model.Counterpart counterpart(Counterpart counterpart) {
        return new org.grantsuite.grant.api.model.Counterpart()
                .grantId(counterpart.grantId())
                .directSpendId(counterpart.lineId())
                .reason(counterpart.reason());
    }

    static DirectSpendImport taken(UUID grantId, Outcome outcome) {
        var booked = outcome.booked();
        var view = booked == null ? new DirectSpendImport().grantId(grantId) : taken(booked);
        return view.contentHash(outcome.contentHash())
                .lines(outcome.lineCount())
                .total(outcome.total())
                .dryRun(booked == null)
                .warnings(outcome.warnings().stream().map(SpendViews::warning).toList());
    }

    /** As it stands in a list: the warnings are told where the import is read by itself. */
    static DirectSpendImport taken(SpendImport booked) {
        return new DirectSpendImport()
                .id(booked.id())
                .grantId(booked.grantId())
                .contentHash(booked.contentHash())
                .lines(booked.lineCount())
                .total(booked.total())
                .dryRun(false)
                .warnings(List.of())
                .recordedAt(booked.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(booked.recordedBy());
    }

    private static org.grantsuite.grant.api.model.LineWarning warning(LineWarning told) {
        var warning = told.warning();
        return new org.grantsuite.grant.api.model.LineWarning()
                .line(told.line())
                .code(warning.code())
                .message(warning.message())
                .rule(warning.rule())
                .field(warning.field());
    }

    static AdminHeadroom headroom(UUID grantId, LocalDate asOf, Headroom headroom) {
        return new AdminHeadroom()
                .grantId(grantId)
                .asOf(asOf)
                .edition(headroom.edition())
                .allocation(headroom.allocation())
                .kinds(headroom.kinds().stream().map(SpendViews::kind).toList());
    }

    private static AdminKindHeadroom kind(KindHeadroom kind) {
        var limit = kind.limit();
        var view = new AdminKindHeadroom()
                .kind(kind.kind())
                .charged(kind.charged())
                .capped(limit != null);
        return limit == null
                ? view
                : view.percent(limit.percent())
                        .cap(limit.cap())
                        .headroom(limit.left())
                        .capOnCash(limit.capOnCash());
    }
}
