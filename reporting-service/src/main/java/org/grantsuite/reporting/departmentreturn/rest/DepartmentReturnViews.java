package org.grantsuite.reporting.departmentreturn.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.api.model.Acknowledgement;
import org.grantsuite.reporting.api.model.CellDifference;
import org.grantsuite.reporting.api.model.CertificateTotals;
import org.grantsuite.reporting.api.model.DepartmentReturnStatus;
import org.grantsuite.reporting.api.model.DepartmentReturnSummary;
import org.grantsuite.reporting.api.model.FileFormat;
import org.grantsuite.reporting.api.model.Finding;
import org.grantsuite.reporting.api.model.IndicativeRate;
import org.grantsuite.reporting.api.model.MissingProvider;
import org.grantsuite.reporting.api.model.RecordedWaiver;
import org.grantsuite.reporting.api.model.Severity;
import org.grantsuite.reporting.api.model.Submission;
import org.grantsuite.reporting.api.model.SubmissionChannel;
import org.grantsuite.reporting.api.model.ValidationResult;
import org.grantsuite.reporting.api.model.Watermark;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.calculation.Rate;
import org.grantsuite.reporting.departmentreturn.ReturnJson;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.NotedFinding;
import org.grantsuite.reporting.departmentreturn.document.DocumentWriter;
import org.grantsuite.reporting.departmentreturn.document.ReturnFiles;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.Totals;

/** Department returns in the contract's shapes. */
@ApplicationScoped
class DepartmentReturnViews {

    private final ReturnJson json;
    private final DocumentWriter documents;
    private final ReturnFiles files;

    DepartmentReturnViews(ReturnJson json, DocumentWriter documents, ReturnFiles files) {
        this.json = json;
        this.documents = documents;
        this.files = files;
    }

    org.grantsuite.reporting.api.model.DepartmentReturn view(DepartmentReturn from) {
        var grant = from.grant();
        var point = from.point();
        var view = new org.grantsuite.reporting.api.model.DepartmentReturn()
                .id(from.id())
                .councilCode(from.councilCode())
                .grantId(grant.grantId())
                .grantName(grant.grantName())
                .determinationNumber(grant.determinationNumber())
                .schemeCode(grant.schemeCode())
                .edition(grant.edition())
                .editionHash(grant.editionHash())
                .editionOn(grant.editionOn())
                .reportingPoint(point.code())
                .label(point.label())
                .periodFrom(point.periodFrom())
                .periodTo(point.periodTo())
                .dueOn(point.dueOn())
                .cumulative(point.cumulative())
                .certificationRequired(point.certificationRequired())
                .finalPoint(point.finalPoint());
        addFigures(view, from);
        addLifecycle(view, from);
        return view;
    }

    private void addFigures(org.grantsuite.reporting.api.model.DepartmentReturn view, DepartmentReturn from) {
        var content = from.content();
        var inputs = json.inputs(from);
        var cells = json.cells(from);
        view.allocation(Money.ofPence(content.allocationPence()))
                .receivedToDate(Money.ofPence(content.totals().instalmentsReceivedPence()))
                .underwritten(Money.ofPence(content.underwrittenPence()))
                .recognition(DocumentWriter.recognition(cells))
                .cells(cells.stream()
                        .map(DepartmentReturnViews::withoutProvenance)
                        .toList())
                .indicativeRates(json.rates(from).stream()
                        .map(DepartmentReturnViews::rate)
                        .toList())
                .missingProviders(missing(from))
                .totals(totals(content.totals()))
                .nilReason(inputs.nilReason())
                .inputs(InputsViews.view(inputs, json.waivers(from)))
                .findings(findings(from))
                .difference(differences(json.difference(from)));
    }

    private void addLifecycle(org.grantsuite.reporting.api.model.DepartmentReturn view, DepartmentReturn from) {
        view.revision(from.revision())
                .revisionReason(from.revisionReason().orElse(null))
                .status(status(from))
                .preparedBy(from.preparedBy())
                .preparedAt(utc(from.preparedAt()))
                .frozenBy(from.frozenBy().orElse(null))
                .frozenAt(from.frozenAt().map(DepartmentReturnViews::utc).orElse(null))
                .version(from.version());
        from.contentHash()
                .ifPresent(hash -> view.contentHash(hash)
                        .xlsxHash(files.findHash(
                                        from.id(),
                                        hash,
                                        org.grantsuite.reporting.departmentreturn.document.FileFormat.XLSX)
                                .orElse(null)));
        from.watermark()
                .ifPresent(mark -> view.watermark(new Watermark()
                        .journalSequence(mark.journalSequence())
                        .grantOutboxPosition(mark.grantOutboxPosition())
                        .allocationOutboxPosition(mark.allocationOutboxPosition())
                        .reportingOutboxPosition(mark.reportingOutboxPosition())));
        from.submission().ifPresent(sent -> view.submission(submission(from, sent)));
    }

