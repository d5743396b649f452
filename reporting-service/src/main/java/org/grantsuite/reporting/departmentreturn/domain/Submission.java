package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How and when a return was sent, and which exact file. */
@Embeddable
public record Submission(
        @Column(name = "channel") String channel,
        @Column(name = "sent_at") Instant sentAt,
        @Column(name = "file_format") String fileFormat,
        @Column(name = "file_name") String fileName,
        @Column(name = "file_hash") String fileHash,

        @Column(name = "acknowledgement_reference") @Nullable
        String acknowledgementReference,

        @Column(name = "acknowledged_at") @Nullable Instant acknowledgedAt,
        @Column(name = "late") Boolean late,
        @Column(name = "submitted_by") String submittedBy,
        @Column(name = "submission_recorded_at") Instant recordedAt) {

    Submission acknowledged(String reference, Instant at) {
        return new Submission(
                channel, sentAt, fileFormat, fileName, fileHash, reference, at, late, submittedBy, recordedAt);
    }
}
