package org.grantsuite.grant.instalment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.gate.GateService;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.grant.domain.InstalmentStatus;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.instalment.domain.InstalmentMove;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Booking;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Change;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Event;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Place;
import org.grantsuite.grant.instalment.domain.MoveKind;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.jspecify.annotations.Nullable;

/**
 * What the department does with an instalment besides paying it: withholds, cuts, puts off, sets off (R14). Cash in either
 * direction is told by the receipt or the repayment that books it.
 */
@ApplicationScoped
public class InstalmentMoves {
    private final InstalmentMoveRepository moves;
    private final GrantService grants;
    private final GateService gates;
    private final GrantLock lock;
    private final Ledger ledger;
    private final Chronicle chronicle;

    InstalmentMoves(
            InstalmentMoveRepository moves,
            GrantService grants,
            GateService gates,
            GrantLock lock,
            Ledger ledger,
            Chronicle chronicle) {
        this.moves = moves;
        this.grants = grants;
        this.gates = gates;
        this.lock = lock;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    @Transactional
    public InstalmentMove record(Place place, Event event) {
        lock.take(place.grantId());
        chronicle.requirePast(event.happenedOn(), "happenedOn");
        Instalment instalment = grants.instalment(place.grantId(), place.number(), "number");
        requireWhole(event);
        InstalmentStatus before = befall(instalment, event);
        UUID journal = event.kind() == MoveKind.SET_OFF ? post(place, event) : null;
        return keep(instalment, before, event, Booking.of(journal));
    }

    private InstalmentStatus befall(Instalment instalment, Event event) {
        if (moves.holds(new Place(instalment.grantId(), instalment.number()), event)) {
            throw Refusal.of(
                            InstalmentProblem.MOVE_REFERENCE_USED,
                            event.kind() + " was told under reference " + event.reference())
                    .at("reference", "read the moves of the instalment");
        }
        InstalmentStatus before = standing(instalment);
        requireAllowed(instalment, before, event);
        apply(instalment, event);
        return before;
    }

    /**
     * Cash that went back: told by the repayment that booked it, whose caller holds the grant's lock.
     *
     * @param field of the request that names the instalment
     */
    @Transactional
    public void repaid(Place place, Event event, UUID journalId, String field) {
        Instalment instalment = grants.instalment(place.grantId(), place.number(), field);
        keep(instalment, befall(instalment, event), event, Booking.of(journalId));
    }

    /** Cash that came, or was taken back: told by the receipt that booked it. */
    @Transactional
    public void ofReceipt(Instalment instalment, InstalmentStatus before, Event event, Booking booking) {
        keep(instalment, before, event, booking);
    }

    /** A move of any instalment of the council. */
    @Transactional
    public Optional<InstalmentMove> find(UUID moveId) {
        return moves.findByIdOptional(moveId);
    }

    public InstalmentStatus standing(Instalment instalment) {
        return gates.gated(instalment, chronicle.today()).status();
    }

    private void requireWhole(Event event) {
        if (event.kind() == MoveKind.RECEIVED) {
            throw Refusal.of(InstalmentProblem.MOVE_NEEDS_RECEIPT, "Cash comes with its bank reference")
                    .at("kind", "record a receipt");
        }
        if (event.kind() == MoveKind.TAKEN_BACK) {
            throw Refusal.of(InstalmentProblem.MOVE_NEEDS_RECEIPT, "Cash is taken back with its receipt")
                    .at("kind", "reverse the receipt");
        }
        if (event.kind() == MoveKind.REPAID) {
            throw Refusal.of(InstalmentProblem.MOVE_NEEDS_REPAYMENT, "Cash goes back with the notice it meets")
                    .at("kind", "pay the repayment notice and name the instalment there");
        }
        if (event.kind().takesAmount() && event.amount() == null) {
            throw Refusal.of(InstalmentProblem.MOVE_AMOUNT_REQUIRED, event.kind() + " comes with an amount")
                    .at("amount", "say how much");
        }
        if (!event.kind().takesAmount() && event.amount() != null) {
            throw Refusal.of(InstalmentProblem.MOVE_AMOUNT_NOT_WANTED, event.kind() + " is of the whole instalment")
                    .at("amount", "leave it out");
        }
        requireOtherEnd(event);
    }

    private void requireOtherEnd(Event event) {
        UUID related = event.relatedGrantId();
        if (event.kind() != MoveKind.SET_OFF) {
            if (related != null) {
                throw Refusal.of(
                                InstalmentProblem.RELATED_GRANT_NOT_WANTED,
                                event.kind() + " has no other grant at its end")
                        .at("relatedGrantId", "leave it out");
            }
            return;
        }
        if (related == null) {
            throw Refusal.of(InstalmentProblem.SET_OFF_NEEDS_GRANT, "A set-off is traced from both its ends")
                    .at("relatedGrantId", "name the grant the money was kept back for");
        }
        if (grants.find(related).isEmpty()) {
            throw Refusal.of(InstalmentProblem.RELATED_GRANT_UNKNOWN, "No grant has the id " + related)
                    .at("relatedGrantId", "name a grant of this council: another, or this one for its own debt");
        }
    }

    private static void requireAllowed(Instalment instalment, InstalmentStatus before, Event event) {
        boolean allowed = switch (event.kind()) {
            case RECEIVED, TAKEN_BACK -> false;
            case WITHHELD -> mayStillBecome(InstalmentStatus.WITHHELD, instalment, before);
            case RELEASED -> before == InstalmentStatus.WITHHELD;
            case SUSPENDED ->
                before.mayBecome(InstalmentStatus.SUSPENDED)
                        && !instalment.outstanding().isZero();
            case RESUMED -> before == InstalmentStatus.SUSPENDED;
            case REDUCED -> mayStillBecome(InstalmentStatus.REDUCED, instalment, before);
            case SET_OFF -> mayStillBecome(InstalmentStatus.SET_OFF, instalment, before);
            case REPAID -> before.mayBecome(InstalmentStatus.REPAID);
        };
        if (!allowed) {
            throw Refusal.of(
                            InstalmentProblem.INSTALMENT_MOVE_NOT_ALLOWED,
                            "Instalment " + instalment.number() + " is " + before)
                    .with("standing", before.name());
        }
        requireWithin(instalment, event);
    }

    /** Of what came and went back nothing can be kept back, only of what is still to come. */
    private static boolean mayStillBecome(InstalmentStatus next, Instalment instalment, InstalmentStatus before) {
        boolean over =
                before == InstalmentStatus.REPAID && instalment.outstanding().isZero();
        return !over && before.mayBecome(next);
    }

    private static void requireWithin(Instalment instalment, Event event) {
        Money amount = event.amount();
        if (amount == null) {
            return;
        }
        Money most = switch (event.kind()) {
            case WITHHELD -> instalment.outstanding().minus(instalment.withheld());
            case RELEASED -> instalment.withheld();
            case REPAID -> instalment.received().minus(instalment.repaid());
            default -> instalment.outstanding();
        };
        if (amount.compareTo(most) > 0) {
            throw Refusal.of(InstalmentProblem.MOVE_BEYOND_INSTALMENT, "At most " + most + " of it is there")
                    .at("amount", "give at most " + most)
                    .with("most", most);
        }
    }

    private static void apply(Instalment instalment, Event event) {
        Money amount = event.amount() == null ? Money.ZERO : event.amount();
        switch (event.kind()) {
            case RECEIVED, TAKEN_BACK -> throw new IllegalStateException("cash is told by its receipt");
            case WITHHELD -> instalment.withholdMore(amount);
            case RELEASED -> instalment.release(amount);
            case SUSPENDED -> instalment.suspend();
            case RESUMED -> instalment.resume();
            case REDUCED -> instalment.reduce(amount);
            case SET_OFF -> instalment.setOff(amount);
            case REPAID -> instalment.repay(amount);
        }
    }

    /** What was set off counts as received and as gone, though no cash came. */
    private UUID post(Place place, Event event) {
        Money amount = event.amount() == null ? Money.ZERO : event.amount();
        var draft = new JournalDraft(
                place.grantId(),
                JournalKind.SET_OFF,
                event.happenedOn(),
                "set-off/" + place.number() + "/" + event.reference(),
                "Instalment " + place.number() + " set off: " + event.reason(),
                ledger.transfers(JournalKind.SET_OFF, "KEPT_BACK", Sum.of(amount)),
                References.instalment(place.number()));
        return ledger.post(draft).journalId();
    }

    private InstalmentMove keep(Instalment instalment, InstalmentStatus before, Event event, Booking booking) {
        var place = new Place(instalment.grantId(), instalment.number());
        var move =
                new InstalmentMove(chronicle.stamp(), place, new Change(before, instalment.status()), event, booking);
        moves.persistAndFlush(move);
        chronicle.tell(deed(move).because(event.reason()));
        return move;
    }

    private static Deed deed(InstalmentMove move) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("grantId", move.place().grantId());
        detail.put("instalmentNumber", move.place().number());
        detail.put("kind", move.event().kind());
        detail.put("from", move.change().from());
        detail.put("to", move.change().to());
        Money amount = move.event().amount();
        if (amount != null) {
            detail.put("amount", amount);
        }
        UUID related = move.event().relatedGrantId();
        if (related != null) {
            detail.put("relatedGrantId", related);
        }
        return Deed.of(
                "InstalmentMoved",
                "instalment-move",
                move.id(),
                "/v1/grants/" + move.place().grantId() + "/instalments/"
                        + move.place().number() + "/moves",
                detail);
    }

    @Transactional
    public Page<InstalmentMove> list(Place place, @Nullable String cursor, int limit) {
        grants.get(place.grantId());
        return moves.page(place, cursor, limit);
    }

    @Transactional
    public Page<InstalmentMove> setOffs(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return moves.setOffs(grantId, cursor, limit);
    }
}
