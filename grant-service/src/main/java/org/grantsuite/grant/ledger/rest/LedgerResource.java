package org.grantsuite.grant.ledger.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

    LedgerResource(LedgerView ledger, Chronicle chronicle, UriInfo uri, PostingRules rules) {
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
    public Response getBalances(UUID grantId, @Nullable LocalDate asOf, @Nullable OffsetDateTime postedAtOrBefore) {
        LocalDate day = chronicle.orToday(asOf);
        var standing = ledger.standing(grantId, day, postedAtOrBefore == null ? null : postedAtOrBefore.toInstant());
        return Response.ok(new Balances()
                        .grantId(grantId)
                        .asOf(day)
                        .postedAtOrBefore(postedAtOrBefore)
                        .journalSequence(standing.journalSequence())
                        .accounts(standing.accounts().stream()
                                .map(LedgerViews::account)
                                .toList())
                        .position(LedgerViews.position(standing.position())))
                .build();
    }

    @Override
    public Response getTrialBalance(UUID grantId, @Nullable LocalDate asOf) {
        LocalDate day = chronicle.orToday(asOf);
        var accounts = ledger.standing(grantId, day, null).accounts();
        Money debit = accounts.stream().map(AccountBalance::debit).reduce(Money.ZERO, Money::plus);
        Money credit = accounts.stream().map(AccountBalance::credit).reduce(Money.ZERO, Money::plus);
        return Response.ok(new TrialBalance()
                        .grantId(grantId)
                        .asOf(day)
                        .accounts(accounts.stream().map(LedgerViews::account).toList())
                        .totalDebit(debit)
                        .totalCredit(credit)
                        .balanced(debit.equals(credit)))
                .build();
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
