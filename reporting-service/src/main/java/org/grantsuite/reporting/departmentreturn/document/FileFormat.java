package org.grantsuite.reporting.departmentreturn.document;

import java.util.Locale;

/** In which forms a return is sent. */
public enum FileFormat {
    JSON,
    XLSX;

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
