package org.grantsuite.reporting.departmentreturn.document;

import java.util.List;
import java.util.Locale;

/** In which forms a return is sent. */
public enum FileFormat {
    JSON("application/json"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ODS("application/vnd.oasis.opendocument.spreadsheet"),
    CSV("text/csv"),
    PDF("application/pdf"),
    /** The department's own workbook, filled in; of the kind it was sent in. */
    WORKBOOK("application/octet-stream");

    /** Made whenever a return is frozen; the department's workbook is filled when asked for. */
    static final List<FileFormat> OURS = List.of(JSON, XLSX, ODS, CSV, PDF);

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
