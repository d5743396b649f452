package org.grantsuite.commons.problem;

/**
 * A named reason for a refusal. Each feature keeps its own enum, in the order in which it checks; {@code name()} is the
 * {@code code} of the problem document (RFC 9457). Status 409 where a retry could succeed, 422 where it never will.
 */
public interface ProblemCode {
    String name();

    int status();

    /** Plain words, the same for every occurrence. */
    String title();
}
