package org.grantsuite.reporting.calculation;

/** What a validation looks at. */
record Review(ReturnTemplate template, ReturnFacts facts, ReturnFigures figures, CountedFacts counted) {

    static String pounds(long pence) {
        return "£" + Figure.twoDecimals(pence);
    }
}