    List<Cell> cells(DepartmentReturn from) {
        return json.cells(from);
    }

    ValidationResult validation(DepartmentReturn from) {
        var findings = findings(from);
        return new ValidationResult()
                .status(status(from))
                .findings(findings)
                .errors(count(findings, Severity.ERROR))
                .warnings(count(findings, Severity.WARNING))
                .version(from.version());
    }

    static DepartmentReturnSummary summary(DepartmentReturn from) {
        return new DepartmentReturnSummary()
                .id(from.id())
                .grantId(from.grant().grantId())
                .reportingPoint(from.point().code())
                .revision(from.revision())
                .status(status(from))
                .periodTo(from.point().periodTo())
                .dueOn(from.point().dueOn())
                .contentHash(from.contentHash().orElse(null))
                .version(from.version());
    }

    static CertificateTotals totals(Totals totals) {
        return new CertificateTotals()
                .instalmentsReceived(Money.ofPence(totals.instalmentsReceivedPence()))
                .certifiedSpend(Money.ofPence(totals.certifiedSpendPence()))
                .unspent(Money.ofPence(totals.unspentPence()))
                .misspent(Money.ofPence(totals.misspentPence()));
    }

    static List<CellDifference> differences(List<org.grantsuite.reporting.calculation.CellDifference> from) {
        return from.stream()
                .map(one -> new CellDifference()
                        .code(one.code())
                        .key(one.key())
                        .before(one.before())
                        .after(one.after()))
                .toList();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private List<Finding> findings(DepartmentReturn from) {
        return documents.findings(from).stream()
                .map(DepartmentReturnViews::finding)
                .toList();
    }

    private static Finding finding(NotedFinding from) {
        var finding = new Finding()
                .id(from.id())
                .severity(Severity.valueOf(from.severity().name()))
                .place(from.place())
                .message(from.message());
        var waiver = from.waiver();
        return waiver == null
                ? finding
                : finding.waiver(new RecordedWaiver()
                        .reason(waiver.reason())
                        .by(waiver.by())
                        .at(utc(waiver.at())));
    }

    private static IndicativeRate rate(Rate from) {
        return new IndicativeRate()
                .code(from.code())
                .label(from.label())
                .unit(from.unit())
                .days((int) from.days())
                .value(from.value())
                .perThirtyDays(from.perThirtyDays());
    }

    private List<MissingProvider> missing(DepartmentReturn from) {
        return documents.missing(from).stream()
                .map(one -> new MissingProvider().providerId(one.providerId()).paid(one.paid()))
                .toList();
    }

    private static Submission submission(
            DepartmentReturn from, org.grantsuite.reporting.departmentreturn.domain.Submission sent) {
        var view = new Submission()
                .channel(SubmissionChannel.valueOf(sent.channel()))
                .sentAt(utc(sent.sentAt()))
                .fileFormat(FileFormat.valueOf(sent.fileFormat()))
                .fileName(sent.fileName())
                .fileHash(sent.fileHash())
                .late(sent.late())
                .submittedBy(sent.submittedBy())
                .recordedAt(utc(sent.recordedAt()))
                .toldGrantService(Submission.ToldGrantServiceEnum.valueOf(
                        from.grantServiceTold().orElse("PENDING")));
        var acknowledgedAt = sent.acknowledgedAt();
        return acknowledgedAt == null
                ? view
                : view.acknowledgement(new Acknowledgement()
                        .reference(sent.acknowledgementReference())
                        .acknowledgedAt(utc(acknowledgedAt)));
    }

    private static Cell withoutProvenance(Cell cell) {
        return new Cell(
                cell.code(),
                cell.key(),
                cell.measure(),
                cell.route(),
                cell.label(),
                cell.type(),
                cell.value(),
                cell.unit(),
                cell.aggregation(),
                List.of());
    }

    private static DepartmentReturnStatus status(DepartmentReturn from) {
        return DepartmentReturnStatus.valueOf(from.status().name());
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.getSeverity() == severity)
                .count();
    }
}
