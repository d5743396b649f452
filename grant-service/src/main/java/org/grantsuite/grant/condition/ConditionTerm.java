package org.grantsuite.grant.condition;

/** A condition as the edition sets it. */
public record ConditionTerm(String code, String label, String source) {}
