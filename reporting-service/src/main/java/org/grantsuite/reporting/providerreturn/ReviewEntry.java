package org.grantsuite.reporting.providerreturn;

import java.time.Instant;
import org.grantsuite.reporting.providerreturn.domain.LineStep;
import org.jspecify.annotations.Nullable;

/** One thing said of one line. */
public record ReviewEntry(
        String line, LineStep step, @Nullable String words, String by, Instant at) {}
