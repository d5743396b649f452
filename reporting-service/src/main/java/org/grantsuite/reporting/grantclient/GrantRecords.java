package org.grantsuite.reporting.grantclient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.reporting.grantclient.api.CommitmentsApi;
import org.grantsuite.reporting.grantclient.api.DeadlinesApi;
import org.grantsuite.reporting.grantclient.api.DecisionsApi;
import org.grantsuite.reporting.grantclient.api.DirectSpendApi;
import org.grantsuite.reporting.grantclient.api.GrantRegisterApi;
import org.grantsuite.reporting.grantclient.api.GrantsApi;
import org.grantsuite.reporting.grantclient.api.InstalmentsApi;
import org.grantsuite.reporting.grantclient.api.LedgerApi;
import org.grantsuite.reporting.grantclient.api.ReceiptsApi;
import org.grantsuite.reporting.grantclient.api.RepaymentsApi;
import org.grantsuite.reporting.grantclient.api.SettlementApi;
import org.grantsuite.reporting.grantclient.model.Balances;
import org.grantsuite.reporting.grantclient.model.CommitmentPosition;
import org.grantsuite.reporting.grantclient.model.Deadline;
import org.grantsuite.reporting.grantclient.model.Decision;
import org.grantsuite.reporting.grantclient.model.DirectSpendPage;
import org.grantsuite.reporting.grantclient.model.Grant;
import org.grantsuite.reporting.grantclient.model.GrantRegisterPage;
import org.grantsuite.reporting.grantclient.model.Instalment;
import org.grantsuite.reporting.grantclient.model.Journal;
import org.grantsuite.reporting.grantclient.model.JournalKind;
import org.grantsuite.reporting.grantclient.model.JournalPage;
import org.grantsuite.reporting.grantclient.model.Receipt;
import org.grantsuite.reporting.grantclient.model.RepaymentNotice;
import org.grantsuite.reporting.grantclient.model.Settlement;
import org.jspecify.annotations.Nullable;

/** grant-service's records as it tells them to the person who looks: what the pages show is its own words. */
@ApplicationScoped
public class GrantRecords {

    private static final String SIBLING = "grant-service";

    private final Books books;
    private final Papers papers;

    GrantRecords(Books books, Papers papers) {
        this.books = books;
        this.papers = papers;
    }

    /** Where the money is told. */
    @Singleton
    static class Books {
        @Inject
        @RestClient
        GrantRegisterApi register;

        @Inject
        @RestClient
        LedgerApi ledger;

        @Inject
        @RestClient
        CommitmentsApi commitments;

        @Inject
        @RestClient
        DirectSpendApi directSpend;

        @Inject
        @RestClient
        RepaymentsApi repayments;

        @Inject
        @RestClient
        SettlementApi settlement;
    }

    /** What was granted, asked and decided. */
    @Singleton
    static class Papers {
        @Inject
        @RestClient
        GrantsApi grants;

        @Inject
        @RestClient
        InstalmentsApi instalments;

        @Inject
        @RestClient
        ReceiptsApi receipts;

        @Inject
        @RestClient
        DecisionsApi decisions;

        @Inject
        @RestClient
        DeadlinesApi deadlines;
    }

    public GrantRegisterPage register(@Nullable String cursor, int limit) {
        return read(() -> books.register.listGrantRegister(null, cursor, limit));
    }

    public Grant grant(UUID grantId) {
        return read(() -> papers.grants.getGrant(grantId));
    }

    public List<Instalment> instalments(UUID grantId) {
        return read(() -> papers.instalments.listInstalments(grantId, null)).getItems();
    }

    public List<Receipt> receipts(UUID grantId) {
        return Pages.all(cursor -> {
            var page = read(() -> papers.receipts.listReceipts(grantId, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
    }

    public List<Decision> decisions(UUID grantId) {
        return Pages.all(cursor -> {
            var page = read(() -> papers.decisions.listDecisions(grantId, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
    }

    public List<Deadline> deadlines(UUID grantId) {
        return read(() -> papers.deadlines.listDeadlines(grantId, null)).getItems();
    }

    public Balances balances(UUID grantId) {
        return read(() -> books.ledger.getBalances(grantId, null, null));
    }

    public CommitmentPosition commitments(UUID grantId) {
        return read(() -> books.commitments.getCommitmentPosition(grantId, null, null));
    }

    public JournalPage journals(UUID grantId, @Nullable JournalKind kind, @Nullable String cursor, int limit) {
        return read(() -> books.ledger.listJournals(grantId, cursor, limit, null, null, kind));
    }

    /** One journal among the grant's; empty where none has the id. */
    public Optional<Journal> journal(UUID grantId, UUID journalId) {
        return Pages.<Journal>all(cursor -> {
                    var page = journals(grantId, null, cursor, Pages.LIMIT);
                    return new Pages.Page<>(page.getItems(), page.getNext());
                })
                .stream()
                .filter(journal -> journal.getId().equals(journalId))
                .findFirst();
    }

    public DirectSpendPage directSpend(UUID grantId, @Nullable String cursor, int limit) {
        return read(() -> books.directSpend.listDirectSpend(grantId, cursor, limit, null, null));
    }

    public List<RepaymentNotice> repaymentNotices(UUID grantId) {
        return Pages.all(cursor -> {
            var page = read(() -> books.repayments.listRepaymentNotices(grantId, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
    }

    public Settlement settlement(UUID grantId) {
        return read(() -> books.settlement.getSettlement(grantId));
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
