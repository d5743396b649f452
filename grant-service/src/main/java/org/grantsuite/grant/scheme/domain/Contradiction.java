package org.grantsuite.grant.scheme.domain;

/** Something in an edition that its schema allows and that yet cannot be. */
public record Contradiction(String pointer, String message) {}
