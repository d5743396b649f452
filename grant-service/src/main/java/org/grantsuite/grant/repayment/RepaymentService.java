package org.grantsuite.grant.repayment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.instalment.InstalmentMoves;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Event;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Place;
import org.grantsuite.grant.instalment.domain.MoveKind;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.recovery.RecoveryService;
import org.grantsuite.grant.repayment.Discharge.Fact;
import org.grantsuite.grant.repayment.Discharge.Trace;
import org.grantsuite.grant.repayment.RepaymentNotice.Told;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/** Money that goes back to the department, and how (R39, R42). */
@ApplicationScoped
public class RepaymentService {
    /** As many as the contract lists of a notice. */
    private static final int MOST_DISCHARGES = 500;

    private final NoticeRepository notices;
    private final DischargeRepository discharges;
    private final RepaymentBook book;
    private final GrantService grants;
    private final GrantLock lock;
    private final FundsService funds;
    private final RecoveryService recoveries;
    private final KeptBackSums keptBack;
    private final InstalmentMoves instalments;
    private final Chronicle chronicle;

    RepaymentService(
            NoticeRepository notices,
            DischargeRepository discharges,
            RepaymentBook book,
            GrantService grants,
            GrantLock lock,
            FundsService funds,
            RecoveryService recoveries,
            KeptBackSums keptBack,
            InstalmentMoves instalments,
            Chronicle chronicle) {
        this.notices = notices;
        this.discharges = discharges;
        this.book = book;
        this.grants = grants;
        this.lock = lock;
        this.funds = funds;
        this.recoveries = recoveries;
        this.keptBack = keptBack;
        this.instalments = instalments;
        this.chronicle = chronicle;
    }

    /** A notice and how it was met so far. */
    public record Standing(RepaymentNotice notice, List<Discharge> discharges) {}

    /** Where a notice is. */
    public record Address(UUID grantId, UUID noticeId) {}

    /** What is paid or set off, and what of it the council bears itself. */
    public record Part(String reference, Money amount, Money ownResources) {}

    /** What of a payment is of one instalment. */
    public record InstalmentPart(int number, Money amount) {}

    @Transactional
    public Standing record(Told told) {
        lock.take(told.grantId());
        chronicle.requirePast(told.issuedOn(), "issuedOn");
        if (notices.holds(told.grantId(), told.reference())) {
            throw Refusal.of(RepaymentProblem.NOTICE_REFERENCE_USED, "Notice " + told.reference() + " is recorded")
                    .at("noticeReference", "check the letter; a further notice has a reference of its own");
        }
        List<Warning> warnings = warnings(told);
        var posting = RepaymentBook.Posting.of(told.grantId(), told.issuedOn(), told.amount());
        book.post(posting, JournalKind.REPAYMENT_DUE, "notice/" + told.reference(), "NOTICE");
        var notice = new RepaymentNotice(chronicle.stamp(), told, warnings);
        notices.persistAndFlush(notice);
        chronicle.tell(deed("RepaymentNoticeRecorded", notice));
        return standing(notice);
    }

    /** A notice is the department's fact and is never refused for its amount. */
    private List<Warning> warnings(Told told) {
        var position = funds.position(told.grantId());
        Money unspent = position.held().plus(recoveries.owed(told.grantId()));
        if (told.kind() == RepaymentKind.UNSPENT && told.amount().compareTo(unspent) > 0) {
            return List.of(Warning.of(
                    "NOTICE_BEYOND_UNSPENT", "R39", "amount", "Only " + unspent + " is held or owed by providers"));
        }
        if (told.kind() == RepaymentKind.MISSPENT && told.amount().compareTo(position.charged()) > 0) {
            return List.of(Warning.of(
                    "NOTICE_BEYOND_CHARGED", "R39", "amount", "Only " + position.charged() + " was spent at all"));
        }
        return List.of();
    }

