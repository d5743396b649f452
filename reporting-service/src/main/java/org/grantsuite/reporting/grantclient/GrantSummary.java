package org.grantsuite.reporting.grantclient;

import java.util.UUID;

/** What a return needs to know of a grant. */
public record GrantSummary(
        UUID id, String name, String determinationNumber, String schemeCode, String edition, long allocationPence) {}
