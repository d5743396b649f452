package org.grantsuite.reporting.calculation;

/**
 * What one line of direct spend adds to a reporting point: its amount, or less than nothing where only what takes it back
 * falls into the point.
 */
record CountedLine(DirectSpendLine line, long pence, boolean takenBack) {

    String measure() {
        return line.measure();
    }

    String adminKind() {
        return line.adminKind();
    }

    Provenance provenance() {
        String reference = takenBack ? line.reference() + " taken back" : line.reference();
        return new Provenance(line.kind().source(), reference, Figure.twoDecimals(pence));
    }
}