    @Transactional
    public Standing pay(Address address, Part part, LocalDate paidOn, List<InstalmentPart> instalmentParts) {
        lock.take(address.grantId());
        RepaymentNotice notice = open(address, part);
        requireWithin(part, instalmentParts);
        chronicle.requirePast(paidOn, "paidOn");
        requireAfter(notice, paidOn);
        requireCovered(address.grantId(), part, paidOn);
        var posting = RepaymentBook.Posting.of(address.grantId(), paidOn, part.amount());
        book.contribute(address.grantId(), paidOn, part);
        UUID journal =
                book.post(posting, JournalKind.REPAYMENT, "repayment/" + part.reference(), "CASH", "SETTLES_NOTICE");
        instalmentParts.forEach(one -> instalments.repaid(
                new Place(address.grantId(), one.number()), move(notice, part, one, paidOn), journal, "instalments"));
        return discharge(notice, fact(notice, DischargeKind.PAYMENT, part, paidOn), Trace.paid(journal));
    }

    private static void requireWithin(Part part, List<InstalmentPart> instalmentParts) {
        Money all = instalmentParts.stream().map(InstalmentPart::amount).reduce(Money.ZERO, Money::plus);
        if (all.compareTo(part.amount()) > 0) {
            throw Refusal.of(
                            RepaymentProblem.INSTALMENT_PARTS_EXCEED_PAYMENT,
                            all + " of instalments in a payment of " + part.amount())
                    .at("instalments", "name what of the payment is of each");
        }
    }

    private static Event move(RepaymentNotice notice, Part part, InstalmentPart of, LocalDate paidOn) {
        String reason = "Notice " + notice.told().reference();
        return new Event(MoveKind.REPAID, of.amount(), paidOn, part.reference(), reason, null);
    }

    /** What the department kept back, from another grant or from this one. */
    @Transactional
    public Standing setOff(Address address, Part part, KeptBack.Source source) {
        grants.requireKnown(address.grantId());
        KeptBack kept = keptBack.find(address.grantId(), source);
        RepaymentNotice notice = open(address, part);
        requireMaySetOff(notice, kept, part);
        requireAfter(notice, kept.on());
        return kept.grantId().equals(address.grantId())
                ? withhold(notice, part, kept)
                : setOffAgainst(notice, part, kept);
    }

    /** The journal of what was kept back shows it already; only the notice comes down. */
    private Standing withhold(RepaymentNotice notice, Part part, KeptBack kept) {
        requireOwnResourcesWithin(part, Money.ZERO);
        var posting = RepaymentBook.Posting.of(notice.told().grantId(), kept.on(), part.amount());
        UUID journal = book.post(posting, JournalKind.SET_OFF, "withholding/" + part.reference(), "SETTLES_NOTICE");
        return discharge(
                notice,
                fact(notice, DischargeKind.WITHHOLDING, part, kept.on()),
                Trace.withheld(journal, kept.source()));
    }

    /** What this grant held makes the other one whole: both journals or neither. */
    private Standing setOffAgainst(RepaymentNotice notice, Part part, KeptBack kept) {
        UUID grantId = notice.told().grantId();
        LocalDate on = kept.on();
        requireCovered(grantId, part, on);
        book.contribute(grantId, on, part);
        UUID met = book.post(
                RepaymentBook.Posting.of(grantId, on, part.amount()),
                JournalKind.SET_OFF,
                "set-off/" + part.reference(),
                "MET",
                "SETTLES_NOTICE");
        UUID restored = book.post(
                RepaymentBook.Posting.of(kept.grantId(), on, part.amount()),
                JournalKind.SET_OFF,
                "set-off/" + grantId + "/" + part.reference(),
                "RESTORED");
        return discharge(
                notice,
                fact(notice, DischargeKind.SET_OFF, part, on),
                Trace.setOff(met, kept.source(), kept.grantId(), restored));
    }

    private void requireMaySetOff(RepaymentNotice notice, KeptBack kept, Part part) {
        if (!notice.told().mayBeSetOff()) {
            throw Refusal.of(
                    RepaymentProblem.NOTICE_NOT_TO_BE_SET_OFF,
                    "Notice " + notice.told().reference() + " is to be paid");
        }
        if (!notice.told().grantId().equals(kept.forGrantId())) {
            throw notForThisGrant(kept);
        }
        Money left = kept.amount().minus(discharges.usedOf(kept.source()));
        if (part.amount().compareTo(left) > 0) {
            throw Refusal.of(RepaymentProblem.SET_OFF_EXCEEDS_RECEIPT, left + " of what was kept back is left")
                    .with("left", left);
        }
    }

