package org.grantsuite.commons.outbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command a sibling refused: a person decides whether it is sent again or withdrawn. */
public record WorkItem(
        UUID id,
        UUID grantId,
        String command,
        String businessKey,
        LocalDate datedOn,
        String target,
        String actingPerson,
        String status,
        int attempts,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime settledAt,
        @Nullable @JsonRawValue String refusal,
        @Nullable String withdrawalReason) {}
