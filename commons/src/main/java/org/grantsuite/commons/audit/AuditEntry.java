package org.grantsuite.commons.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the audit trail as it is read. */
public record AuditEntry(
        UUID id,
        OffsetDateTime recordedAt,
        String actor,
        String client,
        String action,
        String subjectType,
        UUID subjectId,
        @Nullable String reason,
        @Nullable String correlationId,
        @JsonRawValue String detail) {}
