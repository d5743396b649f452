package org.grantsuite.reporting.departmentreturn.document;

import java.util.ArrayList;
import java.util.List;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.calculation.CellType;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Document;
import org.grantsuite.reporting.departmentreturn.document.Table.Value;
import org.jspecify.annotations.Nullable;

/** The frozen return as sheets: what it says, where each figure comes from, who is missing and what was found. */
final class ReturnTables {

    private ReturnTables() {}

    static List<Table> of(Document document, String contentHash) {
        return List.of(
                cover(document, contentHash),
                cells(document.cells()),
                provenance(document.cells()),
                missing(document),
                findings(document),
                rates(document));
    }

    static Table cover(Document document, String contentHash) {
        var header = document.header();
        var rows = new ArrayList<List<Value>>();
        rows.add(Table.row("Council", header.councilCode()));
        rows.add(Table.row("Grant", header.grantName()));
        rows.add(Table.row("Determination", header.determinationNumber()));
        rows.add(Table.row("Scheme edition", header.schemeCode() + " " + header.edition()));
        rows.add(Table.row("Edition in force on", text(header.editionOn())));
        rows.add(Table.row("Reporting point", header.reportingPoint()));
        rows.add(Table.row("Period from", header.periodFrom().toString()));
        rows.add(Table.row("Period to", header.periodTo().toString()));
        rows.add(Table.row("Due on", header.dueOn().toString()));
        rows.add(Table.row("Version", Integer.toString(header.revision())));
        rows.add(Table.row("Reason for the version", header.revisionReason()));
        rows.add(Table.row("Allocation", header.allocation().amount()));
        rows.add(Table.row("Received to date", header.receivedToDate().amount()));
        rows.add(Table.row("Underwritten", header.underwritten().amount()));
        rows.add(Table.row("Reason for a nil return", header.nilReason()));
        rows.add(Table.row("Statement of assurance", header.assurance()));
        rows.add(Table.row("Exceptions", header.exceptions()));
        rows.add(Table.row("Certified spend", document.totals().certifiedSpend().amount()));
        rows.add(Table.row("Unspent", document.totals().unspent().amount()));
        rows.add(Table.row("Misspent", document.totals().misspent().amount()));
        rows.add(Table.row("Recognition", header.recognition()));
        rows.add(Table.row(
                "Ledger read up to journal",
                document.watermark().journalSequence().toString()));
        rows.add(Table.row("Content hash (SHA-256)", contentHash));
        return new Table("Return", false, rows);
    }

    static Table cells(List<Cell> cells) {
        var rows = headed("Field", "Line", "Label", "Value", "Unit", "Aggregation");
        for (var cell : cells) {
            rows.add(List.of(
                    Value.of(cell.code()),
                    Value.of(cell.key()),
                    Value.of(cell.label()),
                    Value.of(cell.value(), cell.type()),
                    Value.of(cell.unit()),
                    Value.of(cell.aggregation())));
        }
        return new Table("Cells", true, rows);
    }

    private static Table provenance(List<Cell> cells) {
        var rows = headed("Field", "Line", "Source", "Reference", "Amount");
        for (var cell : cells) {
            cell.provenance()
                    .forEach(from -> rows.add(
                            Table.row(cell.code(), cell.key(), from.source().name(), from.reference(), from.amount())));
        }
        return new Table("Provenance", true, rows);
    }

    static Table missing(Document document) {
        var rows = headed("Provider", "Paid");
        document.missingProviders()
                .forEach(one -> rows.add(
                        List.of(Value.of(one.providerId()), Value.of(one.paid().amount(), CellType.MONEY))));
        return new Table("Missing providers", true, rows);
    }

    static Table findings(Document document) {
        var rows = headed("Validation", "Severity", "Place", "Finding", "Waived because", "Waived by");
        for (var finding : document.findings()) {
            var waiver = finding.waiver();
            rows.add(Table.row(
                    finding.id(),
                    finding.severity().name(),
                    finding.place(),
                    finding.message(),
                    waiver == null ? null : waiver.reason(),
                    waiver == null ? null : waiver.by()));
        }
        return new Table("Findings", true, rows);
    }

    static Table rates(Document document) {
        var rows = headed("Field", "Label", "Days", "Figure", "Per 30 days (indicative)");
        for (var rate : document.indicativeRates()) {
            rows.add(List.of(
                    Value.of(rate.code()),
                    Value.of(rate.label()),
                    Value.of(Long.toString(rate.days()), CellType.COUNT),
                    Value.of(rate.value(), CellType.HOURS),
                    Value.of(rate.perThirtyDays(), CellType.HOURS)));
        }
        return new Table("Indicative rates", true, rows);
    }

    private static List<List<Value>> headed(String... names) {
        var rows = new ArrayList<List<Value>>();
        rows.add(Table.row(names));
        return rows;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
