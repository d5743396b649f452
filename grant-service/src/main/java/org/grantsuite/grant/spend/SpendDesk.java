package org.grantsuite.grant.spend;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.spend.DoubleFunding.Claim;
import org.grantsuite.grant.spend.SpendRules.Standing;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.grantsuite.grant.spend.domain.DirectSpend;
import org.grantsuite.grant.spend.domain.DirectSpend.Judged;
import org.grantsuite.grant.spend.domain.SpendLinks;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.domain.VatTold;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository;
import org.grantsuite.grant.vat.VatRate;
import org.grantsuite.grant.vat.VatService;
import org.grantsuite.grant.vat.VatShare;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/** Judges lines of direct spend and books them; who calls holds the grant's lock. */
@ApplicationScoped
class SpendDesk {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);
    private final DirectSpendRepository lines;
    private final GrantService grants;
    private final FundsService funds;
    private final VatService vat;
    private final Ledger ledger;
    private final Chronicle chronicle;
    private final Jdbc jdbc;
    private final CurrentCouncil council;

    SpendDesk(
            DirectSpendRepository lines,
            GrantService grants,
            FundsService funds,
            VatService vat,
            Ledger ledger,
            Chronicle chronicle,
            Jdbc jdbc,
            CurrentCouncil council) {
        this.lines = lines;
        this.grants = grants;
        this.funds = funds;
        this.vat = vat;
        this.ledger = ledger;
        this.chronicle = chronicle;
        this.jdbc = jdbc;
        this.council = council;
    }

    /** A line that breaks no rule. */
    record Checked(SpendTold told, Judged judged) {}

    /** Opens the book for lines to come: what they might claim twice is locked across the council's grants, in order. */
    RunningBook open(Grant grant, Collection<SpendTold> coming) {
        var evidence = coming.stream()
                .map(SpendTold::evidenceReference)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String reference : evidence) {
            jdbc.find(LOCK, row -> true, "evidence " + council.code() + " " + reference);
        }
        var timeline = funds.timeline(grant);
        var book = new RunningBook(grant, standing(grant, timeline.reserved()), timeline);
        lines.charged(coming.stream().map(SpendTold::generalLedgerReference).toList())
                .forEach(book::holds);
        lines.withEvidence(evidence).forEach(line -> {
            String reference = line.evidenceReference();
            if (reference != null) {
                book.holds(reference, Claim.of(line));
            }
        });
        return book;
    }

    private Standing standing(Grant grant, Money reserved) {
        var position = funds.position(grant.id());
        Money first = grants.instalments(grant.id()).stream()
                .findFirst()
                .map(Instalment::expected)
                .orElse(Money.ZERO);
        Money received = position.received();
        return new Standing(
                grant.allocation(),
                Map.of(
                        AdminKind.DISTRIBUTION_AND_REPORTING,
                        position.admin(),
                        AdminKind.SET_UP,
                        Money.ofPence(lines.chargedPence(grant.id(), AdminKind.SET_UP, END_OF_TIME))),
                position.charged().plus(reserved),
                received.compareTo(first) > 0 ? received : first,
                Money.ZERO);
    }

    /** Judges the next line and counts it in. */
    Checked check(RunningBook book, SpendTold told) {
        chronicle.requirePast(told.incurredOn(), "incurredOn");
        LocalDate invoicedOn = told.invoicedOn();
        if (invoicedOn != null) {
            chronicle.requirePast(invoicedOn, "invoicedOn");
        }
        LocalDate paidOn = told.purchase().paidOn();
        if (paidOn != null) {
            chronicle.requirePast(paidOn, "paidOn");
        }
        VatRate rate = rate(told);
        var rules = book.rules(told.incurredOn(), day -> grants.rulesOn(book.grant(), day));
        List<Warning> warnings = new ArrayList<>(new SpendRules(rules, told, book.before(told), rate).check());
        requireUncharged(book, told);
        if (told.evidenceReference() != null) {
            warnings.addAll(new DoubleFunding(told, book.claims(told.evidenceReference())).check());
        }
        book.add(told);
        return new Checked(told, new Judged(share(told.vat(), rate), List.copyOf(warnings)));
    }

    private @Nullable VatRate rate(SpendTold told) {
        VatTold tax = told.vat();
        return tax == null ? null : vat.rate(tax.code(), told.taxPoint()).orElse(null);
    }

    private static @Nullable VatShare share(@Nullable VatTold tax, @Nullable VatRate rate) {
        return tax == null || rate == null ? null : rate.share(tax.net(), tax.tax());
    }

    private static void requireUncharged(RunningBook book, SpendTold told) {
        if (book.charges(told.generalLedgerReference())) {
            throw Refusal.of(
                            SpendProblem.GENERAL_LEDGER_REFERENCE_USED,
                            "General-ledger line " + told.generalLedgerReference() + " is charged to a grant")
                    .at("generalLedgerReference", "reverse the standing line before charging it anew");
        }
    }

    DirectSpend book(Checked checked, SpendLinks links) {
        Stamp stamp = chronicle.stamp();
        var posted = ledger.post(journal(checked, stamp.id()));
        var line = new DirectSpend(stamp, checked.told(), checked.judged(), posted.journalId(), links);
        lines.persist(line);
        chronicle.tell(deed("DirectSpendRecorded", line));
        return line;
    }

    private JournalDraft journal(Checked checked, UUID id) {
        SpendTold told = checked.told();
        JournalKind kind = told.isCapped() ? JournalKind.ADMIN_SPEND : JournalKind.DIRECT_SPEND;
        List<Transfer> transfers =
                new ArrayList<>(ledger.transfers(kind, "NET", new Sum(told.amount(), told.potCode(), told.measure())));
        VatShare share = checked.judged().vat();
        if (share != null && share.recoverable().isPositive()) {
            transfers.addAll(
                    ledger.transfers(kind, "VAT", new Sum(share.recoverable(), told.potCode(), told.measure())));
        }
        return new JournalDraft(
                told.grantId(),
                kind,
                told.incurredOn(),
                "direct-spend/" + id,
                told.description(),
                transfers,
                References.generalLedger(told.generalLedgerReference()));
    }

    static Deed deed(String event, DirectSpend line) {
        return Deed.of(
                event,
                "direct-spend",
                line.id(),
                "/v1/grants/" + line.grantId() + "/direct-spend/" + line.id(),
                Map.of(
                        "grantId", line.grantId(),
                        "potCode", line.potCode(),
                        "adminKind", line.adminKind(),
                        "amount", line.amount(),
                        "incurredOn", line.incurredOn(),
                        "generalLedgerReference", line.generalLedgerReference(),
                        "journalId", line.journalId()));
    }
}
