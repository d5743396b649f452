package org.grantsuite.grant.gate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.gate.Submission.Told;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.grant.domain.InstalmentStatus;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.domain.LedgerPosition;
import org.grantsuite.grant.ledger.persistence.BalanceQuery;
import org.grantsuite.grant.scheme.domain.GateKind;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.jspecify.annotations.Nullable;

/** Takes in what the department was sent, and judges the gates of instalments by it (R12). */
@ApplicationScoped
public class GateService {
    private final SubmissionRepository submissions;
    private final GrantService grants;
    private final GrantLock lock;
    private final BalanceQuery balances;
    private final Chronicle chronicle;

    GateService(
            SubmissionRepository submissions,
            GrantService grants,
            GrantLock lock,
            BalanceQuery balances,
            Chronicle chronicle) {
        this.submissions = submissions;
        this.grants = grants;
        this.lock = lock;
        this.balances = balances;
        this.chronicle = chronicle;
    }

    /** An instalment with its gate, where it has one. */
    public record Gated(
            Instalment instalment,
            Optional<Gate> gate,
            @Nullable GateKind kind) {
        public InstalmentStatus status() {
            return instalment.status(
                    gate.filter(one -> one.status() != GateStatus.MET).isPresent());
        }

        /** What of the instalment may not come (R12, R14). */
        public Money amountAtRisk() {
            if (instalment.status() == InstalmentStatus.SUSPENDED) {
                return instalment.outstanding();
            }
            Money behindGate = gate.map(Gate::amountAtRisk).orElse(Money.ZERO);
            return behindGate.compareTo(instalment.withheld()) > 0 ? behindGate : instalment.withheld();
        }
    }

    public record Recorded(Submission submission, boolean replayed) {}

    @Transactional
    public List<Gated> instalments(UUID grantId, LocalDate asOf) {
        var judge = judge(grants.get(grantId), asOf);
        return grants.instalments(grantId).stream().map(judge::gated).toList();
    }

    /** An instalment as it stands on a day. */
    @Transactional
    public Gated gated(Instalment instalment, LocalDate asOf) {
        return judge(grants.get(instalment.grantId()), asOf).gated(instalment);
    }

    private GateJudge judge(Grant grant, LocalDate asOf) {
        var position = LedgerPosition.of(balances.balances(grant.id(), asOf, null));
        return new GateJudge(
                grants.rulesOn(grant, asOf),
                grant.allocation(),
                known(grant.id(), asOf),
                grants.instalments(grant.id()),
                position.charged(),
                asOf);
    }

    /** What the department had by the end of a day, and had acknowledged by then. */
    private List<Submission> known(UUID grantId, LocalDate asOf) {
        Instant end = chronicle.clock().endOf(asOf);
        return submissions.all(grantId).stream()
                .filter(one -> one.acknowledgement()
                        .filter(given -> given.acknowledgedAt().isBefore(end)
                                && one.sentAt().isBefore(end))
                        .isPresent())
                .toList();
    }

    /** All that the department was sent for the grant, as far as it was told here. */
    @Transactional
    public List<Submission> known(UUID grantId) {
        return submissions.all(grantId);
    }

    @Transactional
    public Recorded record(Told told) {
        lock.take(told.grantId());
        chronicle.requirePast(told.sentAt().atOffset(ZoneOffset.UTC), "sentAt");
        told.find()
                .ifPresent(given -> chronicle.requirePast(
                        given.acknowledgedAt().atOffset(ZoneOffset.UTC), "acknowledgement.acknowledgedAt"));
        return submissions
                .findReturn(told.grantId(), told.departmentReturnId(), told.version())
                .map(held -> repeat(held, told))
                .orElseGet(() -> new Recorded(add(told), false));
    }

    private Submission add(Told told) {
        LocalDate dueOn = rulesWhenSent(told)
                .dueOn(told.reportingPoint())
                .orElseThrow(() -> Refusal.of(
                                SubmissionProblem.REPORTING_POINT_UNKNOWN,
                                "The edition has no reporting point " + told.reportingPoint())
                        .at("reportingPoint", "use a code of the edition's reportingPoints"));
        var submission =
                new Submission(chronicle.stamp(), told, dueOn, chronicle.clock().endOf(dueOn));
        submissions.persistAndFlush(submission);
        chronicle.tell(deed("SubmissionRecorded", submission));
        return submission;
    }

    /** A return is judged by the edition in force on the day it was sent (R46). */
    private SchemeRules rulesWhenSent(Told told) {
        LocalDate sentOn = chronicle.clock().dateOf(told.sentAt());
        return grants.rulesOn(grants.get(told.grantId()), sentOn);
    }

    /** The acknowledgement may follow later; nothing else of a submission ever changes. */
    private Recorded repeat(Submission held, Told told) {
        var known = held.acknowledgement();
        boolean acknowledged = known.isEmpty() && told.find().isPresent();
        if (!held.isOf(told) || (!acknowledged && !known.equals(told.find()))) {
            throw Refusal.of(
                            SubmissionProblem.SUBMISSION_DIFFERS,
                            "Version " + told.version() + " of this return was told with other content")
                    .with("submissionId", held.id());
        }
        if (acknowledged) {
            told.find().ifPresent(held::acknowledge);
            submissions.flush();
            chronicle.tell(deed("SubmissionAcknowledged", held));
        }
        return new Recorded(held, true);
    }

    /** Everything the department was sent, in the order it was told here. */
    @Transactional
    public List<Submission> submissions(UUID grantId) {
        return submissions.all(grantId);
    }

    @Transactional
    public Page<Submission> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return submissions.page(grantId, cursor, limit);
    }

    private static Deed deed(String event, Submission submission) {
        return Deed.of(
                event,
                "submission",
                submission.id(),
                "/v1/grants/" + submission.grantId() + "/submissions",
                Map.of(
                        "grantId", submission.grantId(),
                        "reportingPoint", submission.reportingPoint(),
                        "departmentReturnId", submission.departmentReturnId(),
                        "version", submission.returnVersion(),
                        "late", submission.late(),
                        "acknowledged", submission.acknowledgement().isPresent()));
    }
}
