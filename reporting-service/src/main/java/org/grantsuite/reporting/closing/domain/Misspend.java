package org.grantsuite.reporting.closing.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Money found not to have been used for the purposes of the grant; the council's own where no provider is named. */
public record Misspend(@Nullable String providerId, long pence, LocalDate foundOn) {}
