package org.grantsuite.reporting.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What was answered to an information request of grant-service, and with which evidence. */
public record InformationAnswer(
        UUID id,
        UUID grantId,
        UUID informationRequestId,
        LocalDate answeredOn,
        String answer,
        List<UUID> evidenceIds,
        String answeredBy,
        Instant recordedAt) {

    public InformationAnswer {
        evidenceIds = List.copyOf(evidenceIds);
    }
}
