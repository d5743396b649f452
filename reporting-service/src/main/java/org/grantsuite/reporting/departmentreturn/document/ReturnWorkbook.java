package org.grantsuite.reporting.departmentreturn.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.calculation.CellType;
import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Document;
import org.jspecify.annotations.Nullable;

/** The frozen return as a workbook: what it says, where each figure comes from, who is missing and what was found. */
final class ReturnWorkbook {

    private static final String APPLICATION = "grant-suite";
    private static final String VERSION = "1.0";

    private ReturnWorkbook() {}

    static byte[] bytes(Document document, String contentHash) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, APPLICATION, VERSION)) {
            cover(workbook.newWorksheet("Return"), document, contentHash);
            cells(workbook.newWorksheet("Cells"), document.cells());
            provenance(workbook.newWorksheet("Provenance"), document.cells());
            missing(workbook.newWorksheet("Missing providers"), document);
            findings(workbook.newWorksheet("Findings"), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void cover(Worksheet sheet, Document document, String contentHash) {
        var header = document.header();
        var rows = new String[][] {
            {"Council", header.councilCode()},
            {"Grant", header.grantName()},
            {"Determination", header.determinationNumber()},
            {"Scheme edition", header.schemeCode() + " " + header.edition()},
            {"Reporting point", header.reportingPoint()},
            {"Period from", header.periodFrom().toString()},
            {"Period to", header.periodTo().toString()},
            {"Due on", header.dueOn().toString()},
            {"Version", Integer.toString(header.revision())},
            {"Reason for the version", header.revisionReason()},
            {"Allocation", header.allocation().amount()},
            {"Received to date", header.receivedToDate().amount()},
            {"Underwritten", header.underwritten().amount()},
            {"Reason for a nil return", header.nilReason()},
            {"Certified spend", document.totals().certifiedSpend().amount()},
            {"Unspent", document.totals().unspent().amount()},
            {"Misspent", document.totals().misspent().amount()},
            {"Recognition", header.recognition()},
            {"Ledger read up to journal", document.watermark().journalSequence().toString()},
            {"Content hash (SHA-256)", contentHash}
        };
        for (int i = 0; i < rows.length; i++) {
            row(sheet, i, rows[i]);
        }
    }

    private static void cells(Worksheet sheet, List<Cell> cells) {
        row(sheet, 0, "Field", "Line", "Label", "Value", "Unit", "Aggregation");
        int line = 1;
        for (var cell : cells) {
            row(sheet, line, cell.code(), cell.key(), cell.label(), null, cell.unit(), cell.aggregation());
            value(sheet, line, 3, cell);
            line++;
        }
    }

    /**
     * A figure is a number in its sheet, exactly as many decimals as it has; everything else is text and never a
     * formula.
     */
    private static void value(Worksheet sheet, int line, int column, Cell cell) {
        var value = cell.value();
        if (value == null) {
            return;
        }
        if (cell.type() == CellType.TEXT || cell.type() == CellType.LIST) {
            sheet.value(line, column, value);
            return;
        }
        sheet.value(line, column, new BigDecimal(value));
        sheet.style(line, column)
                .format(cell.type() == CellType.COUNT ? "#,##0" : "#,##0.00")
                .set();
    }

    private static void provenance(Worksheet sheet, List<Cell> cells) {
        row(sheet, 0, "Field", "Line", "Source", "Reference", "Amount");
        int line = 1;
        for (var cell : cells) {
            for (var from : cell.provenance()) {
                row(sheet, line++, cell.code(), cell.key(), from.source().name(), from.reference(), from.amount());
            }
        }
    }

    private static void missing(Worksheet sheet, Document document) {
        row(sheet, 0, "Provider", "Paid");
        int line = 1;
        for (var one : document.missingProviders()) {
            row(sheet, line++, one.providerId(), one.paid().amount());
        }
    }

    private static void findings(Worksheet sheet, Document document) {
        row(sheet, 0, "Validation", "Severity", "Place", "Finding", "Waived because");
        int line = 1;
        for (var finding : document.findings()) {
            var waiver = finding.waiver();
            row(
                    sheet,
                    line++,
                    finding.id(),
                    finding.severity().name(),
                    finding.place(),
                    finding.message(),
                    waiver == null ? null : waiver.reason());
        }
    }

    private static void row(Worksheet sheet, int line, @Nullable String... texts) {
        for (int column = 0; column < texts.length; column++) {
            var text = texts[column];
            if (text != null) {
                sheet.value(line, column, text);
            }
        }
    }
}
