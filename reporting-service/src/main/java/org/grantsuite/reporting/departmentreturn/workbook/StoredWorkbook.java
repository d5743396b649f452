package org.grantsuite.reporting.departmentreturn.workbook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A blank the department sent out, for one reporting point of a scheme.
 *
 * @param mapping the one recorded last, null while none was
 */
public record StoredWorkbook(
        UUID id,
        String schemeCode,
        String reportingPoint,
        String label,
        String extension,
        String fileHash,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable WorkbookMapping mapping,
        @Nullable String mappedBy,
        @Nullable Instant mappedAt) {}
