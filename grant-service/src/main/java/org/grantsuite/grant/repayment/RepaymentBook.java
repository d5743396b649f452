package org.grantsuite.grant.repayment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.repayment.RepaymentService.Part;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.reservation.domain.FundsTimeline;

/** What repayment does to the ledger; who calls holds the grant's lock. */
@ApplicationScoped
class RepaymentBook {
    private final Ledger ledger;
    private final FundsService funds;

    RepaymentBook(Ledger ledger, FundsService funds) {
        this.ledger = ledger;
        this.funds = funds;
    }

    record Posting(UUID grantId, LocalDate on, Money amount) {
        static Posting of(UUID grantId, LocalDate on, Money amount) {
            return new Posting(grantId, on, amount);
        }
    }

    /** @throws Refusal 409 where the very same stands in the books: who tells it twice means something else */
    UUID post(Posting posting, JournalKind kind, String key, String... parts) {
        Sum sum = Sum.of(posting.amount());
        List<Transfer> transfers = Stream.of(parts)
                .flatMap(part -> ledger.transfers(kind, part, sum).stream())
                .toList();
        var posted = ledger.post(new JournalDraft(
                posting.grantId(), kind, posting.on(), key, describe(kind, key), transfers, References.NONE));
        if (posted.replayed()) {
            throw Refusal.of(RepaymentProblem.DISCHARGE_REFERENCE_USED, "Key " + key + " is in the books already")
                    .with("journalId", posted.journalId());
        }
        return posted.journalId();
    }

    private static String describe(JournalKind kind, String key) {
        return kind.name().charAt(0)
                + kind.name().substring(1).toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ", " + key;
    }

    /** Books what the council bears itself; nothing where it bears nothing. */
    void contribute(UUID grantId, LocalDate on, Part part) {
        if (part.ownResources().isPositive()) {
            post(
                    Posting.of(grantId, on, part.ownResources()),
                    JournalKind.OWN_RESOURCES,
                    "own-resources/" + part.reference(),
                    "CONTRIBUTION");
        }
    }

    UUID contributeAll(UUID grantId, LocalDate on, Part part) {
        return post(
                Posting.of(grantId, on, part.amount()),
                JournalKind.OWN_RESOURCES,
                "own-resources/contribution/" + part.reference(),
                "CONTRIBUTION");
    }

    /** The least cash free on any day from a day on: no underwriting stands in when money goes back. */
    Money cash(Grant grant, LocalDate on) {
        var all = funds.timeline(grant);
        return new FundsTimeline(all.allocation(), all.days(), all.holds(), List.of()).leastFrom(on);
    }
}
