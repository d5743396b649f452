package org.grantsuite.allocation.sheet;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How a table is written, by the media type it was sent under. */
public enum SheetFormat {
    CSV,
    XLSX,
    ODS;

    public static SheetFormat of(@Nullable MediaType type) {
        String subtype = type == null ? "" : type.getSubtype();
        if (subtype.contains("spreadsheetml")) {
            return XLSX;
        }
        return subtype.contains("opendocument") ? ODS : CSV;
    }

    /** Reads the file's tables one after the other, each from its first row until the taker has enough of it. */
    void read(SpooledFile file, RowTaker taker) throws IOException {
        switch (this) {
            case CSV -> CsvSheet.read(file, taker);
            case XLSX -> XlsxSheets.read(file, taker);
            case ODS -> OdsSheets.read(file, taker);
        }
    }
}
