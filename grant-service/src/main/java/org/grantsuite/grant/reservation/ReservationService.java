package org.grantsuite.grant.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.decision.DecisionService;
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.reservation.domain.Reservation;
import org.grantsuite.grant.reservation.domain.Reservation.PotShare;
import org.grantsuite.grant.reservation.domain.Reservation.Wanted;
import org.grantsuite.grant.reservation.domain.ReservationStatus;
import org.grantsuite.grant.reservation.persistence.ReservationPots;
import org.grantsuite.grant.reservation.persistence.ReservationRepository;
import org.jspecify.annotations.Nullable;

/** First phase of paying out: sets money aside while the grant's lock is held, or says why not. */
@ApplicationScoped
public class ReservationService {
    private final ReservationRepository reservations;
    private final ReservationPots pots;
    private final GrantService grants;
    private final GrantLock lock;
    private final DecisionService decisions;
    private final FundsService funds;
    private final Chronicle chronicle;

    ReservationService(
            ReservationRepository reservations,
            ReservationPots pots,
            GrantService grants,
            GrantLock lock,
            DecisionService decisions,
            FundsService funds,
            Chronicle chronicle) {
        this.reservations = reservations;
        this.pots = pots;
        this.grants = grants;
        this.lock = lock;
        this.decisions = decisions;
        this.funds = funds;
        this.chronicle = chronicle;
    }

    public record Reserved(Reservation reservation, boolean replayed) {}

    @Transactional
    public Reserved reserve(Wanted wanted) {
        lock.take(wanted.grantId());
        var held = reservations.findKey(wanted.grantId(), wanted.businessKey());
        if (held.isPresent()) {
            return replay(held.get(), wanted);
        }
        lock.takeOpen(wanted.grantId());
        grants.instalment(wanted.grantId(), wanted.instalmentNumber(), "instalmentNumber");
        requirePotsSum(wanted);
        requireDecision(wanted);
        requireFunds(wanted);
        var reservation = new Reservation(chronicle.stamp(), wanted);
        reservations.persistAndFlush(reservation);
        pots.insert(reservation.id(), wanted.pots());
        chronicle.tell(deed("FundsReserved", reservation));
        return new Reserved(reservation, false);
    }

    private static Reserved replay(Reservation held, Wanted wanted) {
        if (!held.isOf(wanted.contentHash())) {
            throw Refusal.of(
                            ReservationProblem.RESERVATION_DIFFERS,
                            "Business key " + wanted.businessKey() + " was reserved with other content")
                    .with("reservationId", held.id());
        }
        return new Reserved(held, true);
    }

    private static void requirePotsSum(Wanted wanted) {
        boolean each = wanted.pots().stream().map(PotShare::potCode).distinct().count()
                == wanted.pots().size();
        Money left = Parts.left(
                wanted.amount(), wanted.pots().stream().map(PotShare::amount).toList());
        if (!wanted.pots().isEmpty() && !(each && left.isZero())) {
            throw Refusal.of(
                            ReservationProblem.LINES_DO_NOT_SUM,
                            each ? "The pots make " + Parts.beside(left, wanted.amount()) : "A pot is named twice")
                    .at("pots", "name each pot once, with amounts that sum to the amount");
        }
    }

    private void requireDecision(Wanted wanted) {
        Decision decision = decisions
                .find(wanted.grantId(), wanted.decisionId())
                .orElseThrow(() -> Refusal.of(
                                ReservationProblem.DECISION_UNKNOWN,
                                "The grant has no decision with the id " + wanted.decisionId())
                        .at("decisionId", "name a decision recorded for this grant"));
        if (!decision.isEffectiveOn(wanted.valueOn())) {
            throw Refusal.of(
                            ReservationProblem.DECISION_NOT_EFFECTIVE,
                            "Decision " + decision.reference() + " takes effect on " + decision.effectiveOn())
                    .at("valueOn", "pay on or after that day")
                    .with("rule", "R24");
        }
        if (!decision.letsPay(wanted.instalmentNumber())) {
            throw Refusal.of(
                            ReservationProblem.DECISION_DOES_NOT_COVER,
                            "Decision " + decision.reference() + " is for " + decision.purposes() + ", instalments "
                                    + decision.instalmentNumbers())
                    .at("decisionId", "name a decision that lets instalment " + wanted.instalmentNumber() + " be paid");
        }
    }

    private void requireFunds(Wanted wanted) {
        Money available = funds.payable(grants.get(wanted.grantId()), wanted.valueOn());
        if (wanted.amount().compareTo(available) > 0) {
            throw Refusal.of(
                            ReservationProblem.FUNDS_NOT_AVAILABLE,
                            "On " + wanted.valueOn() + " only " + available
                                    + " is free: paying needs the cash, or an underwriting in effect")
                    .with("available", available)
                    .with("rule", "R13");
        }
    }

    /** Gives back what was not posted; doing so twice is doing it once. */
    @Transactional
    public Reserved giveBack(UUID grantId, UUID reservationId, Voiding voiding) {
        lock.take(grantId);
        Reservation reservation = locked(grantId, reservationId);
        if (reservation.status() == ReservationStatus.POSTED) {
            throw Refusal.of(
                    ReservationProblem.RESERVATION_POSTED, "All of it is posted; reverse the journals instead");
        }
        if (reservation.status() == ReservationStatus.VOIDED) {
            return new Reserved(reservation, true);
        }
        reservation.giveBack(voiding.reason());
        reservations.flush();
        chronicle.tell(deed("ReservationVoided", reservation)
                .because(voiding.reason() + " (" + voiding.actingPerson() + ", " + voiding.businessKey() + ")"));
        return new Reserved(reservation, false);
    }

    /** Why, by whom, and for which fact a reservation is given back. */
    public record Voiding(String businessKey, String reason, String actingPerson) {}

    @Transactional
    public Reservation get(UUID grantId, UUID reservationId) {
        grants.get(grantId);
        return locked(grantId, reservationId);
    }

    /** For who holds the grant's lock, and so knows that the grant is there. */
    Reservation locked(UUID grantId, UUID reservationId) {
        return reservations
                .within(grantId, reservationId)
                .orElseThrow(() -> Refusal.of(
                        ReservationProblem.RESERVATION_UNKNOWN,
                        "The grant has no reservation with the id " + reservationId));
    }

    @Transactional
    public Page<Reservation> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return reservations.page(grantId, cursor, limit);
    }

    private static Deed deed(String event, Reservation reservation) {
        return Deed.of(
                event,
                "reservation",
                reservation.id(),
                "/v1/grants/" + reservation.grantId() + "/reservations/" + reservation.id(),
                Map.of(
                        "grantId", reservation.grantId(),
                        "businessKey", reservation.businessKey(),
                        "amount", reservation.amount(),
                        "posted", reservation.posted(),
                        "valueOn", reservation.valueOn(),
                        "decisionId", reservation.decisionId()));
    }
}
