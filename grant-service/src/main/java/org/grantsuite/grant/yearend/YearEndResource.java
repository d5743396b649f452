package org.grantsuite.grant.yearend;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.YearEndApi;
import org.grantsuite.grant.api.model.LedgerPosition;
import org.grantsuite.grant.api.model.YearEnd;
import org.grantsuite.grant.api.model.YearEndPot;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.period.AccountingCalendar;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class YearEndResource implements YearEndApi {
    private final YearEndService papers;
    private final AccountingCalendar calendar;
    private final Chronicle chronicle;

    YearEndResource(YearEndService papers, AccountingCalendar calendar, Chronicle chronicle) {
        this.papers = papers;
        this.calendar = calendar;
        this.chronicle = chronicle;
    }

    @Override
    public Response getYearEnd(UUID grantId, @Nullable Integer financialYear, @Nullable OffsetDateTime asKnownAt) {
        int year = financialYear == null ? calendar.on(chronicle.today()).financialYear() : financialYear;
        var paper = papers.paper(grantId, year, asKnownAt == null ? null : asKnownAt.toInstant());
        var figures = paper.figures();
        return Response.ok(new YearEnd()
                        .grantId(grantId)
                        .determinationNumber(paper.grant().determinationNumber())
                        .name(paper.grant().name())
                        .financialYear(year)
                        .yearEndOn(figures.yearEndOn())
                        .asKnownAt(asKnownAt)
                        .journalSequence(paper.journalSequence())
                        .position(position(figures))
                        .receivedInYear(figures.receivedInYear())
                        .spentInYear(figures.spentInYear())
                        .receiptsInAdvance(figures.receiptsInAdvance())
                        .debtors(figures.debtors())
                        .heldAsAgent(figures.heldAsAgent())
                        .creditors(figures.credit(Account.CREDITORS))
                        .prepayments(figures.debit(Account.PREPAYMENTS))
                        .repaymentCreditor(figures.credit(Account.REPAYMENT_CREDITOR))
                        .providerDebtors(figures.debit(Account.PROVIDER_DEBTORS))
                        .lossAllowance(figures.credit(Account.LOSS_ALLOWANCE))
                        .suspense(figures.credit(Account.SUSPENSE))
                        .setOffClearing(figures.debit(Account.SET_OFF_CLEARING))
                        .recoverableVat(figures.debit(Account.RECOVERABLE_VAT))
                        .commitments(figures.debit(Account.COMMITTED))
                        .periodClosed(figures.periodClosed())
                        .notes(figures.notes())
                        .pots(figures.pots().stream().map(YearEndResource::pot).toList()))
                .build();
    }

    private static LedgerPosition position(WorkingPaper figures) {
        var position = figures.position();
        return new LedgerPosition()
                .received(position.received())
                .recovered(position.recovered())
                .ownResources(position.ownResources())
                .transferred(position.transferred())
                .direct(position.direct())
                .admin(position.admin())
                .repaid(position.repaid())
                .setOff(position.setOff())
                .held(position.held())
                .cash(position.cash());
    }

    private static YearEndPot pot(WorkingPaper.Pot pot) {
        var view = new YearEndPot()
                .potCode(pot.potCode())
                .capacity(pot.capacity())
                .judged(pot.judgement() != null)
                .spentInYear(pot.spentInYear())
                .spentAsAgentInYear(pot.spentAsAgentInYear())
                .spentToDate(pot.spentToDate())
                .note(pot.note());
        var judgement = pot.judgement();
        if (judgement != null) {
            var answer = judgement.answer();
            view.judgementId(judgement.id())
                    .rationale(judgement.judged().rationale())
                    .effectiveOn(judgement.judged().effectiveOn())
                    .approvedBy(answer == null ? null : answer.recordedBy());
        }
        return view;
    }
}
