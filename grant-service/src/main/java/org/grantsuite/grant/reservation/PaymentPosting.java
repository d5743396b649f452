package org.grantsuite.grant.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.Ledger.Posted;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.reservation.domain.Reservation;
import org.grantsuite.grant.reservation.domain.ReservationStatus;

/** Second phase of paying out: each payment becomes one journal, exactly once by its business key. */
@ApplicationScoped
public class PaymentPosting {
    private final ReservationService reservations;
    private final GrantLock lock;
    private final Ledger ledger;
    private final Chronicle chronicle;

    PaymentPosting(ReservationService reservations, GrantLock lock, Ledger ledger, Chronicle chronicle) {
        this.reservations = reservations;
        this.lock = lock;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    /** A part of a payment that comes out of one pot. */
    public record Line(String potCode, Money amount) {}

    /** A payment as it is told. */
    public record Payment(
            UUID grantId,
            UUID reservationId,
            String businessKey,
            Money amount,
            LocalDate valueOn,
            List<Line> lines,
            int instalmentNumber,
            String providerReference,
            String description,
            String actingPerson) {}

    @Transactional
    public Posted post(Payment payment) {
        lock.take(payment.grantId());
        Reservation reservation = reservations.locked(payment.grantId(), payment.reservationId());
        chronicle.requirePast(payment.valueOn(), "valueOn");
        requireLinesSum(payment);
        Posted posted = ledger.post(journal(payment));
        if (posted.replayed()) {
            return posted;
        }
        requireReserved(payment, reservation);
        reservation.post(payment.amount());
        chronicle.tell(deed(payment, posted));
        return posted;
    }

    private static void requireLinesSum(Payment payment) {
        Money left = Parts.left(
                payment.amount(), payment.lines().stream().map(Line::amount).toList());
        if (!left.isZero()) {
            throw Refusal.of(
                            ReservationProblem.LINES_DO_NOT_SUM,
                            "The lines make " + Parts.beside(left, payment.amount()))
                    .at("lines", "give lines that sum to the amount");
        }
    }

    private static void requireReserved(Payment payment, Reservation reservation) {
        if (payment.instalmentNumber() != reservation.instalmentNumber()) {
            throw Refusal.of(
                            ReservationProblem.INSTALMENT_NOT_RESERVED,
                            "The sum was reserved out of instalment " + reservation.instalmentNumber())
                    .at("instalmentNumber", "name the instalment of the reservation");
        }
        if (payment.valueOn().isBefore(reservation.valueOn())) {
            throw Refusal.of(
                            ReservationProblem.POSTING_BEFORE_RESERVATION,
                            "The sum was reserved for " + reservation.valueOn())
                    .at("valueOn", "give that day or a later one");
        }
        if (reservation.status() == ReservationStatus.VOIDED) {
            throw Refusal.of(ReservationProblem.RESERVATION_VOIDED, "The reservation was voided; reserve again");
        }
        if (!reservation.covers(payment.amount())) {
            throw Refusal.of(
                            ReservationProblem.RESERVATION_EXCEEDED,
                            "Of the reservation " + reservation.remaining() + " is left")
                    .with("remaining", reservation.remaining());
        }
    }

    private JournalDraft journal(Payment payment) {
        List<Transfer> transfers = payment.lines().stream()
                .map(line -> new Sum(line.amount(), line.potCode(), null))
                .flatMap(sum -> ledger.transfers(JournalKind.TRANSFER, "PAYMENT", sum).stream())
                .toList();
        return new JournalDraft(
                payment.grantId(),
                JournalKind.TRANSFER,
                payment.valueOn(),
                payment.businessKey(),
                payment.description(),
                transfers,
                References.payment(
                        payment.instalmentNumber(),
                        payment.providerReference(),
                        payment.reservationId(),
                        payment.actingPerson()));
    }

    private static Deed deed(Payment payment, Posted posted) {
        return Deed.of(
                "PaymentPosted",
                "journal",
                posted.journalId(),
                "/v1/grants/" + payment.grantId() + "/journals",
                Map.of(
                        "grantId", payment.grantId(),
                        "reservationId", payment.reservationId(),
                        "businessKey", payment.businessKey(),
                        "amount", payment.amount(),
                        "valueOn", payment.valueOn(),
                        "sequence", posted.sequence(),
                        "actingPerson", payment.actingPerson()));
    }
}
