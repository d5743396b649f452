package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.allocation.award.AwardLifecycle;
import org.grantsuite.allocation.award.AwardRepository;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.hold.PaymentHolds;
import org.grantsuite.allocation.payment.ConfirmationService.Counts;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentStatus;
import org.grantsuite.allocation.payment.domain.SettlementStatus;
import org.grantsuite.allocation.recovery.RecoveryService;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;

/** Brings payments where a file says they are. A line that does not fit refuses the file, with its place. */
@ApplicationScoped
class ConfirmationApply {
    private static final int MOST_ERRORS = 100;
    private static final String BY_REFERENCE =
            "select reference, id from payment where reference = any (?) order by id";
    private static final String BY_ID = "select replace(id::text, '-', ''), id from payment where id = any (?)";

    private static final String OF_FILE = """
            select replace(p.id::text, '-', '') from bank_file f join payment p on p.payment_run_id = f.payment_run_id
            where f.message_id = ? and p.settlement = 'AWAITED' and p.amount_pence > p.offset_pence
              and p.status <> 'WITHDRAWN' order by p.id""";

    private final Jdbc jdbc;
    private final PaymentRepository payments;
    private final PaymentSettlement settlement;
    private final AwardRepository awards;
    private final AwardLifecycle lifecycle;
    private final RecoveryService recoveries;
    private final PaymentHolds holds;
    private final Outbox outbox;
    private final PaymentTrail trail;

