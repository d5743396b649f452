package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.ACKNOWLEDGED_ALREADY;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.ACKNOWLEDGED_BEFORE_SENT;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CERTIFICATE_DIFFERS;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CERTIFICATE_INCOMPLETE;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DATE_IN_FUTURE;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_NOT_FROZEN;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_NOT_SUBMITTED;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_SUBMITTED;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.FILE_HASH_MISMATCH;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.SENT_BEFORE_PERIOD_END;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.departmentreturn.document.ReturnFiles;
import org.grantsuite.reporting.departmentreturn.document.StoredFile;
import org.grantsuite.reporting.departmentreturn.domain.CertificateStatus;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.grantsuite.reporting.departmentreturn.domain.Submission;
import org.grantsuite.reporting.grantclient.SubmissionNotice;

/** Records that a return was sent, and tells grant-service, where a gate may hang on it. */
@ApplicationScoped
@Transactional
public class SubmissionService {

    private final DepartmentReturnRepository repository;
    private final DepartmentReturnService returns;
    private final CertificateRepository certificates;
    private final ReturnFiles files;
    private final Outbox outbox;
    private final Desk desk;

    SubmissionService(
            DepartmentReturnRepository repository,
            DepartmentReturnService returns,
            CertificateRepository certificates,
            ReturnFiles files,
            Outbox outbox,
            Desk desk) {
        this.repository = repository;
        this.returns = returns;
        this.certificates = certificates;
        this.files = files;
        this.outbox = outbox;
        this.desk = desk;
    }

    public DepartmentReturn submit(UUID id, Sending sending) {
        var found = repository.lock(id);
        var contentHash = requireReady(found);
        requireCertified(found, contentHash);
        var file = files.find(id, contentHash, sending.format(), sending.fileHash())
                .orElseThrow(() -> Refusal.of(
                                FILE_HASH_MISMATCH,
                                "No file of the form " + sending.format() + " was made of these figures")
                        .at("fileFormat", "send one of the files this service gave"));
        requireSameFile(file, sending);
        requireDates(found, sending);
        returns.requireInForce(found, sending.sentAt());
        desk.figures().requireOpenWhereMoneyChanges(found, desk.clock().dateOf(sending.sentAt()));
        var submission = submission(found, sending, file);
        supersedeEarlier(found);
        found.submit(submission);
        repository.flush();
        tellGrantService(found, submission);
        desk.trail().tell("Submitted", found, null);
        return found;
    }

    public DepartmentReturn acknowledge(UUID id, String reference, Instant at) {
        var found = repository.lock(id);
        var sent = found.submission()
                .orElseThrow(() ->
                        Refusal.of(DEPARTMENT_RETURN_NOT_SUBMITTED, "The return is " + found.status() + " still"));
        Require.that(
                sent.acknowledgedAt() == null,
                () -> Refusal.of(ACKNOWLEDGED_ALREADY, "It was acknowledged under another reference or already"));
        requirePast(at);
        requireAfterSending(sent.sentAt(), at);
        found.acknowledge(reference, at);
        repository.flush();
        found.submission().ifPresent(now -> tellGrantService(found, now));
        desk.trail().tell("Acknowledged", found, reference);
        return found;
    }

    private static String requireReady(DepartmentReturn found) {
        var status = found.status();
        Require.that(
                status != DepartmentReturnStatus.SUBMITTED && status != DepartmentReturnStatus.SUPERSEDED,
                () -> Refusal.of(DEPARTMENT_RETURN_SUBMITTED, "The return is " + status));
        return found.contentHash()
                .filter(hash -> status.isSealed())
                .orElseThrow(() -> Refusal.of(DEPARTMENT_RETURN_NOT_FROZEN, "The return is " + status));
    }

    /** V14 (invariant 8): the certificate has to be about these very figures, looked at once more when they leave. */
    private void requireCertified(DepartmentReturn found, String contentHash) {
        if (!found.point().certificationRequired()) {
            return;
        }
        var certificate = certificates
                .inForce(found.id())
                .filter(one -> one.status() == CertificateStatus.COMPLETE)
                .orElseThrow(() -> Refusal.of(
                        CERTIFICATE_INCOMPLETE, found.point().code() + " is sent with a complete certificate only"));
        Require.that(
                certificate.contentHash().equals(contentHash)
                        && certificate.totals().equals(found.content().totals()),
                () -> Refusal.of(CERTIFICATE_DIFFERS, "V14: the certificate is about other figures or another hash"));
    }

    private static void requireSameFile(StoredFile file, Sending sending) {
        Require.that(
                file.hash().equals(sending.fileHash()),
                () -> Refusal.of(
                                FILE_HASH_MISMATCH, "Send the file " + file.name() + " exactly as this service gave it")
                        .at("fileHash", "the file has another hash"));
    }

    private void requireDates(DepartmentReturn found, Sending sending) {
        requirePast(sending.sentAt());
        Require.that(
                desk.clock().dateOf(sending.sentAt()).isAfter(found.point().periodTo()),
                () -> Refusal.of(
                                SENT_BEFORE_PERIOD_END,
                                "The period ends on " + found.point().periodTo())
                        .at("sentAt", "it lies within the period"));
        var acknowledgedAt = sending.acknowledgedAt();
        if (acknowledgedAt != null) {
            requirePast(acknowledgedAt);
            requireAfterSending(sending.sentAt(), acknowledgedAt);
        }
    }

    private void requirePast(Instant moment) {
        Require.that(
                !moment.isAfter(desk.clock().now()),
                () -> Refusal.of(DATE_IN_FUTURE, "Neither sending nor acknowledgement can lie in the future"));
    }

    private static void requireAfterSending(Instant sentAt, Instant acknowledgedAt) {
        Require.that(
                !acknowledgedAt.isBefore(sentAt),
                () -> Refusal.of(ACKNOWLEDGED_BEFORE_SENT, "The acknowledgement is older than the sending"));
    }

    /** R34: late is judged on the day it was sent, which ends at midnight in London, and is accepted all the same. */
    private Submission submission(DepartmentReturn found, Sending sending, StoredFile file) {
        boolean late =
                !sending.sentAt().isBefore(desk.clock().endOf(found.point().dueOn()));
        return new Submission(
                sending.channel(),
                sending.sentAt(),
                sending.format().name(),
                file.name(),
                file.hash(),
                sending.acknowledgementReference(),
                sending.acknowledgedAt(),
                late,
                desk.caller().subject(),
                desk.clock().now());
    }

    private void supersedeEarlier(DepartmentReturn found) {
        repository
                .revision(found.grant().grantId(), found.point().code(), found.revision() - 1)
                .map(earlier -> repository.lock(earlier.id()))
                .ifPresent(DepartmentReturn::supersede);
    }

    private void tellGrantService(DepartmentReturn found, Submission submission) {
        var notice = new SubmissionNotice(
                found.id(),
                found.point().code(),
                found.revision(),
                submission.channel(),
                submission.sentAt(),
                submission.fileName(),
                submission.fileHash(),
                submission.acknowledgementReference(),
                submission.acknowledgedAt(),
                submission.submittedBy());
        outbox.send(new OutboxMessage(
                found.grant().grantId(),
                SubmissionNotice.COMMAND,
                "department-return/" + found.id() + "/" + found.revision()
                        + (submission.acknowledgedAt() == null ? "" : "/acknowledged"),
                desk.clock().dateOf(submission.sentAt()),
                "/v1/grants/" + found.grant().grantId() + "/submissions",
                notice));
    }
}
