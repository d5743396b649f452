package org.grantsuite.allocation.sheet;

/** Takes rows as they are read. */
interface RowTaker {
    enum Wish {
        GO_ON,
        NEXT_SHEET,
        ENOUGH
    }

    Wish take(SheetRow row);
}