    ConfirmationApply(
            Jdbc jdbc,
            PaymentRepository payments,
            PaymentSettlement settlement,
            AwardRepository awards,
            AwardLifecycle lifecycle,
            RecoveryService recoveries,
            PaymentHolds holds,
            Outbox outbox,
            PaymentTrail trail) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.settlement = settlement;
        this.awards = awards;
        this.lifecycle = lifecycle;
        this.recoveries = recoveries;
        this.holds = holds;
        this.outbox = outbox;
        this.trail = trail;
    }

    /** One file under way. */
    private static final class Progress {
        private final Map<String, Payment> known = new HashMap<>();
        private final List<Violation> faults = new ArrayList<>();
        private final TreeSet<UUID> runs = new TreeSet<>();
        private int paid;
        private int returned;
        private int unchanged;
        private int notOurs;

        void fault(Outcome outcome, String column, String message) {
            faults.add(Violation.at(outcome.place().line(), column, message));
        }
    }

    Counts apply(ReportedPayments said) {
        ReportedPayments reported = said.whole() == null ? said : said.with(ofFile(said.whole()));
        Progress progress = new Progress();
        find(reported, progress.known);
        lifecycle.lockPotsOf(reported.outcomes().stream()
                .filter(outcome -> outcome.status() == SettlementStatus.RETURNED)
                .flatMap(outcome -> Stream.ofNullable(progress.known.get(outcome.key())))
                .map(Payment::awardId)
                .toList());
        for (Outcome outcome : reported.outcomes()) {
            Payment payment = progress.known.get(outcome.key());
            if (payment == null) {
                missing(reported, outcome, progress);
            } else {
                apply(reported, outcome, payment, progress);
            }
        }
        requireNoFaults(progress.faults);
        payments.flush();
        progress.runs.forEach(settlement::settle);
        return new Counts(
                reported.outcomes().size() + reported.undecided(),
                progress.paid,
                progress.returned,
                progress.unchanged + reported.undecided(),
                progress.notOurs);
    }

    /** Every payment of a bank file that nothing is known of yet. */
    private List<Outcome> ofFile(Outcome whole) {
        return jdbc.list(
                OF_FILE,
                row -> new Outcome(
                        whole.place(),
                        row.getString(1),
                        whole.status(),
                        whole.on(),
                        whole.amount(),
                        whole.key(),
                        whole.reason()),
                whole.key());
    }

    private void find(ReportedPayments reported, Map<String, Payment> known) {
        List<String> keys =
                reported.outcomes().stream().map(Outcome::key).distinct().toList();
        Map<UUID, String> keyOf = new HashMap<>();
        if (reported.keyedById()) {
            UUID[] ids = keys.stream().flatMap(key -> id(key).stream()).toArray(UUID[]::new);
            jdbc.list(BY_ID, row -> keyOf.put(row.getObject(2, UUID.class), row.getString(1)), (Object) ids);
        } else {
            jdbc.list(BY_REFERENCE, row -> keyOf.put(row.getObject(2, UUID.class), row.getString(1)), (Object)
                    keys.toArray(String[]::new));
        }
        if (!keyOf.isEmpty()) {
            payments.lockAll(keyOf.keySet())
                    .forEach(payment -> known.put(String.valueOf(keyOf.get(payment.id())), payment));
        }
    }

    private static Optional<UUID> id(String key) {
        if (!key.matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(key.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")));
    }

    /** A bank tells of other payments too; a finance system is asked about ours only. */
    private static void missing(ReportedPayments reported, Outcome outcome, Progress progress) {
        if (reported.keyedById()) {
            progress.notOurs++;
        } else {
            progress.fault(outcome, outcome.place().column(), "no payment has the reference '" + outcome.key() + "'");
        }
    }

    private void apply(ReportedPayments reported, Outcome outcome, Payment payment, Progress progress) {
        int before = progress.faults.size();
        judge(outcome, payment, progress);
        if (progress.faults.size() > before) {
            return;
        }
        if (payment.settlement() == outcome.status()) {
            same(reported, outcome, payment, progress);
        } else if (!payment.settlement().mayBecome(outcome.status())) {
            progress.fault(
                    outcome, "outcome", "it was " + payment.settlement() + " on " + payment.settledOn() + " already");
        } else {
            settle(outcome, payment, progress);
        }
    }

    private void judge(Outcome outcome, Payment payment, Progress progress) {
        Money amount = outcome.amount();
        if (amount != null && !amount.equals(payment.payable())) {
            progress.fault(outcome, "amount", "the payment is " + payment.payable() + ", not " + amount);
        }
        LocalDate today = trail.stamps().today();
        if (outcome.on().isAfter(today) || outcome.on().isBefore(payment.paidOn())) {
            progress.fault(outcome, "settled_on", "a day from " + payment.paidOn() + " to " + today + " is needed");
        }
        judgeStatus(outcome, payment, progress);
    }

    private static void judgeStatus(Outcome outcome, Payment payment, Progress progress) {
        String column = outcome.place().column();
        if (payment.status() == PaymentStatus.POSTING_REFUSED) {
            progress.fault(outcome, column, "the payment's posting is POSTING_REFUSED; settle its work item first");
        } else if (payment.status() == PaymentStatus.WITHDRAWN) {
            progress.fault(
                    outcome,
                    column,
                    "the payment was withdrawn and is no payment of the grant; have the money called back and leave it out");
        }
    }

    /** Natural key: what is recorded already changes nothing. Finance contradicting itself is a fault; a second bank report is not. */
    private static void same(ReportedPayments reported, Outcome outcome, Payment payment, Progress progress) {
        boolean told = outcome.on().equals(payment.settledOn())
                && String.valueOf(outcome.reference()).equals(String.valueOf(payment.financeReference()));
        if (!reported.keyedById() && !told) {
            progress.fault(
                    outcome,
                    "finance_reference",
                    "it was " + payment.settlement() + " on " + payment.settledOn() + " under "
                            + payment.financeReference() + " already");
        } else {
            progress.unchanged++;
        }
    }

    private void settle(Outcome outcome, Payment payment, Progress progress) {
        var said = new Payment.Confirmation(outcome.on(), outcome.reference(), outcome.reason());
        progress.runs.add(payment.paymentRunId());
        if (outcome.status() == SettlementStatus.PAID) {
            payment.confirm(said);
            trail.record("Confirmed", payment, null);
            progress.paid++;
            return;
        }
        Award award = awards.lock(payment.awardId());
        Optional<String> asked = recoveries.askedBeyond(award, payment.payable());
        if (asked.isPresent()) {
            progress.fault(
                    outcome,
                    outcome.place().column(),
                    "recovery " + asked.get() + " asks for money of it that never arrived; credit it first");
            return;
        }
        payment.comeBack(said, award);
        payments.flush();
        lifecycle.freeIfClosed(award, payment.payable());
        holds.ensureOn(payment.awardId(), payment.cameBack());
        outbox.send(new OutboxMessage(
                payment.grantId(),
                RecordReturn.COMMAND,
                RecordReturn.businessKey(payment.id()),
                outcome.on(),
                "/v1/grants/" + payment.grantId() + "/recoveries",
                new RecordReturn.Return(
                        payment.id(), payment.awardId(), payment.ledgerParty(), payment.payable(), outcome.on())));
        trail.record("Returned", payment, outcome.reason());
        progress.returned++;
    }

    private static void requireNoFaults(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.of(
                            RequestProblem.IMPORT_REFUSED,
                            faults.size() + " fault(s), the first at line "
                                    + faults.get(0).line() + "; mend the file and send it whole again")
                    .violations(faults.subList(0, Math.min(MOST_ERRORS, faults.size())));
        }
    }
}
