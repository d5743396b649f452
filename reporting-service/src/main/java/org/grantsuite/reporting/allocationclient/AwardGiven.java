package org.grantsuite.reporting.allocationclient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An award as the public and a questioner may hear of it, with its lines by pot. */
public record AwardGiven(
        UUID id,
        String providerId,
        int round,
        String status,
        long pence,
        List<PotLine> lines,
        LocalDate offeredOn,
        @Nullable LocalDate acceptedOn,
        Instant recordedAt) {

    public record PotLine(String potCode, long pence) {}

    public boolean isAccepted() {
        return status.equals("ACCEPTED");
    }

    public boolean isDeclined() {
        return status.equals("DECLINED");
    }
}
