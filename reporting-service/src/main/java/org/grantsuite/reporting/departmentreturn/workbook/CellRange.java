package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.Optional;

/** A rectangle of cells, both corners included. */
record CellRange(CellPlace from, CellPlace to) {

    static Optional<CellRange> of(String sheet, String reference) {
        int colon = reference.indexOf(':');
        var from = CellPlace.of(sheet, colon < 0 ? reference : reference.substring(0, colon));
        var to = colon < 0 ? from : CellPlace.of(sheet, reference.substring(colon + 1));
        return from.flatMap(one -> to.map(other -> new CellRange(one, other)));
    }

    boolean contains(CellPlace place) {
        return place.column() >= from.column()
                && place.column() <= to.column()
                && place.row() >= from.row()
                && place.row() <= to.row();
    }
}
