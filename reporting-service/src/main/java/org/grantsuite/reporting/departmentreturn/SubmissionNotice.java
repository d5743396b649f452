package org.grantsuite.reporting.departmentreturn;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What grant-service is told of a submitted return: evidence for a gate (R12). Stored as the payload of an outbox command. */
public record SubmissionNotice(
        UUID departmentReturnId,
        String reportingPoint,
        int revision,
        String channel,
        Instant sentAt,
        String fileName,
        String fileHash,
        @Nullable String acknowledgementReference,
        @Nullable Instant acknowledgedAt,
        String submittedBy) {

    static final String COMMAND = "RecordSubmission";
}
