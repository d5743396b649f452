package org.grantsuite.grant.chronicle;

import java.time.Instant;
import java.util.UUID;

/** Identity, moment and author of a new record. */
public record Stamp(UUID id, Instant at, String by) {}
