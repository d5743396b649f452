package org.grantsuite.reporting.departmentreturn.document;

import java.util.Arrays;
import java.util.List;
import org.grantsuite.reporting.calculation.CellType;
import org.jspecify.annotations.Nullable;

/** One sheet of a return, whatever the file it is written to. The first row may be a heading. */
record Table(String name, boolean headed, List<List<Value>> rows) {

    Table {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** What a cell of a sheet holds; a figure is exactly the text it is stored as. */
    record Value(@Nullable String text, Kind kind) {

        static Value of(@Nullable String text) {
            return new Value(text, Kind.TEXT);
        }

        /** A figure is a number in its sheet; everything else is text and never a formula. */
        static Value of(@Nullable String text, CellType type) {
            return new Value(
                    text,
                    switch (type) {
                        case MONEY, HOURS -> Kind.DECIMAL;
                        case COUNT -> Kind.WHOLE;
                        case TEXT, LIST -> Kind.TEXT;
                    });
        }
    }

    /** How a value is shown. */
    enum Kind {
        TEXT,
        DECIMAL,
        WHOLE
    }

    static List<Value> row(@Nullable String... texts) {
        return Arrays.stream(texts).map(Value::of).toList();
    }
}
