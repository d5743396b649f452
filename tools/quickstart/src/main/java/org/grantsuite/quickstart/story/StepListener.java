package org.grantsuite.quickstart.story;

/** Told before each step of the story; a test uses it to break something there. */
@FunctionalInterface
public interface StepListener {
    void before(String step);
}
