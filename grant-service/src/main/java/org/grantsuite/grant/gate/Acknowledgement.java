package org.grantsuite.grant.gate;

import java.time.Instant;

/** The department's word that it has the return. */
public record Acknowledgement(String reference, Instant acknowledgedAt) {}
