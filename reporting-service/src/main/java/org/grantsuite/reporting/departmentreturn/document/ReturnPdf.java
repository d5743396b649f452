package org.grantsuite.reporting.departmentreturn.document;

import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Document;

/** The frozen return to read and print. Where each figure comes from is left to the other files: that can be thousands. */
final class ReturnPdf {

    private ReturnPdf() {}

    static byte[] bytes(Document document, String contentHash) {
        var header = document.header();
        var pages = new PdfPages(header.grantName() + ": " + header.reportingPoint() + ", version " + header.revision())
                .table(ReturnTables.cover(document, contentHash))
                .heading("Figures")
                .table(ReturnTables.cells(document.cells()));
        if (!document.indicativeRates().isEmpty()) {
            pages.heading("Per thirty days, indicative")
                    .paragraph(
                            "Periods are of unequal length and are not compared raw. A rate spreads a figure evenly over its"
                                    + " days; it is no observation.")
                    .table(ReturnTables.rates(document));
        }
        if (!document.missingProviders().isEmpty()) {
            pages.heading("Paid providers that have not reported").table(ReturnTables.missing(document));
        }
        if (!document.findings().isEmpty()) {
            pages.heading("Findings and waivers").table(ReturnTables.findings(document));
        }
        return pages.bytes();
    }
}
