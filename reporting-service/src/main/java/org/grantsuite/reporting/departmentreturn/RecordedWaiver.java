package org.grantsuite.reporting.departmentreturn;

import java.time.Instant;

/** A warning that somebody answered for, with the reason (invariant 15). */
public record RecordedWaiver(String id, String reason, String by, Instant at) {}
