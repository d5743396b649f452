package org.grantsuite.grant.gate;

import java.time.ZoneOffset;
import java.util.List;
import org.grantsuite.grant.api.model.GateEvidence;
import org.grantsuite.grant.api.model.SubmissionGate;
import org.grantsuite.grant.gate.GateService.Gated;
import org.jspecify.annotations.Nullable;

/** Instalments, gates and submissions as the contract shows them. */
public final class GateViews {
    private GateViews() {}

    public static org.grantsuite.grant.api.model.Instalment instalment(Gated gated) {
        var instalment = gated.instalment();
        return new org.grantsuite.grant.api.model.Instalment()
                .id(instalment.id())
                .number(instalment.number())
                .basis(instalment.basis())
                .percent(instalment.percent())
                .statedPercent(instalment.statedPercent())
                .expected(instalment.expected())
                .expectedOn(instalment.expectedOn())
                .received(instalment.received())
                .outstanding(instalment.outstanding())
                .withheld(instalment.withheld())
                .forgone(instalment.forgone())
                .reduced(instalment.reduced())
                .repaid(instalment.repaid())
                .amountAtRisk(gated.amountAtRisk())
                .status(gated.status())
                .gate(gated.gate().map(gate -> gate(gate).kind(gated.kind())).orElse(null));
    }

    private static org.grantsuite.grant.api.model.Gate gate(Gate gate) {
        return new org.grantsuite.grant.api.model.Gate()
                .reportingPoint(gate.condition().reportingPoint())
                .dueOn(gate.condition().dueOn())
                .status(gate.status())
                .daysLeft(gate.daysLeft())
                .amountAtRisk(gate.amountAtRisk())
                .warning(gate.warning())
                .evidence(evidence(gate.evidence()));
    }

    private static @Nullable GateEvidence evidence(@Nullable Submission submission) {
        return submission == null
                ? null
                : new GateEvidence()
                        .submissionId(submission.id())
                        .departmentReturnId(submission.departmentReturnId())
                        .version(submission.returnVersion())
                        .channel(submission.channel())
                        .sentAt(submission.sentAt().atOffset(ZoneOffset.UTC))
                        .fileName(submission.fileName())
                        .fileHash(submission.fileHash())
                        .acknowledgement(acknowledgement(submission))
                        .estimatedCost(submission.estimate().orElse(null))
                        .submittedBy(submission.submittedBy());
    }

    private static org.grantsuite.grant.api.model.@Nullable Acknowledgement acknowledgement(Submission submission) {
        return submission
                .acknowledgement()
                .map(given -> new org.grantsuite.grant.api.model.Acknowledgement()
                        .reference(given.reference())
                        .acknowledgedAt(given.acknowledgedAt().atOffset(ZoneOffset.UTC)))
                .orElse(null);
    }

    static org.grantsuite.grant.api.model.Submission submission(Submission submission, List<Gated> instalments) {
        return new org.grantsuite.grant.api.model.Submission()
                .id(submission.id())
                .grantId(submission.grantId())
                .reportingPoint(submission.reportingPoint())
                .departmentReturnId(submission.departmentReturnId())
                .version(submission.returnVersion())
                .channel(submission.channel())
                .sentAt(submission.sentAt().atOffset(ZoneOffset.UTC))
                .dueOn(submission.dueOn())
                .late(submission.late())
                .fileName(submission.fileName())
                .fileHash(submission.fileHash())
                .acknowledgement(acknowledgement(submission))
                .estimatedCost(submission.estimate().orElse(null))
                .submittedBy(submission.submittedBy())
                .gates(gates(submission.reportingPoint(), instalments))
                .recordedAt(submission.recordedAt().atOffset(ZoneOffset.UTC));
    }

    private static List<SubmissionGate> gates(String reportingPoint, List<Gated> instalments) {
        return instalments.stream()
                .flatMap(gated -> gated.gate().stream()
                        .filter(gate -> gate.condition().reportingPoint().equals(reportingPoint))
                        .map(gate -> new SubmissionGate()
                                .instalmentNumber(gated.instalment().number())
                                .status(gate.status())))
                .toList();
    }
}
