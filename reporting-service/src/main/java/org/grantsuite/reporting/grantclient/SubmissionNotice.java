package org.grantsuite.reporting.grantclient;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.reporting.grantclient.model.Acknowledgement;
import org.grantsuite.reporting.grantclient.model.Channel;
import org.grantsuite.reporting.grantclient.model.SubmissionRequest;
import org.jspecify.annotations.Nullable;

/**
 * What grant-service is told of a submitted return: evidence for a gate (R12). Stored as the payload of an outbox
 * command.
 */
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

    public static final String COMMAND = "RecordSubmission";

    SubmissionRequest request() {
        var request = new SubmissionRequest()
                .reportingPoint(reportingPoint)
                .departmentReturnId(departmentReturnId)
                .version(revision)
                .channel(Channel.fromValue(channel))
                .sentAt(utc(sentAt))
                .fileName(fileName)
                .fileHash(fileHash)
                .submittedBy(submittedBy);
        if (acknowledgedAt != null) {
            request.acknowledgement(
                    new Acknowledgement().reference(acknowledgementReference).acknowledgedAt(utc(acknowledgedAt)));
        }
        return request;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
