package org.grantsuite.reporting.departmentreturn;

import java.util.UUID;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.jspecify.annotations.Nullable;

/** Which department returns to list; a null asks for all. */
public record DepartmentReturnFilter(
        @Nullable UUID grantId,
        @Nullable String reportingPoint,
        @Nullable DepartmentReturnStatus status) {}
