package org.grantsuite.reporting.departmentreturn;

import java.time.Instant;
import org.grantsuite.reporting.departmentreturn.document.FileFormat;
import org.jspecify.annotations.Nullable;

/** What the sender says about sending a return. */
public record Sending(
        String channel,
        Instant sentAt,
        FileFormat format,
        String fileHash,
        @Nullable String acknowledgementReference,
        @Nullable Instant acknowledgedAt) {}
