package org.grantsuite.reporting.departmentreturn.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.calculation.CellType;
import org.grantsuite.reporting.calculation.CertificateTotals;
import org.grantsuite.reporting.calculation.Finding;
import org.grantsuite.reporting.calculation.LineKind;
import org.grantsuite.reporting.departmentreturn.RecordedWaiver;
import org.grantsuite.reporting.departmentreturn.ReturnJson;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Document;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Header;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Missing;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.NotedFinding;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Totals;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Waiver;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.Watermark;

/** Puts a return together as the document that is hashed, signed for and sent. */
@ApplicationScoped
public class DocumentWriter {

    public static final String FORMAT = "grant-suite/department-return/1";

    private static final String RECOGNITION =
            "A transfer counts on the day it was paid, direct spend on the day it was incurred.";

    private final ReturnJson json;

    DocumentWriter(ReturnJson json) {
        this.json = json;
    }

    /** Said on the return itself, so that nobody has to guess which date counts and what rests on a cut-off's judgement. */
    public static String recognition(List<Cell> cells) {
        return RECOGNITION
                + part(cells, LineKind.ACCRUED, " Accrued at a cut-off, within the direct spend: £")
                + part(cells, LineKind.PREPAID, " Prepaid at a cut-off, taken from the direct spend: £");
    }

    private static String part(List<Cell> cells, LineKind kind, String words) {
        return cells.stream()
                .filter(cell -> cell.type() == CellType.MONEY && cell.key().equals(kind.name()))
                .findFirst()
                .map(cell -> words + String.valueOf(cell.value()).replace("-", "") + ".")
                .orElse("");
    }

    Document write(DepartmentReturn from, Watermark watermark) {
        return new Document(
                FORMAT,
                header(from),
                json.cells(from),
                json.rates(from),
                missing(from),
                totals(from.content().totals().toCalculation()),
                findings(from),
                watermark);
    }

    public List<Missing> missing(DepartmentReturn from) {
        return json.missing(from).stream()
                .map(one -> new Missing(one.providerId(), Money.ofPence(one.paidPence())))
                .toList();
    }

    public List<NotedFinding> findings(DepartmentReturn from) {
        var waivers = json.waivers(from);
        return json.findings(from).stream()
                .map(finding -> noted(finding, waivers))
                .toList();
    }

    private static NotedFinding noted(Finding finding, List<RecordedWaiver> waivers) {
        var waiver = waivers.stream()
                .filter(one -> one.id().equals(finding.id()))
                .findFirst()
                .map(one -> new Waiver(one.reason(), one.by(), one.at()))
                .orElse(null);
        return new NotedFinding(finding.id(), finding.severity(), finding.place(), finding.message(), waiver);
    }

    public static Totals totals(CertificateTotals totals) {
        return new Totals(
                Money.ofPence(totals.instalmentsReceivedPence()),
                Money.ofPence(totals.certifiedSpendPence()),
                Money.ofPence(totals.unspentPence()),
                Money.ofPence(totals.misspentPence()));
    }

    private Header header(DepartmentReturn from) {
        var grant = from.grant();
        var point = from.point();
        var content = from.content();
        var inputs = json.inputs(from);
        return new Header(
                from.councilCode(),
                grant.grantId(),
                grant.grantName(),
                grant.determinationNumber(),
                point.code(),
                point.periodFrom(),
                point.periodTo(),
                point.dueOn(),
                from.revision(),
                from.revisionReason().orElse(null),
                grant.schemeCode(),
                grant.edition(),
                grant.editionHash(),
                grant.editionOn(),
                Money.ofPence(content.allocationPence()),
                Money.ofPence(content.totals().instalmentsReceivedPence()),
                Money.ofPence(content.underwrittenPence()),
                inputs.nilReason(),
                inputs.assurance(),
                inputs.exceptions(),
                recognition(json.cells(from)));
    }
}
