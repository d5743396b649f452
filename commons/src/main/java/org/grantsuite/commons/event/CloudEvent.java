package org.grantsuite.commons.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in JSON; `councilcode` and `correlationid` are extension attributes. */
public record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        OffsetDateTime time,
        String councilcode,
        @Nullable String correlationid,
        String datacontenttype,
        @JsonRawValue String data) {}
