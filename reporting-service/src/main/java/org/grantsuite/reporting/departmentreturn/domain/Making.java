package org.grantsuite.reporting.departmentreturn.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Under which id, as which revision and why, by whom and when a return is begun. */
public record Making(UUID id, int revision, @Nullable String revisionReason, String by, Instant at) {}