    private static Refusal notForThisGrant(KeptBack kept) {
        return kept.source().receiptId() != null
                ? Refusal.of(
                                RepaymentProblem.RECEIPT_NOT_SET_OFF,
                                "The receipt was not cut for the sake of this grant, or is reversed")
                        .at("receiptId", "name a standing receipt whose variance is a set-off for this grant")
                        .with("rule", "R14")
                : Refusal.of(
                                RepaymentProblem.INSTALMENT_MOVE_NOT_SET_OFF,
                                "The move is no set-off without cash for the sake of this grant")
                        .at("instalmentMoveId", "name a set-off for this grant that came with no receipt")
                        .with("rule", "R14");
    }

    private RepaymentNotice open(Address address, Part part) {
        RepaymentNotice notice = find(address);
        requireOpen(notice);
        if (discharges.holds(address.grantId(), part.reference())) {
            throw Refusal.of(
                    RepaymentProblem.DISCHARGE_REFERENCE_USED, "Reference " + part.reference() + " is recorded");
        }
        if (part.amount().compareTo(notice.outstanding()) > 0) {
            throw Refusal.of(RepaymentProblem.NOTICE_EXCEEDED, notice.outstanding() + " of the notice is open")
                    .at("amount", "pay what is open")
                    .with("outstanding", notice.outstanding());
        }
        requireRoom(notice, part);
        requireOwnResourcesWithin(part, part.amount());
        return notice;
    }

    /** The last place is kept for what settles the notice, so that it can always be closed. */
    private void requireRoom(RepaymentNotice notice, Part part) {
        boolean settles = part.amount().equals(notice.outstanding());
        if (!settles && discharges.countOf(notice.id()) >= MOST_DISCHARGES - 1) {
            throw Refusal.of(
                            RepaymentProblem.DISCHARGE_LIMIT_REACHED,
                            "A notice is met by " + MOST_DISCHARGES + " payments and set-offs; the last settles it")
                    .at("amount", "pay all that is open")
                    .with("outstanding", notice.outstanding());
        }
    }

    private static void requireOpen(RepaymentNotice notice) {
        if (!notice.isOpen()) {
            throw Refusal.of(
                    RepaymentProblem.NOTICE_CLOSED, "Notice " + notice.told().reference() + " is " + notice.status());
        }
    }

    private static void requireOwnResourcesWithin(Part part, Money most) {
        if (part.ownResources().compareTo(most) > 0) {
            throw Refusal.of(
                            RepaymentProblem.OWN_RESOURCES_EXCEED_PAYMENT,
                            "The council can bear " + most + " of this at most")
                    .at("ownResources", "give that much or less");
        }
    }

    private static void requireAfter(RepaymentNotice notice, LocalDate on) {
        if (on.isBefore(notice.told().issuedOn())) {
            throw Refusal.of(
                    RepaymentProblem.DISCHARGE_BEFORE_NOTICE,
                    "The notice is of " + notice.told().issuedOn() + ", the money of " + on);
        }
    }

    /** What is held never goes below zero but by what the council says it bears. */
    private void requireCovered(UUID grantId, Part part, LocalDate on) {
        Money cash = book.cash(grants.get(grantId), on);
        Money free = cash.isNegative() ? Money.ZERO : cash;
        Money shortfall = part.amount().minus(part.ownResources()).minus(free);
        if (shortfall.isPositive()) {
            throw Refusal.of(
                            RepaymentProblem.REPAYMENT_EXCEEDS_HELD,
                            "The grant has " + free + " to pay with on " + on + "; " + shortfall + " is not covered")
                    .at("ownResources", "say what the council bears itself, or recover it first")
                    .with("shortfall", shortfall);
        }
    }

