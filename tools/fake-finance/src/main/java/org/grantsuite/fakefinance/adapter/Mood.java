package org.grantsuite.fakefinance.adapter;

/** How the finance system feels today. In every mood each line is booked once in the end. */
public enum Mood {
    /** Books and acknowledges. */
    ACKNOWLEDGE,
    /** Turns every third journal away at its first attempt. */
    REJECT,
    /** Has closed the first month it sees. */
    CLOSED_PERIOD,
    /** Holds every journal for two cycles before it decides. */
    LATE,
    /** Takes everything twice and says everything twice. */
    DUPLICATE,
    /** Answers nobody for three cycles, and leaves in the middle of a batch. */
    AWAY
}
