package org.grantsuite.grant.decision.domain;

/** Who agreed that a decision could not wait for its call-in, and why it could not. */
public record Urgency(String agreedBy, String reason) {}