    private static Fact fact(RepaymentNotice notice, DischargeKind kind, Part part, LocalDate on) {
        return new Fact(
                notice.id(),
                notice.told().grantId(),
                kind,
                part.reference(),
                part.amount().pence(),
                part.ownResources().pence(),
                on);
    }

    private Standing discharge(RepaymentNotice notice, Fact fact, Trace trace) {
        notice.discharge(fact.amount());
        discharges.persistAndFlush(new Discharge(chronicle.stamp(), fact, trace));
        chronicle.tell(deed("RepaymentNoticeDischarged", notice));
        return standing(notice);
    }

    @Transactional
    public Standing withdraw(Address address, String reason) {
        lock.take(address.grantId());
        RepaymentNotice notice = find(address);
        requireOpen(notice);
        var posting = RepaymentBook.Posting.of(address.grantId(), chronicle.today(), notice.outstanding());
        book.post(
                posting,
                JournalKind.REPAYMENT_DUE,
                "notice-withdrawn/" + notice.told().reference(),
                "WITHDRAWN");
        notice.withdraw(reason);
        notices.flush();
        chronicle.tell(deed("RepaymentNoticeWithdrawn", notice).because(reason));
        return standing(notice);
    }

    /** Makes good what was spent beyond the cash, and no more. */
    @Transactional
    public UUID contribute(UUID grantId, Part part, LocalDate on, String reason) {
        lock.take(grantId);
        chronicle.requirePast(on, "contributedOn");
        Money shortOf = funds.position(grantId).cash().negated();
        if (part.amount().compareTo(shortOf) > 0) {
            throw Refusal.of(
                            RepaymentProblem.OWN_RESOURCES_NOT_NEEDED,
                            "The grant is short of " + (shortOf.isNegative() ? Money.ZERO : shortOf))
                    .at("amount", "give that much or less");
        }
        UUID journal = book.contributeAll(grantId, on, part);
        chronicle.tell(Deed.of(
                        "OwnResourcesContributed",
                        "journal",
                        journal,
                        "/v1/grants/" + grantId + "/journals",
                        Map.of("grantId", grantId, "reference", part.reference(), "amount", part.amount()))
                .because(reason));
        return journal;
    }

    private RepaymentNotice find(Address address) {
        return notices.within(address.grantId(), address.noticeId())
                .orElseThrow(() -> Refusal.of(
                        RepaymentProblem.NOTICE_UNKNOWN, "The grant has no notice with the id " + address.noticeId()));
    }

    @Transactional
    public Standing get(Address address) {
        grants.get(address.grantId());
        return standing(find(address));
    }

    @Transactional
    public Page<Standing> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        var page = notices.page(grantId, cursor, limit);
        return new Page<>(standings(page.items()), page.next());
    }

    @Transactional
    public Page<Discharge> setOffs(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return discharges.setOffs(grantId, cursor, limit);
    }

    @Transactional
    public List<RepaymentNotice> all(UUID grantId) {
        return notices.all(grantId);
    }

    private Standing standing(RepaymentNotice notice) {
        return standings(List.of(notice)).get(0);
    }

    private List<Standing> standings(List<RepaymentNotice> several) {
        Collection<UUID> ids = several.stream().map(RepaymentNotice::id).toList();
        Map<UUID, List<Discharge>> found = discharges.of(ids).stream()
                .collect(Collectors.groupingBy(one -> one.fact().noticeId()));
        List<Standing> standings = new ArrayList<>();
        several.forEach(notice -> standings.add(new Standing(notice, found.getOrDefault(notice.id(), List.of()))));
        return standings;
    }

    private static Deed deed(String event, RepaymentNotice notice) {
        var told = notice.told();
        return Deed.of(
                event,
                "repayment-notice",
                notice.id(),
                "/v1/grants/" + told.grantId() + "/repayment-notices/" + notice.id(),
                Map.of(
                        "grantId", told.grantId(),
                        "noticeReference", told.reference(),
                        "kind", told.kind(),
                        "amount", told.amount(),
                        "outstanding", notice.outstanding(),
                        "status", notice.status()));
    }
}
