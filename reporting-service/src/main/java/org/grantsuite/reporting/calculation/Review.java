package org.grantsuite.reporting.calculation;

/** What a validation looks at. */
record Review(ReturnTemplate template, ReturnFacts facts, ReturnFigures figures, CountedFacts counted) {

    static String pounds(long pence) {
        return pence < 0 ? "-£" + Figure.twoDecimals(-pence) : "£" + Figure.twoDecimals(pence);
    }
}
