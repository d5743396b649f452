package org.grantsuite.quickstart.identity;

/** Where the people of the story get their tokens. */
public interface Tokens {
    /** A token valid now; the same one for the same person while it is. */
    String token(Person person);
}
