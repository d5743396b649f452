package org.grantsuite.grant.ledger.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.LedgerApi;
import org.grantsuite.grant.api.model.Balances;
import org.grantsuite.grant.api.model.JournalPage;
import org.grantsuite.grant.api.model.TrialBalance;
import org.grantsuite.grant.api.model.Watermark;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.ledger.LedgerView;
import org.grantsuite.grant.ledger.StatementService;
import org.grantsuite.grant.ledger.StatementService.Asked;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.AccountBalance;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules;
import org.grantsuite.grant.ledger.persistence.JournalQuery.Filter;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class LedgerResource implements LedgerApi {
    private final LedgerView ledger;
    private final Chronicle chronicle;
    private final UriInfo uri;
    private final PostingRules rules;
    private final StatementService statements;

    LedgerResource(
            LedgerView ledger, Chronicle chronicle, UriInfo uri, PostingRules rules, StatementService statements) {
        this.statements = statements;
        this.rules = rules;
        this.ledger = ledger;
        this.chronicle = chronicle;
        this.uri = uri;
    }

    @Override
    public Response listJournals(
            UUID grantId,
            @Nullable String cursor,
            Integer limit,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable JournalKind kind) {
        var page = ledger.journals(new Filter(grantId, from, to, kind), cursor, limit);
        var body = new JournalPage().items(page.map(LedgerViews::journal)).next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    public Response getPostingRules() {
        return Response.ok(LedgerViews.rules(rules)).build();
    }

    @Override
    public Response getBalances(UUID grantId, @Nullable LocalDate asOf, @Nullable OffsetDateTime asKnownAt) {
        LocalDate day = chronicle.orToday(asOf);
        var standing = ledger.standing(grantId, day, moment(asKnownAt));
        return Response.ok(new Balances()
                        .grantId(grantId)
                        .asOf(day)
                        .asKnownAt(asKnownAt)
                        .journalSequence(standing.journalSequence())
                        .accounts(standing.accounts().stream()
                                .map(LedgerViews::account)
                                .toList())
                        .position(LedgerViews.position(standing.position())))
                .build();
    }

    @Override
    public Response getTrialBalance(UUID grantId, @Nullable LocalDate asOf, @Nullable OffsetDateTime asKnownAt) {
        LocalDate day = chronicle.orToday(asOf);
        var accounts = ledger.standing(grantId, day, moment(asKnownAt)).accounts();
        Money debit = accounts.stream().map(AccountBalance::debit).reduce(Money.ZERO, Money::plus);
        Money credit = accounts.stream().map(AccountBalance::credit).reduce(Money.ZERO, Money::plus);
        return Response.ok(new TrialBalance()
                        .grantId(grantId)
                        .asOf(day)
                        .asKnownAt(asKnownAt)
                        .accounts(accounts.stream().map(LedgerViews::account).toList())
                        .totalDebit(debit)
                        .totalCredit(credit)
                        .balanced(debit.equals(credit)))
                .build();
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime asKnownAt) {
        return asKnownAt == null ? null : asKnownAt.toInstant();
    }

    @Override
    public Response getStatement(
            UUID grantId,
            LocalDate from,
            LocalDate to,
            @Nullable Account account,
            @Nullable OffsetDateTime asKnownAt,
            @Nullable String cursor,
            Integer limit) {
        var asked = new Asked(grantId, account, from, to, moment(asKnownAt));
        var page = statements.page(asked, cursor, limit);
        return Links.page(LedgerViews.statement(asked, page), page.next(), uri);
    }

    @Override
    public Response downloadStatement(
            UUID grantId, LocalDate from, LocalDate to, @Nullable Account account, @Nullable OffsetDateTime asKnownAt) {
        var asked = new Asked(grantId, account, from, to, moment(asKnownAt));
        statements.require(asked);
        return Response.ok(new StatementCsv(statements, asked), "text/csv").build();
    }

    @Override
    public Response getWatermark(UUID grantId, LocalDate onOrBefore) {
        var mark = ledger.mark(grantId, onOrBefore);
        return Response.ok(new Watermark()
                        .onOrBefore(onOrBefore)
                        .journalSequence(mark.journalSequence())
                        .outboxPosition(mark.outbox().position())
                        .pendingInPeriod(mark.outbox().pendingInPeriod()))
                .build();
    }
}
