package org.grantsuite.grant.posting.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.JournalFeedApi;
import org.grantsuite.grant.api.model.JournalFeedEntry;
import org.grantsuite.grant.api.model.JournalFeedPage;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.posting.persistence.JournalFeed;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class JournalFeedResource implements JournalFeedApi {
    private final JournalFeed feed;

    JournalFeedResource(JournalFeed feed) {
        this.feed = feed;
    }

    @Override
    public Response readJournalFeed(@Nullable String after, Integer limit) {
        var page = feed.read(after, limit);
        return Response.ok(new JournalFeedPage()
                        .items(page.items().stream()
                                .map(JournalFeedResource::entry)
                                .toList())
                        .next(page.next()))
                .build();
    }

    private static JournalFeedEntry entry(JournalFeed.Entry entry) {
        var head = entry.head();
        var trace = entry.trace();
        return new JournalFeedEntry()
                .grantId(entry.grantId())
                .id(head.id())
                .sequence(head.sequence())
                .kind(head.kind())
                .valueOn(head.valueOn())
                .postedAt(head.postedAt().atOffset(ZoneOffset.UTC))
                .businessKey(head.businessKey())
                .description(head.description())
                .generalLedgerReference(trace.generalLedgerReference())
                .reversesJournalId(trace.reversesJournalId())
                .postingRoute(trace.route())
                .actingPerson(trace.actingPerson())
                .contentHash(trace.contentHash())
                .transfers(entry.transfers().stream()
                        .map(JournalFeedResource::transfer)
                        .toList());
    }

    private static org.grantsuite.grant.api.model.Transfer transfer(Transfer transfer) {
        return new org.grantsuite.grant.api.model.Transfer()
                .debitAccount(transfer.debit())
                .creditAccount(transfer.credit())
                .amount(transfer.amount())
                .potCode(transfer.potCode())
                .measure(transfer.measure());
    }
}
