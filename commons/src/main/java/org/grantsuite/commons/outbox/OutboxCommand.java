package org.grantsuite.commons.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored command on its way. */
public record OutboxCommand(
        UUID id,
        long seq,
        UUID grantId,
        String command,
        String businessKey,
        LocalDate datedOn,
        String target,
        JsonNode payload,
        String actingPerson,
        @Nullable String correlationId,
        @Nullable String traceParent,
        int attempts) {}
