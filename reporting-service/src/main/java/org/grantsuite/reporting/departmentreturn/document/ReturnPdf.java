package org.grantsuite.reporting.departmentreturn.document;

import org.grantsuite.reporting.departmentreturn.document.DocumentShapes.Document;

/** The frozen return to read and print. Where each figure comes from is left to the other files: that can be thousands. */
final class ReturnPdf {

    private static final int MOST_ROWS = 500;

    private ReturnPdf() {}

    static byte[] bytes(Document document, String contentHash) {
        var header = document.header();
        var pages = new PdfPages(header.grantName() + ": " + header.reportingPoint() + ", version " + header.revision())
                .table(ReturnTables.cover(document, contentHash))
                .heading("Figures")
                .table(ReturnTables.cells(document.cells()));
        if (!document.indicativeRates().isEmpty()) {
            pages.heading("Per thirty days, indicative")
                    .paragraph("Periods are of unequal length and are not compared raw. A rate spreads a figure evenly"
                            + " over its days; it is no observation.")
                    .table(ReturnTables.rates(document));
        }
        if (!document.missingProviders().isEmpty()) {
            listed(pages.heading("Paid providers that have not reported"), ReturnTables.missing(document));
        }
        if (!document.findings().isEmpty()) {
            listed(pages.heading("Findings and waivers"), ReturnTables.findings(document));
        }
        return pages.bytes();
    }

    /** Nobody reads thousands of rows on paper; where they are left out, the page says how many and where they stand. */
    private static void listed(PdfPages pages, Table table) {
        int rows = table.rows().size() - 1;
        if (rows <= MOST_ROWS) {
            pages.table(table);
            return;
        }
        pages.table(new Table(table.name(), true, table.rows().subList(0, MOST_ROWS + 1)));
        pages.paragraph(
                "These are the first " + MOST_ROWS + " of " + rows + "; the spreadsheet and the CSV file hold all.");
    }
}
